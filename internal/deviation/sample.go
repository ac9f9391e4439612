package deviation

import (
	"fmt"
	"time"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// Sample returns the YAML of a deviation that would allow a finding, to be pasted under deviations and completed: one
// line. It ends half a year after the as-of date, on the first of the grounds.
func Sample(f diag.Finding, grounds []string, asOf string) string {
	ground := "agreed"
	if len(grounds) > 0 {
		ground = grounds[0]
	}
	sample := fmt.Sprintf("- {rule: %s, subject: %s, ground: %s, reason: why it is right, approved_by: who agreed",
		f.Rule, source.Scalar(f.Subject), source.Scalar(ground))
	if day, err := time.Parse(time.DateOnly, asOf); err == nil {
		sample += ", expires: " + day.AddDate(0, 6, 0).Format(time.DateOnly)
	}
	return sample + "}"
}
