package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// news says which teams, or units, are new or gone.
func news(what string, r lint.Records) []string {
	name := func(r lint.Record) string {
		if r.Name == "" {
			return what + r.ID
		}
		return what + r.Name
	}
	return slices.Concat(each(r.Joined, func(r lint.Record) string { return name(r) + " is new." }),
		each(r.Left, func(r lint.Record) string { return name(r) + " is gone." }))
}

func teamWords(c lint.Changed) string {
	switch c.Field {
	case "lead":
		return fmt.Sprintf("%s is now led by %s, before: %s.", c.Short, one(c.After.Named, "nobody"), one(c.Before.Short, "nobody"))
	case "members":
		return gains(c)
	}
	return recordWords(c)
}

func unitWords(c lint.Changed) string {
	switch c.Field {
	case "head":
		return fmt.Sprintf("%s is now headed by %s, before: %s.", c.Short, one(c.After.Named, "nobody"), one(c.Before.Short, "nobody"))
	case "parent":
		return fmt.Sprintf("%s is now part of %s, before: %s.", c.Short, one(c.After.Named, "no unit"), one(c.Before.Named, "no unit"))
	}
	return recordWords(c)
}

// recordWords says what is different in a field of a team or a unit that has no words of its own.
func recordWords(c lint.Changed) string {
	if c.Field == "name" {
		return fmt.Sprintf("%s is now called %s.", one(c.Before.Named, c.Subject), one(c.After.Named, c.Subject))
	}
	return fmt.Sprintf("%s: %s now %s, before: %s.", c.Short, c.Field, one(c.After.Named, "none"), one(c.Before.Named, "none"))
}

// managerWords says how many report to a manager, and who comes and goes.
func managerWords(m lint.Manager) string {
	var parts []string
	if m.Reports[0] != m.Reports[1] {
		parts = append(parts, fmt.Sprintf("%s, before: %d", text.Count(m.Reports[1], "direct report", "direct reports"), m.Reports[0]))
	}
	if m.Teams[0] != m.Teams[1] {
		parts = append(parts, fmt.Sprintf("%s, before: %d", text.Count(m.Teams[1], "team", "teams"), m.Teams[0]))
	}
	var come, leave []string
	for _, p := range m.Come {
		if p.Start == "" {
			come = append(come, p.Short)
		}
	}
	if len(come) > 0 {
		parts = append(parts, strings.Join(come, ", ")+text.Verb(len(come), " comes", " come"))
	}
	for _, p := range m.Come {
		if p.Start != "" {
			parts = append(parts, p.Short+" comes from "+p.Start)
		}
	}
	for _, p := range m.Go {
		leave = append(leave, p.Short)
	}
	if len(leave) > 0 {
		parts = append(parts, strings.Join(leave, ", ")+text.Verb(len(leave), " goes", " go"))
	}
	return sentence(m.Who) + ": " + strings.Join(parts, "; ") + "."
}
