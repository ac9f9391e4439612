package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// checkFlags are the flags of orglint check.
type checkFlags struct {
	chartFlags
	outputs    outputs
	color      choice
	failOn     choice
	least      choice
	only, skip []string
	baseline   string
	noBaseline bool
	newSince   string
	showFiles  bool
	statistics bool
	quiet      bool
	verbose    bool
	mend       mendFlags
}

func newCheck(s streams) *cobra.Command {
	severities := []string{"error", "warning", "info"}
	f := &checkFlags{
		color:  choice{"auto", []string{"auto", "always", "never"}},
		failOn: choice{"error", append(slices.Clone(severities), "never")},
		least:  choice{"info", severities},
	}
	cmd := &cobra.Command{
		Use:               "check [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Check an org chart",
		Long: "Check one or more files as one org chart. A PATH is a YAML or JSON file, an export as CSV or Excel, a folder, or -\n" +
			"for standard input. In a folder, orglint takes the files that are a chart in one layout or, where there is no chart\n" +
			"but a single export, that export. Without a PATH, it takes the chart that the configuration names; else orgchart.yaml,\n" +
			"orgchart.yml or the folder orgchart; else the only chart below this folder.\n\n" +
			"Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, configuration or job family, or\n" +
			"nothing to check; 3 a file could not be read or written, or orglint itself failed.",
		Example: "  orglint check examples/acme\n  orglint check --only max-teams,skipped-level -f json org/",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return check(s, f, args)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.VarP(formatFlag{&f.outputs}, "format", "f", "how to write findings: "+strings.Join(report.Formats(), ", ")+" (default text)")
	flags.VarP(outputFlag{&f.outputs}, "output", "o", "file for the format before it (default standard output)")
	flags.Var(&f.color, "color", "when to use colour")
	flags.Var(&f.failOn, "fail-on", "the least severity that makes the exit status 1")
	flags.Var(&f.least, "min-severity", "hide findings below this severity; the exit status stays the same")
	flags.StringSliceVar(&f.only, "only", nil, "apply only these `rules` (and syntax)")
	flags.StringSliceVar(&f.skip, "skip", nil, "do not apply these `rules`")
	flags.StringVar(&f.baseline, "baseline", "", "`file` of findings that do not count (default that of the configuration, or "+config.BaselineName+")")
	flags.BoolVar(&f.noBaseline, "no-baseline", false, "count all findings")
	flags.StringVar(&f.newSince, "new-since", "", "report only what is new since HEAD branched off this `commit`, such as origin/main")
	flags.BoolVar(&f.mend.fix, "fix", false, "mend what nobody has to think over, then report what is left")
	flags.BoolVar(&f.mend.unsafe, "unsafe-fixes", false, "with --fix or --diff: mend also what somebody should look at afterwards")
	flags.BoolVar(&f.mend.diff, "diff", false, "show what --fix would change, and change nothing")
	flags.BoolVar(&f.showFiles, "show-files", false, "list the files that would be checked, and stop")
	flags.BoolVar(&f.statistics, "statistics", false, "count the findings of each rule, on standard error")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print findings only, no summary and no notes")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "show how to allow a finding, and which files are left out")
	flags.SortFlags = false
	return cmd
}

// check runs orglint check.
func check(s streams, f *checkFlags, paths []string) error {
	c, err := f.config.load()
	if err != nil {
		return err
	}
	if err := f.settle(s, c, paths); err != nil {
		return err
	}
	told := s.err
	if f.quiet {
		told = io.Discard
	}
	known, err := f.load(c, paths)
	if err != nil {
		return err
	}
	bar := startProgress(s.err, !f.quiet && isTerminal(s.err), patience)
	defer bar.stop()
	found, err := f.start(s.in, told, c, paths)
	if err != nil {
		return err
	}
	if f.verbose {
		tellMore(s.err, c, found, known)
	}
	if f.showFiles {
		return errors.Join(showFiles(s.out, found.Found), found.unread())
	}
	found.job.Progress, found.job.Baseline, found.job.Policy.Whole = bar.set, known.baseline, f.outputs.whole()
	if f.mend.asked() {
		if done, err := f.mendFirst(s, told, c, found); done || err != nil {
			return err
		}
	}
	result, err := f.judge(found, known, c)
	bar.stop()
	if err != nil {
		return err
	}
	return f.conclude(s, told, found, result)
}

// settle settles which rules apply and where findings go, and refuses what makes no sense together.
func (f *checkFlags) settle(s streams, c *config.Config, paths []string) error {
	if err := selectRules(&c.Policy, f.only, f.skip); err != nil {
		return err
	}
	if err := errors.Join(f.outputs.settle(), f.outputs.spareTerminal(s.out)); err != nil {
		return err
	}
	return f.mend.check(f.newSince, paths)
}

// A judgement is a result, and what is to be said of what was known before.
type judgement struct {
	*lint.Result
	notes []string
}

// judge checks what was found, and compares it with what was known before.
func (f *checkFlags) judge(found *found, known *known, c *config.Config) (judgement, error) {
	result, err := found.run(func(set *family.Set) error { return f.outputs.spare(found.Found, set, c.Path, known.path()) })
	if err != nil {
		return judgement{}, err
	}
	notes, err := known.compare(result, found.job)
	return judgement{result, notes}, err
}

// conclude writes what was found; its error says whether that is too much.
func (f *checkFlags) conclude(s streams, told io.Writer, found *found, result judgement) error {
	for _, text := range result.notes {
		note(told, "%s", text)
	}
	if err := f.write(s, result.Result); err != nil {
		return fault(err)
	}
	if err := found.whole(result.Result, true); err != nil {
		return err
	}
	if failed(result.Result, f.failOn.value) {
		return &statusError{status: exitFindings}
	}
	return nil
}

// tellMore names the configuration, the baseline and the files that are left out for good reason.
func tellMore(w io.Writer, c *config.Config, found *found, k *known) {
	if c.Path != "" {
		note(w, "the configuration is %s", c.Path)
	}
	if path := k.path(); path != "" {
		note(w, "the baseline is %s", path)
	}
	for _, skipped := range found.Skipped {
		if !skipped.Likely {
			note(w, "%s is not checked: %s", skipped.Path, skipped.Reason)
		}
	}
}

// failed reports whether there is a finding at or above a severity.
func failed(result *lint.Result, failOn string) bool {
	least, ok := diag.ParseSeverity(failOn)
	return ok && result.Reaches(least)
}
