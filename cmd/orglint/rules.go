package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/rules"
)

func newRules(s streams) *cobra.Command {
	var flags configFlags
	cmd := &cobra.Command{
		Use:               "rules",
		ValidArgsFunction: cobra.NoFileCompletions,
		Short:             "List the rules: how much each matters here, and why",
		Long: "List the rules: the severity that each has here, what sets it (the preset, or a place in the configuration),\n" +
			"and what the rule reports.",
		Example: "  orglint rules\n  orglint rules --no-config",
		Args:    atMost(0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			c, err := flags.load()
			if err != nil {
				return err
			}
			hideOwn(c)
			w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			for _, rule := range c.Policy.Rules {
				effect := c.Policy.Effective(rule, rules.Where{})
				_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", rule.Name, severityOf(effect),
					report.Clean(setBy(c, effect)+partly(c, rule)+onlyBy(rule)), summaryOf(rule))
			}
			return writeFault(w.Flush())
		},
	}
	flags.add(cmd)
	return cmd
}

// hideOwn leaves out what an organization's own rules say where names are not shown: there may be some in it.
func hideOwn(c *config.Config) {
	if asked, _ := privacy.Parse(c.Show); !shownHere().Stricter(asked).Hides() {
		return
	}
	for i := range c.Policy.Rules {
		if rule := &c.Policy.Rules[i]; rule.Page != "" {
			rule.Summary = "A rule of your own."
			rule.Page = "# " + rule.Name + "\n\nA rule of your own. What it says is left out here, as names are: there may be some in it.\n"
		}
	}
}

// onlyBy says which command alone applies a rule.
func onlyBy(rule rules.Rule) string {
	if rule.Compare == nil {
		return ""
	}
	return "; in orglint diff only"
}

// severityOf writes how much a rule matters.
func severityOf(effect rules.Effect) string {
	if effect.Severity == 0 {
		return "off"
	}
	return effect.Severity.String()
}

// partly says that a rule is set differently for parts of the chart.
func partly(c *config.Config, rule rules.Rule) string {
	var places []string
	for _, s := range c.Policy.Settings {
		if s.Rule == rule.Name && !s.Scope.Whole() {
			places = append(places, s.Pos.String())
		}
	}
	if len(places) == 0 {
		return ""
	}
	return "; otherwise in part: " + strings.Join(places, ", ")
}

// summaryOf says what a rule reports.
func summaryOf(rule rules.Rule) string {
	if rule.Summary != "" {
		return report.Clean(rule.Summary)
	}
	return rules.Summary(rule.Name)
}
