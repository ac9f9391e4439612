package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/rules"
)

func newExplain(s streams) *cobra.Command {
	var flags configFlags
	color := choice{"auto", []string{"auto", "always", "never"}}
	cmd := &cobra.Command{
		Use:               "explain RULE",
		ValidArgsFunction: first(allRules),
		Short:             "Explain a rule, with examples, and how it applies here",
		Long: "Explain a rule: what it reports, why, an example that fails and one that passes, how to allow an exception,\n" +
			"and with which severity and options it applies here. Rules of your own configuration can be explained too.",
		Example: "  orglint explain max-teams",
		Args:    exactly(1, "the name of one rule; orglint rules lists them"),
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := flags.load()
			if err != nil {
				return err
			}
			hideOwn(c)
			all := append(slices.Clone(c.Policy.Rules), rules.FamilyRules()...)
			if err := knownRule(args[0], all); err != nil {
				return err
			}
			for _, rule := range all {
				if rule.Name != args[0] {
					continue
				}
				page, err := pageOf(c, rule)
				if err != nil {
					return err
				}
				return writeFault(report.Page(s.out, page, useColor(color.value, s.out)))
			}
			return nil
		},
	}
	flags.add(cmd)
	cmd.Flags().Var(&color, "color", "when to use colour")
	return cmd
}

// pageOf returns the page of a rule, in Markdown, with how it applies here.
func pageOf(c *config.Config, rule rules.Rule) (string, error) {
	page, ok := rules.Page(rule.Name)
	if !ok {
		page = rule.Page
	}
	if rule.Deviation {
		set, err := family.LoadWithin(c.Reach, c.Families, scaleOf(c))
		if err != nil {
			return "", err
		}
		sample := deviation.Sample(diag.Finding{Rule: rule.Name, Subject: "ada"}, deviation.Grounds(set), "")
		page += "\n## Allow it\n\nAn approved deviation under `deviations` in the chart lets a finding stand, here for the person ada:\n\n" +
			"```yaml\ndeviations:\n  " + sample + "\n```\n"
		if grounds := deviation.Grounds(set); len(grounds) > 0 {
			page += "\nThe grounds that the job families accept: " + strings.Join(grounds, ", ") + ".\n"
		}
	}
	return page + here(c, rule), nil
}

// here says how a rule applies in this configuration.
func here(c *config.Config, rule rules.Rule) string {
	if strings.HasPrefix(rule.Name, "family-") && rule.Name != "family-unknown-level" {
		return "" // orglint families lint takes no severities from a configuration
	}
	effect := c.Policy.Effective(rule, rules.Where{})
	var b strings.Builder
	fmt.Fprintf(&b, "\n## Here\n\nSeverity: %s (%s).\n", severityOf(effect), setBy(c, effect))
	for _, option := range rule.Options {
		fmt.Fprintf(&b, "\n- %s: %d, %s", option.Name, *option.Field(&effect.Options), option.About)
	}
	if len(rule.Options) > 0 {
		b.WriteByte('\n')
	}
	for _, s := range c.Policy.Settings {
		if s.Rule == rule.Name && !s.Scope.Whole() {
			fmt.Fprintf(&b, "\nFor part of the chart it is set at %s.\n", s.Pos)
		}
	}
	return b.String()
}
