package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"broadsheet/archive"
	"broadsheet/crawler"
)

// crawlSummary is what summary.json and `crawl --json` hold.
type crawlSummary struct {
	Verb string `json:"verb"`
	crawler.Summary
	Read *readSummary `json:"read,omitempty"`
	Exit int          `json:"exit_code"`
}

// crawlVerdict gives the run's error and exit code.
func crawlVerdict(ctx context.Context, sum *crawlSummary, f crawlFlags, err error) error {
	down, failed := 0, 0
	for _, s := range sum.Sources {
		if s.Down && s.Requests > 0 {
			down++
		}
		if s.Failed > 0 {
			failed++
		}
	}
	switch {
	case ctx.Err() != nil:
		return stopped(ctx)
	case diskFull(err):
		return fail(ExitDisk, freeSpace, "%w", err)
	case err != nil:
		return fail(ExitError, "run it again: nothing that was fetched is lost", "%w", err)
	case sum.End == crawler.EndDisk:
		return fail(ExitDisk, "free some space, or set --disk-floor", "crawl: the disk floor is reached")
	case down > 0 && down == len(sum.Sources) && sum.Skips[archive.SkipAddress] > 0:
		return fail(ExitOffline, `allow_net = ["a host name or a prefix"] in broadsheet.toml, if it is yours`, "crawl: no source could be reached: a private or local address is refused")
	case down > 0 && down == len(sum.Sources):
		return fail(ExitOffline, "check the network and run it again", "crawl: no source could be reached")
	case down > 0 || failed > 0:
		return fail(ExitPartial, "broadsheet status; what failed is due again later", "crawl: %d of %d sources had failures", max(down, failed), len(sum.Sources))
	case sum.Read != nil && sum.Read.Failed > 0:
		return fail(ExitPartial, "broadsheet verify", "crawl: %d records could not be read back", sum.Read.Failed)
	case f.failOn == "empty" && sum.New+sum.Changed == 0:
		return fail(ExitEmpty, "", "crawl: nothing new")
	}
	return nil
}

// String is the final summary for people, at most ten lines.
func (s crawlSummary) String() string {
	var b strings.Builder
	if s.New+s.Changed == 0 {
		b.WriteString("nothing new")
	} else {
		fmt.Fprintf(&b, "%d new pages, %d changed", s.New, s.Changed)
	}
	fmt.Fprintf(&b, ", %d unchanged · %d requests, %s received in %s", s.Unchanged, s.Requests, humanBytes(s.Bytes), s.Ended.Sub(s.Started).Round(100*time.Millisecond))
	if s.End != crawler.EndDone {
		fmt.Fprintf(&b, " · ended by %s", s.End)
	}
	var parts []string
	for _, o := range []archive.Outcome{archive.OutcomeNotFound, archive.OutcomeGone, archive.OutcomeBlocked, archive.OutcomeLimited, archive.OutcomeServerError, archive.OutcomeFailed} {
		if n := s.Outcomes[o]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", o, n))
		}
	}
	for _, r := range slices.Sorted(maps.Keys(s.Skips)) {
		parts = append(parts, fmt.Sprintf("skipped for %s %d", r, s.Skips[r]))
	}
	if len(parts) > 0 {
		b.WriteString("\n" + strings.Join(parts, " · "))
	}
	if s.Read != nil && s.Read.Read > 0 {
		b.WriteString("\n" + s.Read.String())
	}
	if !s.NextDue.IsZero() {
		b.WriteString("\nnext due " + s.NextDue.UTC().Format(time.RFC3339))
	}
	return b.String()
}
