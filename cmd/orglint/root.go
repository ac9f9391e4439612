package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/orglint/orglint/internal/diag"
)

// newRoot returns the command line.
func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "orglint",
		Short: "Check an org chart against the job families that define its roles",
		Long: "orglint checks an org chart kept as data against the job families that define its roles:\n" +
			"who reports to whom, how many teams a manager has, which grade a role has.",
		Example:       "  orglint check examples/acme\n  orglint explain max-teams",
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          func(root *cobra.Command, _ []string) error { return root.Help() },
	}
	root.Version = version
	root.SetVersionTemplate("orglint {{.Version}}\n")
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(explainFlag)
	root.AddCommand(newCheck(s), newSummary(s), newReport(s), newChart(s), newShow(s), newDiff(s), newWhatif(s), newConvert(s), newExplain(s), newRules(s), newDeviations(s), newBaseline(s), newFamilies(s), newInit(s), newLSP(s))
	root.AddCommand(newSchema(s), newCompletion(s), newVersion(s))
	root.SetHelpCommand(&cobra.Command{
		Use:               "help [COMMAND]",
		ValidArgsFunction: first(commandNames),
		Short:             "Help about a command",
		Example:           "  orglint help check",
		Args:              atMost(1, "at most the name of one command"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := knownCommand(root, args); err != nil {
				return err
			}
			cmd, _, err := root.Find(args)
			return errors.Join(err, cmd.Help())
		},
	})
	root.InitDefaultHelpCmd()
	setHelp(root)
	return root
}

// knownCommand refuses a first argument that is neither a flag nor a command.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return nil
	}
	if args[0] == "help" || strings.HasPrefix(args[0], "__") { // the shell completion that cobra brings
		return nil
	}
	if cmd, _, err := root.Find(args[:1]); err == nil && cmd != root {
		return nil
	}
	return unknownCommand(root, args[0])
}

// unknownCommand says what was probably meant by a command that does not exist.
func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	message := fmt.Sprintf("there is no command %q", name)
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Errorf("%s; did you mean %q?", message, near)
	}
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("%s; to check that file, run: orglint check %s", message, name)
	}
	return errors.New(message + "; orglint --help lists them")
}

// explainFlag adds to an error about a flag which one was probably meant.
func explainFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	name := strings.TrimLeft(unknown.GetSpecifiedName(), "-")
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Errorf("there is no flag --%s; did you mean --%s?", name, near)
	}
	return fmt.Errorf("%w; %s --help lists the flags", err, cmd.CommandPath())
}
