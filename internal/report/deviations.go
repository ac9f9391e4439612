package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// The JSON list of deviations, version 1.
type (
	jsonDeviations struct {
		Version    int         `json:"version"`
		Tool       jsonTool    `json:"tool"`
		AsOf       string      `json:"as_of"`
		Deviations []jsonEntry `json:"deviations"`
	}
	jsonEntry struct {
		Ground     string        `json:"ground"`
		Subject    string        `json:"subject"`
		Rule       string        `json:"rule"`
		Reason     string        `json:"reason"`
		ApprovedBy string        `json:"approved_by"`
		ApprovedOn string        `json:"approved_on,omitempty"`
		Expires    string        `json:"expires,omitempty"`
		Status     string        `json:"status"`
		Path       string        `json:"path"`
		Line       int           `json:"line"`
		Column     int           `json:"column"`
		Findings   []jsonFinding `json:"findings"` // that it allows or, where it expired, allowed
	}
)

// WriteDeviations writes the deviations of a chart as text or JSON: by ground, subject and last day.
func WriteDeviations(w io.Writer, format string, result *lint.Result, options Options) error {
	entries := bySubject(result.Deviations)
	if format == "json" {
		list := jsonDeviations{
			Version: 1, Tool: jsonTool{Name: "orglint", Version: options.Version}, AsOf: result.AsOf,
			Deviations: make([]jsonEntry, 0, len(entries)),
		}
		for _, e := range entries {
			list.Deviations = append(list.Deviations, entryOf(e))
		}
		return encode(w, list)
	}
	var b strings.Builder
	ground := ""
	for _, e := range entries {
		if g := e.Deviation.Ground.Value; g != ground {
			ground = g
			fmt.Fprintf(&b, "%s\n", clean(ground))
		}
		writeEntry(&b, e)
	}
	b.WriteString(text.Count(len(entries), "deviation", "deviations") + " as of " + result.AsOf + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// An entry is a deviation for one of its subjects.
type entry struct {
	*deviation.Entry
	deviation.Outcome
}

// bySubject makes an entry of each subject, in order.
func bySubject(all []deviation.Entry) []entry {
	var entries []entry
	for i := range all {
		for _, outcome := range all[i].Outcomes {
			entries = append(entries, entry{&all[i], outcome})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		x, y := a.Deviation, b.Deviation
		return cmp.Or(cmp.Compare(x.Ground.Value, y.Ground.Value), cmp.Compare(a.Subject, b.Subject),
			cmp.Compare(lastDay(x.Expires.Value), lastDay(y.Expires.Value)), cmp.Compare(x.Rule.Value, y.Rule.Value), x.Pos.Compare(y.Pos))
	})
	return entries
}

// lastDay puts deviations that do not end after those that do.
func lastDay(expires string) string {
	if expires == "" {
		return "~"
	}
	return expires
}

func entryOf(e entry) jsonEntry {
	d, place := e.Deviation, e.Deviation.Pos.Place()
	j := jsonEntry{
		Ground: d.Ground.Value, Subject: e.Subject, Rule: d.Rule.Value, Reason: d.Reason.Value, ApprovedBy: d.ApprovedBy.Value,
		ApprovedOn: d.ApprovedOn.Value, Expires: d.Expires.Value, Status: string(e.Status),
		Path: place.Path, Line: place.Line, Column: place.Column, Findings: make([]jsonFinding, 0, len(e.Findings)),
	}
	for _, f := range e.Findings {
		j.Findings = append(j.Findings, jsonOf(f))
	}
	return j
}

// writeEntry writes a deviation as text.
func writeEntry(b *strings.Builder, e entry) {
	d := e.Deviation
	approved := "approved by " + clean(d.ApprovedBy.Value)
	if d.ApprovedOn.Value != "" {
		approved += " on " + d.ApprovedOn.Value
	}
	until := "without end"
	if d.Expires.Value != "" {
		until = "until " + d.Expires.Value
	}
	subject := e.Subject
	if subject == "" {
		subject = "(nobody)"
	}
	fmt.Fprintf(b, "  %s, %s: %s, %s (%s)\n", clean(subject), clean(d.Rule.Value), approved, until, location(d.Pos.Place()))
	fmt.Fprintf(b, "    reason: %s\n", clean(d.Reason.Value))
	for _, line := range outcome(e) {
		fmt.Fprintf(b, "    %s\n", line)
	}
}

// outcome says what became of a deviation.
func outcome(e entry) []string {
	word := "allows"
	switch e.Status {
	case deviation.Holds:
	case deviation.Expiring:
		word = "allows, for " + text.Count(e.DaysLeft+1, "more day", "more days")
	case deviation.Expired:
		word = "has ended; it allowed"
	case deviation.Unused:
		return []string{"is no longer needed: there is nothing to allow; take it out"}
	case deviation.Invalid:
		return []string{"allows nothing: it is invalid, and orglint check says why"}
	case deviation.Early:
		return []string{"does not hold yet"}
	case deviation.Idle:
		return []string{"is not known to allow anything: its rule is off, or part of the chart could not be read"}
	}
	var lines []string
	for _, f := range e.Findings {
		lines = append(lines, word+": "+clean(f.Message))
	}
	return lines
}
