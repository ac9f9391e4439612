package lint

import (
	"cmp"
	"slices"
	"sync"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/parallel"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/schema"
)

// A reader reads the records of files into a chart, and checks them against the schema.
type reader struct {
	schema     *schema.Schema
	builder    *chart.Builder
	found      diag.Keeper // in all files that are read, and in the one that is being read
	here       *diag.Keeper
	incomplete bool

	readPiece pieceReader
	scratches sync.Pool // of *source.Scratch

	stop        <-chan struct{}
	progress    func(done, total int)
	done, total int // bytes
}

// A pieceReader reads a piece of a file, as ReadPiece does.
type pieceReader func(*source.File, source.Piece, *source.Scratch) (document source.Value, findings []diag.Finding, ok bool)

// A part is a piece of a file, to be read and checked. Without a piece it is what is read of the file already: its documents, which are
// all of a file that is not read in pieces.
type part struct {
	file  *source.File
	piece *source.Piece
}

// A checked is what became of a part.
type checked struct {
	documents []*source.Value
	scratch   *source.Scratch // of the document of a piece
	findings  []diag.Finding
	size      int  // in bytes
	whole     bool // only the whole file can tell what the part means
	err       error
	fault     *diag.Fault // of orglint itself
}

// read reads files in order, their parts side by side.
func (r *reader) read(files []*source.File) error {
	var parts []part
	for _, file := range files {
		parts = append(parts, part{file: file})
		pieces := slices.Clone(file.Pieces())
		slices.SortStableFunc(pieces, func(a, b source.Piece) int { return cmp.Compare(rank(a), rank(b)) })
		for i := range pieces {
			parts = append(parts, part{file, &pieces[i]})
			r.total += pieces[i].Size()
		}
	}
	next, stop := parallel.InOrder(parts, r.check)
	defer stop()
	for _, file := range files {
		if err := r.add(file, next); err != nil {
			return err
		}
	}
	return nil
}

// rank is the place of a list among those that a chart has; others come last.
func rank(p source.Piece) int {
	lists := chart.Lists()
	if i := slices.Index(lists, p.Field.Value); i >= 0 {
		return i
	}
	return len(lists)
}

// check reads a part of a file and checks it against the schema.
func (r *reader) check(p part) (c checked) {
	c.fault = diag.Catch(func() {
		if p.piece == nil {
			r.checkDocuments(p.file, &c)
		} else {
			r.checkPiece(p, &c)
		}
	})
	return c
}

// checkDocuments checks what is read of a file already.
func (r *reader) checkDocuments(file *source.File, c *checked) {
	c.documents = inherit(file)
	c.findings = byRecord(file.Findings, c.documents...)
	for _, document := range c.documents {
		var faults []diag.Finding
		if faults, c.err = r.schema.Check(document); c.err != nil {
			return
		}
		c.findings = append(c.findings, byRecord(faults, document)...)
	}
	if len(c.documents)+len(c.findings) == 0 {
		c.findings = []diag.Finding{empty(file)}
	}
}

// checkPiece reads and checks a piece of a file.
func (r *reader) checkPiece(p part, c *checked) {
	var ok bool
	if c.scratch, ok = r.scratches.Get().(*source.Scratch); !ok {
		c.scratch = &source.Scratch{}
	}
	c.size = p.piece.Size()
	document, findings, ok := r.readPiece(p.file, *p.piece, c.scratch)
	if !ok {
		c.whole = true
		return
	}
	var faults []diag.Finding
	faults, c.err = r.schema.CheckPart(&document)
	c.documents = []*source.Value{&document}
	c.findings = byRecord(append(findings, faults...), &document)
}

// add adds a file to the chart. Where orglint itself fails at it, nothing of it is added but a finding that says so.
func (r *reader) add(file *source.File, next func() checked) (err error) {
	mark, incomplete := r.builder.Mark(), r.incomplete
	r.here = &diag.Keeper{Scoped: r.found.Scoped, Whole: r.found.Whole}
	defer func() { r.found.Add(r.here.All()...) }()
	left := 1 + len(file.Pieces())
	fault := diag.Catch(func() {
		err = r.addFile(file, mark, func() checked { left--; return next() })
	})
	if fault == nil {
		return err
	}
	for range left {
		next() // what comes after them is the next file's
	}
	r.incomplete = incomplete
	file.Fail(fault)
	return r.addAnew(file, mark)
}

// addFile adds a file to the chart, part by part, or anew where its parts do not tell what they mean.
func (r *reader) addFile(file *source.File, mark chart.Mark, next func() checked) error {
	whole := false
	r.lost(file)
	for range 1 + len(file.Pieces()) {
		select {
		case <-r.stop:
			return ErrStopped
		default:
		}
		c := next()
		if r.done += c.size; r.progress != nil && c.size > 0 {
			r.progress(r.done, r.total)
		}
		whole = whole || c.whole
		if err := r.addPart(c, whole); err != nil {
			return err
		}
	}
	if !whole {
		return nil
	}
	file.Whole()
	return r.addAnew(file, mark)
}

// addPart adds a part of a file to the chart, unless the file is to be added anew.
func (r *reader) addPart(c checked, anew bool) error {
	diag.Throw(c.fault)
	if c.err != nil {
		return c.err
	}
	if !anew {
		r.here.Add(c.findings...)
		for _, document := range c.documents {
			r.builder.Add(document)
		}
	}
	if c.scratch != nil {
		r.scratches.Put(c.scratch)
	}
	return nil
}

// addAnew takes back what was added of a file, and adds all that is read of it now.
func (r *reader) addAnew(file *source.File, mark chart.Mark) error {
	r.builder.Reset(mark)
	r.here = &diag.Keeper{Scoped: r.found.Scoped, Whole: r.found.Whole}
	r.lost(file)
	return r.addPart(r.check(part{file: file}), false)
}

// lost notes what could not be read of a file.
func (r *reader) lost(file *source.File) {
	r.incomplete = r.incomplete || file.Incomplete
	r.builder.Lost(file.Unread)
}
