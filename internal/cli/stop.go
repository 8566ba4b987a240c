package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// errSignal is why a run was stopped.
type errSignal struct{ os.Signal }

func (e errSignal) Error() string { return "stopped by " + e.Signal.String() }

// withSignals gives a context that the first SIGINT or SIGTERM cancels; the second ends the process at once.
func withSignals() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	c := make(chan os.Signal, 2)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	go func() {
		s, ok := <-c
		if !ok {
			return
		}
		cancel(errSignal{s})
		if _, ok := <-c; ok {
			os.Exit(signalCode(s))
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
