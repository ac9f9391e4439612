package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/rules"
)

// completing reports whether it is a shell that asks, for what the TAB key completes.
func completing(args []string) bool {
	return len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd)
}

// complete sets what the TAB key offers for the flags of a command and of those below it. What is not set completes as the name of a
// file.
func complete(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if offer := offerForFlag(f); offer != nil {
			_ = cmd.RegisterFlagCompletionFunc(f.Name, offer) // it fails where the flag has one
		}
	})
	for _, below := range cmd.Commands() {
		complete(below)
	}
}

// offerForFlag returns what completes the value of a flag; nil for files.
func offerForFlag(f *pflag.Flag) cobra.CompletionFunc {
	if c, ok := f.Value.(*choice); ok {
		return cobra.FixedCompletions(c.choices, cobra.ShellCompDirectiveNoFileComp)
	}
	switch f.Name {
	case "format":
		return cobra.FixedCompletions(report.Formats(), cobra.ShellCompDirectiveNoFileComp)
	case "as":
		return cobra.FixedCompletions(adapt.Layouts(), cobra.ShellCompDirectiveNoFileComp)
	case "only", "skip":
		return listed(ruleNames, cobra.ShellCompDirectiveNoFileComp)
	case "families":
		names := append(family.All(), "none")
		return listed(func(*cobra.Command) []string { return names }, cobra.ShellCompDirectiveDefault)
	case "config", "baseline":
		return files("yaml", "yml")
	case "as-of", "name", "new-since":
		return cobra.NoFileCompletions
	}
	return nil
}

// charts offers files that may be charts.
func charts(cmd *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return files("yaml", "yml", "json", "csv", "xlsx")(cmd, args, begun)
}

// builtIn offers the built-in job families, and files.
func builtIn(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return family.All(), cobra.ShellCompDirectiveDefault
}

// first offers for the first argument what another function does, and nothing for others.
func first(offer cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return offer(cmd, args, begun)
	}
}

// words offers some words for the first argument.
func words(all ...string) cobra.CompletionFunc {
	return first(cobra.FixedCompletions(all, cobra.ShellCompDirectiveNoFileComp))
}

// files offers files with some extensions, and folders.
func files(extensions ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(extensions, cobra.ShellCompDirectiveFilterFileExt)
}

// listed offers words for a list with commas: those that are not in it yet, behind what is.
func listed(names func(*cobra.Command) []string, directive cobra.ShellCompDirective) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before := begun[:strings.LastIndex(begun, ",")+1]
		given := strings.Split(before, ",")
		var offers []cobra.Completion
		for _, offer := range names(cmd) {
			if name, _, _ := strings.Cut(offer, "\t"); !slices.Contains(given, name) {
				offers = append(offers, before+offer)
			}
		}
		return offers, directive
	}
}

// allRules returns the names of the rules, those of job families too, with what each reports.
func allRules(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return append(ruleNames(cmd), described(rules.Names(rules.FamilyRules()))...), cobra.ShellCompDirectiveNoFileComp
}

// ruleNames returns the names of the rules, with what each reports: also the organization's own, if its configuration reads.
func ruleNames(cmd *cobra.Command) []string {
	var flags configFlags
	flags.path, _ = cmd.Flags().GetString("config")
	flags.none, _ = cmd.Flags().GetBool("no-config")
	c, err := flags.load()
	if err != nil {
		return described(rules.Names(rules.All()))
	}
	return described(rules.Names(c.Policy.Rules))
}

// described puts behind the names of rules what each reports.
func described(names []string) []string {
	offers := make([]string, len(names))
	for i, name := range names {
		offers[i] = cobra.CompletionWithDesc(name, rules.Summary(name))
	}
	return offers
}

// commandNames returns the names of the commands, with what each is for.
func commandNames(cmd *cobra.Command, _ []string, _ string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
	for _, other := range cmd.Root().Commands() {
		if other.IsAvailableCommand() {
			names = append(names, cobra.CompletionWithDesc(other.Name(), other.Short))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
