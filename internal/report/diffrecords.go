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
	parts = append(parts, comings(m.Come, func(p lint.Person) string { return strings.TrimPrefix(since(p.Start), ",") }, " comes", " come")...)
	parts = append(parts, comings(m.Go, func(p lint.Person) string { return until(p.End) }, " goes", " go")...)
	return sentence(m.Who) + ": " + strings.Join(parts, "; ") + "."
}

// comings says who comes, or goes: first those of whom no day is known, then the others, each with the day.
func comings(all []lint.Person, when func(lint.Person) string, one, many string) []string {
	var names, dated []string
	for _, p := range all {
		if day := when(p); day == "" {
			names = append(names, p.Short)
		} else {
			dated = append(dated, p.Short+one+day)
		}
	}
	if len(names) == 0 {
		return dated
	}
	return append([]string{strings.Join(names, ", ") + text.Verb(len(names), one, many)}, dated...)
}
