package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/orglint/orglint/internal/diag"
)

// emptyFlag refuses a flag that is given without a value, as by a variable that is not set.
func emptyFlag(cmd *cobra.Command) error {
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if text := f.Value.String(); f.Value.Type() != "file" && f.Value.Type() != "format" && (text == "" || text == "[]") {
			err = fmt.Errorf("--%s needs a value", f.Name)
		}
	})
	return err
}

// atMost takes up to n arguments and says what they are where there are more.
func atMost(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return fmt.Errorf("%s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

// exactly takes n arguments and says what they are where they are not given.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return fmt.Errorf("%s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

// writeFault makes a fault of an error in writing to standard output.
func writeFault(err error) error {
	if err == nil {
		return nil
	}
	return fault(err)
}

// A choice is a flag that takes one of a few words.
type choice struct {
	value   string
	choices []string
}

// String returns the word.
func (c *choice) String() string { return c.value }

// Type names what the flag takes.
func (c *choice) Type() string { return strings.Join(c.choices, "|") }

// Set takes a word.
func (c *choice) Set(word string) error {
	if err := oneOf(word, c.choices); err != nil {
		return err
	}
	c.value = word
	return nil
}

// oneOf says which words will do where one does not.
func oneOf(word string, choices []string) error {
	if slices.Contains(choices, word) {
		return nil
	}
	if near := diag.Nearest(word, choices); near != "" {
		return fmt.Errorf("there is no %q; did you mean %q?", word, near)
	}
	if len(choices) > 12 {
		return fmt.Errorf("there is no %q", word)
	}
	return fmt.Errorf("there is no %q; it must be one of %s", word, strings.Join(choices, ", "))
}
