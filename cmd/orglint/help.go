package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpWidth is the number of columns that help texts fit in.
const helpWidth = 80

// A group is a heading in a help text, and the names of what stands below it, in order.
type group struct {
	title string
	names []string
}

// commandGroups are the headings of orglint --help. A command without a group goes to the last.
func commandGroups() []group {
	return []group{
		{"Check", []string{"check", "deviations", "baseline"}},
		{"Audit", []string{"summary", "report", "chart", "diff", "whatif"}},
		{"Understand", []string{"show", "explain", "rules", "families"}},
		{"Set up", []string{"init", "convert", "lsp", "schema", "completion"}},
		{"More", []string{"help", "version"}},
	}
}

// flagGroups are the headings of the flags of every command, by what they are for. A flag without a group goes to the last.
func flagGroups() []group {
	return []group{
		{"Input", []string{"config", "no-config", "families", "as", "as-of", "stdin-filename", "show-files", "since", "unit", "under", "depth"}},
		{"Moves", []string{"moves", "move", "role", "remove", "repair", "lift"}},
		{"Exception", []string{"ground", "reason", "approved-by", "expires"}},
		{"Policy", []string{"only", "skip", "fail-on", "baseline", "no-baseline", "prune", "force", "new-since"}},
		{"Fixes", []string{"fix", "unsafe-fixes", "diff"}},
		{"Output", []string{
			"format", "output", "by-unit", "name", "yaml", "show", "min-severity", "color", "statistics", "quiet", "verbose", "stdio",
		}},
		{"Other flags", []string{"help", "version"}},
	}
}

// grouped returns the groups with those of some names that they list, in their order; the last takes the others. Groups
// without any are left out.
func grouped(groups []group, names []string) []group {
	var all []group
	rest := slices.Clone(names)
	for i, g := range groups {
		var mine []string
		for _, name := range g.names {
			if at := slices.Index(rest, name); at >= 0 {
				mine = append(mine, name)
				rest = slices.Delete(rest, at, at+1)
			}
		}
		if i == len(groups)-1 {
			mine = append(rest, mine...)
		}
		if len(mine) > 0 {
			all = append(all, group{g.title, mine})
		}
	}
	return all
}

// setHelp makes the help texts of a command and of those below it.
func setHelp(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		text := cmd.Long
		if text == "" {
			text = cmd.Short
		}
		_, _ = fmt.Fprint(cmd.OutOrStdout(), wrap(text, helpWidth), "\n\n", cmd.UsageString())
	})
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		_, err := io.WriteString(cmd.OutOrStderr(), usage(cmd))
		return err
	})
}

// usage tells how a command is called, with examples, and lists the commands below it and its flags by what they are for.
func usage(cmd *cobra.Command) string {
	cmd.InitDefaultHelpFlag()
	var b strings.Builder
	b.WriteString("Usage:\n")
	if cmd.Runnable() {
		b.WriteString("  " + cmd.UseLine() + "\n")
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("  " + cmd.CommandPath() + " COMMAND\n")
	}
	if cmd.Example != "" {
		b.WriteString("\nExamples:\n" + cmd.Example + "\n")
	}
	b.WriteString(commands(cmd))
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	all := grouped(flagGroups(), names)
	for _, g := range all {
		set := pflag.NewFlagSet("", pflag.ContinueOnError)
		set.SortFlags = false
		for _, name := range g.names {
			set.AddFlag(cmd.Flags().Lookup(name))
		}
		title := g.title
		if len(all) == 1 {
			title = "Flags"
		}
		b.WriteString("\n" + title + ":\n" + set.FlagUsagesWrapped(helpWidth))
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\n" + cmd.CommandPath() + " COMMAND --help tells more about a command.\n")
	}
	return b.String()
}

// commands lists the commands below one. Those below another command than the root need no headings.
func commands(cmd *cobra.Command) string {
	var names []string
	width := 0
	below := map[string]*cobra.Command{}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
			below[c.Name()] = c
			width = max(width, len(c.Name()))
		}
	}
	groups := []group{{title: "Commands"}}
	if !cmd.HasParent() {
		groups = commandGroups()
	}
	var b strings.Builder
	for _, g := range grouped(groups, names) {
		b.WriteString("\n" + g.title + ":\n")
		for _, name := range g.names {
			indent := strings.Repeat(" ", width+4)
			text := strings.ReplaceAll(wrap(below[name].Short, helpWidth-width-4), "\n", "\n"+indent)
			fmt.Fprintf(&b, "  %-*s  %s\n", width, name, text)
		}
	}
	return b.String()
}

// wrap breaks the paragraphs of a text so that no line is longer than a width. Lines that begin with a blank stay as they are.
func wrap(text string, width int) string {
	var lines []string
	open := false // whether the last line can take more words
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || strings.HasPrefix(line, " ") {
			lines = append(lines, line)
			open = false
			continue
		}
		for word := range strings.FieldsSeq(line) {
			if last := len(lines) - 1; open && len(lines[last])+1+len(word) <= width {
				lines[last] += " " + word
				continue
			}
			lines = append(lines, word)
			open = true
		}
	}
	return strings.Join(lines, "\n")
}
