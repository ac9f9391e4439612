package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// checkFlags are the flags of orglint check.
type checkFlags struct {
	families   []string
	outputs    outputs
	color      choice
	failOn     choice
	least      choice
	only, skip []string
	asOf       string
	stdinName  string
	showFiles  bool
	quiet      bool
	verbose    bool
}

func newCheck(s streams) *cobra.Command {
	severities := []string{"error", "warning", "info"}
	f := &checkFlags{
		color:  choice{"auto", []string{"auto", "always", "never"}},
		failOn: choice{"error", append(slices.Clone(severities), "never")},
		least:  choice{"info", severities},
	}
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Check an org chart",
		Long: "Check the org chart that the files make together. A PATH is a YAML or JSON file, a folder, or - for standard\n" +
			"input. In a folder, files with a version and without a family are charts. Without a PATH, orglint looks for\n" +
			"orgchart.yaml, orgchart.yml or the folder orgchart.\n\n" +
			"Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage or job family, or nothing to check;\n" +
			"3 a file could not be read or written.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(emptyFlag(cmd), f.checkInput(args)); err != nil {
				return err
			}
			return check(s, f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.families, "families", nil, "job families: built-in names, files, or none to check structure only (default "+builtInNames()+")")
	flags.VarP(formatFlag{&f.outputs}, "format", "f", "how to write findings: text, concise or json (default text)")
	flags.VarP(outputFlag{&f.outputs}, "output", "o", "file for the format before it (default standard output)")
	flags.Var(&f.color, "color", "when to use colour")
	flags.Var(&f.failOn, "fail-on", "the least severity that makes the exit status 1")
	flags.Var(&f.least, "min-severity", "hide findings below this severity; the exit status stays the same")
	flags.StringSliceVar(&f.only, "only", nil, "apply only these rules (and syntax)")
	flags.StringSliceVar(&f.skip, "skip", nil, "do not apply these rules")
	flags.StringVar(&f.asOf, "as-of", "", "the day for which people are counted, such as 2026-03-31 (default today)")
	flags.StringVar(&f.stdinName, "stdin-filename", "", "the name under which standard input is shown and read")
	flags.BoolVar(&f.showFiles, "show-files", false, "list the files that would be checked, and stop")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print findings only, no summary and no notes")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "name the files that are left out, and why")
	flags.Bool("no-config", false, "")
	_ = flags.MarkHidden("no-config") // accepted for scripts: there is no configuration file to leave out yet
	flags.SortFlags = false
	return cmd
}

// check runs orglint check.
func check(s streams, f *checkFlags, paths []string) error {
	applied, err := selectRules(f.only, f.skip)
	if err != nil {
		return err
	}
	asOf, err := day(f.asOf)
	if err != nil {
		return err
	}
	if err := f.outputs.settle(); err != nil {
		return err
	}
	families := loadFamilies(f.families)
	found, err := find(s, f, paths)
	if err != nil {
		return err
	}
	if f.showFiles {
		return showFiles(s.out, found)
	}
	if len(found.Charts) == 0 {
		return fault(errors.Join(found.Failed...))
	}
	set, err := families()
	if err != nil {
		return err
	}
	if err := f.outputs.spare(found.Charts, set); err != nil {
		return err
	}
	result, err := lint.Run(lint.Job{
		Files: found.Charts, Families: set, Rules: applied, Options: rules.Defaults(), AsOf: asOf,
		Incomplete: len(found.Failed) > 0,
	})
	if err != nil {
		return fault(err)
	}
	if err := f.write(s, result); err != nil {
		return fault(err)
	}
	if len(found.Failed) > 0 {
		return fault(errors.Join(found.Failed...))
	}
	if failed(result, f.failOn.value) {
		return &statusError{status: exitFindings}
	}
	return nil
}

// checkInput refuses a name for standard input where that is not read.
func (f *checkFlags) checkInput(paths []string) error {
	if f.stdinName != "" && !slices.Contains(paths, "-") {
		return errors.New("--stdin-filename names what - reads; give - as a path too")
	}
	return nil
}

// loadFamilies loads job families while other things are done, and returns a function that waits for them.
func loadFamilies(names []string) func() (*family.Set, error) {
	var set *family.Set
	var err error
	var wait sync.WaitGroup
	wait.Go(func() { set, err = family.Load(names) })
	return func() (*family.Set, error) {
		wait.Wait()
		return set, err
	}
}

// find reads the files to check, and says on standard error what is left out.
func find(s streams, f *checkFlags, paths []string) (*lint.Found, error) {
	paths, err := orDefault(paths)
	if err != nil {
		return nil, err
	}
	var piped *source.File
	if slices.Contains(paths, "-") {
		if piped, err = readInput(s.in, f.stdinName); err != nil {
			return nil, err
		}
		paths = slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == "-" })
	}
	found, err := lint.Find(paths)
	if err != nil {
		return nil, err
	}
	if piped != nil {
		found.Add(piped)
	}
	if len(found.Charts) == 0 && len(found.Failed) == 0 {
		return nil, nothing(found)
	}
	for _, skipped := range found.Skipped {
		if f.verbose || (skipped.Likely && !f.quiet) {
			note(s.err, "%s is not checked: %s", skipped.Path, skipped.Reason)
		}
	}
	return found, nil
}

// readInput reads standard input.
func readInput(in io.Reader, name string) (*source.File, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, fault(fmt.Errorf("read standard input: %w", err))
	}
	switch {
	case name != "":
	case source.IsJSON(data):
		name = "stdin.json"
	default:
		name = "stdin"
	}
	return source.Read(source.Shown(name), data), nil
}

// selectRules returns the rules that --only and --skip leave. Unless it is named by --skip, syntax stays: what cannot be
// read cannot be judged.
func selectRules(only, skip []string) ([]rules.Rule, error) {
	for _, name := range append(slices.Clone(only), skip...) {
		if err := knownRule(name); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(rules.All(), func(r rules.Rule) bool {
		return slices.Contains(skip, r.Name) || (len(only) > 0 && r.Name != "syntax" && !slices.Contains(only, r.Name))
	}), nil
}

// day returns the day that a flag gives, or today.
func day(flag string) (string, error) {
	if flag == "" {
		return time.Now().Format(time.DateOnly), nil
	}
	if _, err := time.Parse(time.DateOnly, flag); err != nil {
		return "", fmt.Errorf("--as-of must be a date such as 2026-03-31, not %q", flag)
	}
	return flag, nil
}

// failed reports whether there is a finding at or above a severity.
func failed(result *lint.Result, failOn string) bool {
	least, ok := diag.ParseSeverity(failOn)
	return ok && slices.ContainsFunc(result.Findings, func(f diag.Finding) bool { return f.Severity >= least })
}
