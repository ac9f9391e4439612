package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/picture"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// drawFlags are the flags of orglint chart.
type drawFlags struct {
	figureFlags
	format choice
	under  string
	depth  int
	file   string
}

func newChart(s streams) *cobra.Command {
	f := &drawFlags{format: choice{choices: []string{"svg", "mermaid", "dot"}}}
	cmd := &cobra.Command{
		Use:               "chart [PATH...]",
		ValidArgsFunction: charts,
		Short:             "Draw a chart, or a part of it",
		Long: "Draw the chart that the files make together, or the part of it below somebody: one box a seat, open seats and acting\n" +
			"managers told apart, and what was found marked. SVG opens in browsers and in office programs, Mermaid shows in\n" +
			"Markdown on GitHub and GitLab, dot is for Graphviz. The files are found as orglint check finds them.\n\n" +
			"Exit status: 0 written; 1 findings at or above --fail-on; 2 wrong usage, configuration or job family, or nothing\n" +
			"to read; 3 a file could not be read or written.",
		Example: "  orglint chart examples/acme -o chart.svg\n  orglint chart --under grace --depth 2 -f mermaid org/",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			if cmd.Flags().Changed("depth") && f.depth < 1 {
				return fmt.Errorf("--depth must be 1 or more, not %d", f.depth)
			}
			return drawChart(s, f, paths)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.VarP(&f.format, "format", "f", "how to draw (default as the file of -o is called, else svg)")
	flags.StringVar(&f.under, "under", "", "draw only this `person`, by id, name or e-mail address, and everybody below")
	flags.IntVar(&f.depth, "depth", 0, "draw only so many `layers` (default all, or those that a picture holds)")
	flags.StringVarP(&f.file, "output", "o", "", "`file` to write to (default standard output)")
	return cmd
}

// The most seats that a picture holds. Mermaid takes minutes for more, and a slide is illegible.
const (
	mostInSVG     = 200
	mostInMermaid = 300
)

// settle takes the format from the name of the file, where no other is given.
func (f *drawFlags) settle() error {
	if f.format.value != "" {
		return nil
	}
	switch ending := strings.ToLower(filepath.Ext(f.file)); ending {
	case "", ".svg":
		f.format.value = "svg"
	case ".mmd", ".mermaid":
		f.format.value = "mermaid"
	case ".dot", ".gv":
		f.format.value = "dot"
	default:
		return fmt.Errorf("-o %s: a chart is drawn to a file that ends in .svg, .mmd or .dot; -f says how where it ends otherwise", source.Shown(f.file))
	}
	return nil
}

// drawChart runs orglint chart.
func drawChart(s streams, f *drawFlags, paths []string) error {
	if err := f.settle(); err != nil {
		return err
	}
	var place *disk.Place
	if f.file != "" {
		var err error
		if place, err = outputOf(f.file); err != nil {
			return err
		}
	}
	return f.run(s, paths, func(found *found, families *family.Set, read ...string) error {
		if err := spareRead(place, found.Found, families, read...); err != nil {
			return fmt.Errorf("-o %w", err)
		}
		return nil
	}, func(result *lint.Result, _ string) error {
		drawn, said, err := f.draw(brief.Of(result))
		if err != nil {
			return &statusError{status: exitUsage, err: err}
		}
		for _, line := range said {
			note(s.err, "%s", line)
		}
		if place == nil {
			_, err := s.out.Write(drawn)
			return err
		}
		return writeFiles(s.err, disk.Output{Place: place, Data: drawn})
	})
}

// draw draws a chart, and says what of it is left out.
func (f *drawFlags) draw(b *brief.Brief) (drawn []byte, said []string, err error) {
	under := -1
	if f.under != "" {
		if under, err = onePerson(b, "--under ", f.under); err != nil {
			return nil, nil, err
		}
	}
	p := picture.New(b, under, f.depth)
	if p.Count() == 0 {
		return nil, nil, errors.New("nobody in this chart counts on " + b.Result.AsOf + ", so there is nothing to draw")
	}
	switch f.format.value {
	case "dot":
		return p.Dot(), p.CutSaid(), nil
	case "mermaid":
		if p.Count() > mostInMermaid {
			return nil, nil, fmt.Errorf("mermaid draws at most %d seats, and this is %s; --under ID or --depth N draw a part, and -f svg draws more",
				mostInMermaid, text.Count(p.Count(), "seat", "seats"))
		}
		return p.Mermaid(), p.CutSaid(), nil
	}
	if f.under == "" && f.depth == 0 {
		if err := p.Fit(mostInSVG); err != nil {
			return nil, nil, err
		}
	}
	return p.SVG(), p.CutSaid(), nil
}
