package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

func newShow(s streams) *cobra.Command {
	var f figureFlags
	format := choice{"text", []string{"text", "json"}}
	cmd := &cobra.Command{
		Use:               "show PERSON [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Show where somebody stands, what counts and which limits hold",
		Long: "Show of a person or an open seat, named by id, name or e-mail address: the line upwards, the direct reports, the teams\n" +
			"that count and why, the limits and how close they are, the findings and the agreed exceptions. The files are found\n" +
			"as orglint check finds them.\n\n" +
			"Exit status: 0; 1 findings at or above --fail-on, in the whole chart; 2 nobody or several are meant, or wrong usage,\n" +
			"configuration or job family, or nothing to read; 3 a file could not be read.",
		Example: "  orglint show ada examples/acme-reorg\n  orglint show \"Ada Osei\" -f json org/",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("show takes a person, by id, name or e-mail address, and then the files")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(emptyFlag(cmd), oneName(args)); err != nil {
				return err
			}
			return f.run(s, args[1:], func(*found, *family.Set, ...string) error { return nil }, func(result *lint.Result, _ string) error {
				b := brief.Of(result)
				seat, err := onePerson(b, "", args[0])
				if err != nil {
					return &statusError{status: exitUsage, err: err}
				}
				return report.WritePerson(s.out, format.value, b.Person(seat), report.Options{Version: version})
			})
		},
	}
	f.add(cmd)
	cmd.Flags().VarP(&format, "format", "f", "how to write it")
	return cmd
}

// oneName refuses arguments that are likely a name of several words, or no name but a file.
func oneName(args []string) error {
	if _, err := os.Stat(args[0]); err == nil && len(args) == 1 && strings.ContainsAny(args[0], "./") {
		return fmt.Errorf("%s is a file; the person comes first: orglint show PERSON %s", source.Shown(args[0]), source.Shown(args[0]))
	}
	words := 1
	for words < len(args) && args[words] != "-" {
		if _, err := os.Stat(args[words]); err == nil || strings.ContainsAny(args[words], "./*") {
			break
		}
		words++
	}
	if words == 1 {
		return nil
	}
	name := strings.Join(args[:words], " ")
	return fmt.Errorf("there is no file %s; a name of several words stands in quotation marks: orglint show %q", source.Shown(args[1]), name)
}
