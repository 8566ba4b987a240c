package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// errSignal is why a run was stopped.
type errSignal struct{ os.Signal }

func (e errSignal) Error() string { return "stopped by " + e.Signal.String() }

// patience is how long after a signal another one says the same: timeout(1) sends its signal to the program and then to
// the group that the program is in.
const patience = time.Second

// withSignals gives a context that the first SIGINT or SIGTERM cancels; one that comes later than patience ends the
// process at once.
func withSignals() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	c := make(chan os.Signal, 2)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go func() {
		s, ok := <-c
		if !ok {
			return
		}
		first := time.Now()
		cancel(errSignal{s})
		for range c {
			if time.Since(first) > patience {
				os.Exit(signalCode(s))
			}
		}
	}()
	return ctx, func() { signal.Stop(c); close(c); cancel(nil) }
}

func signalCode(s os.Signal) int {
	if s == syscall.SIGTERM {
		return 143
	}
	return 130
}

// stopped is the failure of a run that a signal ended.
func stopped(ctx context.Context) error {
	var s errSignal
	if errors.As(context.Cause(ctx), &s) {
		return fail(signalCode(s.Signal), "run it again: it goes on where it stopped", "%w", s)
	}
	return fail(130, "run it again", "stopped: %w", ctx.Err())
}
