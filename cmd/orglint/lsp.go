package main

import (
	"errors"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lsp"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/rules"
)

func newLSP(s streams) *cobra.Command {
	f := &checkFlags{}
	cmd := &cobra.Command{
		Use:               "lsp [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Check a chart in an editor, while it is written",
		Long: "Talk to an editor on standard input and output, as a language server: findings as you type, who somebody is and reports\n" +
			"to, ids and roles to choose from, and changes that mend what is wrong. The chart is that of the folder that is open in the\n" +
			"editor, found as orglint check finds it there. Nothing is written; what is changed, the editor changes. docs/editors.md says\n" +
			"how to set up editors.\n\n" +
			"Exit status: 0 when the editor says goodbye; 1 when it is gone without; 2 wrong usage.",
		Example: "  orglint lsp\n  orglint lsp --as-of 2027-01-01 org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			if _, err := day(f.asOf); err != nil {
				return err
			}
			if slices.Contains(paths, "-") {
				return errors.New("- is standard input, on which the editor talks; name files or folders")
			}
			if f.show.value == "" { // an editor shows the files themselves
				f.show.value = privacy.Names.String()
			}
			if !lsp.Serve(cmd.Context(), s.in, s.out, f.served(paths)) {
				return &statusError{status: exitFindings}
			}
			return nil
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.StringSliceVar(&f.only, "only", nil, "apply only these `rules` (and syntax)")
	flags.StringSliceVar(&f.skip, "skip", nil, "do not apply these `rules`")
	flags.Bool("stdio", true, "talk on standard input and output, which is the only way there is")
	return cmd
}

// served says how a language server checks charts.
func (f *checkFlags) served(paths []string) lsp.Options {
	return lsp.Options{
		Version: version,
		Enter:   os.Chdir,
		Page:    rules.Page,
		Check: func(stop <-chan struct{}, texts disk.Texts) *lsp.Checked {
			once := *f
			once.config.texts = texts
			checked := &lsp.Checked{}
			checked.Err = once.checkTexts(checked, stop, paths)
			return checked
		},
	}
}

// checkTexts checks a chart as orglint check -f json does.
func (f *checkFlags) checkTexts(checked *lsp.Checked, stop <-chan struct{}, paths []string) (err error) {
	if checked.Config, err = f.config.load(); err != nil {
		return err
	}
	c := checked.Config
	if err := selectRules(&c.Policy, f.only, f.skip); err != nil {
		return err
	}
	known, err := f.load(c, paths)
	if err != nil {
		return err
	}
	checked.Baseline = known.baseline
	found, err := f.start(nil, io.Discard, c, paths)
	if err != nil {
		return err
	}
	found.job.Stop, found.job.Keep, found.job.Baseline, found.job.Policy.Whole = stop, true, known.baseline, true
	result, err := found.run(func(*family.Set) error { return nil })
	if err != nil {
		return err
	}
	checked.Result = result
	checked.Files = found.Charts
	return found.whole(result, true)
}
