package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/handbook"
	"github.com/orglint/orglint/internal/source"
)

// importFlags are the flags of orglint families import.
type importFlags struct {
	output, name string
	force        bool
}

func newFamiliesImport(s streams) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:               "import PAGE.md...",
		ValidArgsFunction: files("md"),
		Short:             "Turn published pages into a job family",
		Long: "Turn pages in Markdown that describe roles into a job family: a heading for each level and, below it, sentences\n" +
			"such as \"reports to the Director\", \"is a grade 9\", \"extends the ... role\" and \"manage up to six teams\". The\n" +
			"family goes to standard output, with the lines of the pages in comments; what could not be read, and what was\n" +
			"guessed, goes to standard error. Several pages make one family.",
		Example: "  orglint families import -o families/nursing.yaml nursing.md\n  orglint families lint families/nursing.yaml",
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := emptyFlag(cmd); err != nil {
				return err
			}
			return f.run(s, paths)
		},
	}
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "`file` for the family (default standard output)")
	cmd.Flags().BoolVar(&f.force, "force", false, "overwrite a file that orglint did not write, or that somebody has changed since")
	cmd.Flags().StringVar(&f.name, "name", "", "`name` of the family (default made of the title of the first page)")
	return cmd
}

// run makes a family of pages and writes it to a file, or to standard output where none is named.
func (f *importFlags) run(s streams, paths []string) error {
	if len(paths) == 0 {
		return errors.New("import needs the path of at least one page")
	}
	var place *disk.Place
	if f.output != "" {
		var err error
		if place, err = outputOf(f.output); err != nil {
			return err
		}
		if err := spareWork(place, f.force); err != nil {
			return err
		}
		if slices.ContainsFunc(paths, place.Is) {
			return fmt.Errorf("-o %s would overwrite a file that is being read", source.Shown(f.output))
		}
	}
	pages, err := readPages(paths)
	if err != nil {
		return err
	}
	made, err := handbook.Import(pages, f.name)
	if err != nil {
		tellNotes(s.err, made)
		return err
	}
	if place != nil {
		err = writeFiles(s.err, disk.Output{Place: place, Data: []byte(disk.Mark(string(made.YAML)))})
	} else {
		_, err = s.out.Write(made.YAML)
		err = writeFault(err)
	}
	if err != nil {
		return err
	}
	tellNotes(s.err, made)
	return nil
}

// tellNotes lists what could not be read, and what was guessed.
func tellNotes(w io.Writer, made *handbook.Imported) {
	if made == nil {
		return
	}
	for _, n := range made.Notes {
		note(w, "%s: %s", n.Pos, n.Message)
	}
}

// readPages reads the pages.
func readPages(paths []string) ([]*source.File, error) {
	var pages []*source.File
	for _, path := range paths {
		data, err := disk.Named().Read(path, disk.Family)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("there is no page %s", path)
		case err != nil:
			return nil, fault(fmt.Errorf("read %s: %w", source.Shown(path), errors.Unwrap(err)))
		}
		pages = append(pages, source.ReadText(source.Shown(path), data))
	}
	return pages, nil
}
