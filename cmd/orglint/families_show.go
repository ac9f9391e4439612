package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/text"
)

// showLevels writes what a family says of its levels beside the table: what it asks for, what it measures, and how it hires.
func showLevels(out io.Writer, f *family.Family, set *family.Set) error {
	var b strings.Builder
	first := map[string]string{} // the title of the first level that hires in some way
	for _, level := range f.Levels {
		if len(level.Requirements)+len(level.Indicators)+len(level.Hiring) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", report.Clean(level.Title.Value))
		showTexts(&b, "Requirements", level.Requirements)
		showIndicators(&b, level.Indicators)
		hiring := hiringOf(level, set)
		if title := first[hiring]; title != "" {
			hiring = "  Hiring: as for " + title + "\n"
		} else if hiring != "" {
			first[hiring] = report.Clean(level.Title.Value)
		}
		b.WriteString(hiring)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func showTexts(b *strings.Builder, heading string, texts []diag.Text) {
	if len(texts) == 0 {
		return
	}
	fmt.Fprintf(b, "  %s\n", heading)
	for _, t := range texts {
		fmt.Fprintf(b, "  - %s\n", report.Clean(t.Value))
	}
}

func showIndicators(b *strings.Builder, indicators []family.Indicator) {
	var texts []diag.Text
	for _, indicator := range indicators {
		if indicator.URL.Value != "" {
			indicator.Title.Value += " (" + indicator.URL.Value + ")"
		}
		texts = append(texts, indicator.Title)
	}
	showTexts(b, "Performance indicators", texts)
}

// hiringOf shows the steps by which a level hires; nothing where there are none.
func hiringOf(level *family.Level, set *family.Set) string {
	if len(level.Hiring) == 0 {
		return ""
	}
	heading := "Hiring: " + text.Count(len(level.Hiring), "step", "steps")
	if minutes := level.Minutes(); minutes > 0 {
		heading += ", " + text.Count(minutes, "minute", "minutes")
	}
	var steps []diag.Text
	for _, step := range level.Hiring {
		said := step.Name.Value
		if step.Minutes != nil {
			said += ", " + text.Count(step.Minutes.Value, "minute", "minutes")
		}
		if by := heldBy(step.By, set); by != "" {
			said += ", " + by
		}
		if step.Optional {
			said += " (optional)"
		}
		steps = append(steps, diag.Text{Value: said})
	}
	var b strings.Builder
	showTexts(&b, heading, steps)
	return b.String()
}

// heldBy says who holds a step of hiring.
func heldBy(by family.By, set *family.Set) string {
	var names []string
	for _, id := range by.Levels {
		name := id.Value
		if level := set.Level(name); level != nil {
			name = level.Title.Value
		}
		names = append(names, name)
	}
	for _, name := range by.Families {
		names = append(names, name.Value)
	}
	switch said := strings.Join(names, " or "); {
	case len(by.Families) > 0:
		return "another member of " + said
	case said != "":
		return said
	}
	return by.Text.Value
}
