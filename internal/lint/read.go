package lint

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
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

	progress    func(done, total int)
	done, total int // bytes
}

// A pieceReader reads a piece of a file, as ReadPiece does.
type pieceReader func(*source.File, source.Piece, *source.Scratch) (document source.Value, findings []diag.Finding, ok bool)

// A part is a piece of a file, to be read and checked.
type part struct {
	file  *source.File
	piece source.Piece
}

// A checked is what became of a part.
type checked struct {
	document source.Value
	scratch  *source.Scratch // of the document
	findings []diag.Finding
	size     int  // in bytes
	whole    bool // only the whole file can tell what the part means
	err      error
	fault    *diag.Fault // of orglint itself
}

// read reads files in order, their parts side by side.
func (r *reader) read(files []*source.File) error {
	var parts []part
	for _, file := range files {
		pieces := slices.Clone(file.Pieces())
		slices.SortStableFunc(pieces, func(a, b source.Piece) int { return cmp.Compare(rank(a), rank(b)) })
		for _, piece := range pieces {
			parts = append(parts, part{file, piece})
			r.total += piece.Size()
		}
	}
	next, stop := inOrder(parts, r.check)
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
	c.fault = diag.Catch(func() { r.checkPart(p, &c) })
	c.size = p.piece.Size()
	return c
}

// checkPart does what check does, as long as orglint itself makes no mistake.
func (r *reader) checkPart(p part, c *checked) {
	var ok bool
	if c.scratch, ok = r.scratches.Get().(*source.Scratch); !ok {
		c.scratch = &source.Scratch{}
	}
	if c.document, c.findings, ok = r.readPiece(p.file, p.piece, c.scratch); !ok {
		c.whole = true
		return
	}
	var faults []diag.Finding
	faults, c.err = r.schema.CheckPart(&c.document)
	c.findings = byRecord(append(c.findings, faults...), &c.document)
}

// add adds a file to the chart. Where orglint itself fails at it, nothing of it is added but a finding that says so.
func (r *reader) add(file *source.File, next func() checked) (err error) {
	mark, incomplete := r.builder.Mark(), r.incomplete
	r.here = &diag.Keeper{Scoped: r.found.Scoped}
	defer func() { r.found.Add(r.here.All()...) }()
	left := len(file.Pieces())
	fault := diag.Catch(func() {
		err = r.addFile(file, mark, func() checked { left--; return next() })
	})
	if fault == nil {
		return err
	}
	for range left {
		next() // what comes after them is the next file's
	}
	r.reset(mark)
	r.incomplete = incomplete
	file.Fail(fault)
	return r.addDocuments(file)
}

// addFile adds a file to the chart, in parts if it has any, or else as a whole.
func (r *reader) addFile(file *source.File, mark chart.Mark, next func() checked) error {
	whole := false
	if err := r.addDocuments(file); err != nil {
		return err
	}
	for range file.Pieces() {
		c := next()
		diag.Throw(c.fault)
		if r.done += c.size; r.progress != nil {
			r.progress(r.done, r.total)
		}
		if c.err != nil {
			return c.err
		}
		whole = whole || c.whole
		if !whole {
			r.here.Add(c.findings...)
			r.builder.Add(&c.document)
		}
		r.scratches.Put(c.scratch)
	}
	if !whole {
		return nil
	}
	r.reset(mark)
	file.Whole()
	return r.addDocuments(file)
}

// reset takes back what was added of a file.
func (r *reader) reset(mark chart.Mark) {
	r.builder.Reset(mark)
	r.here = &diag.Keeper{Scoped: r.found.Scoped}
}

// addDocuments adds the documents of a file to the chart.
func (r *reader) addDocuments(file *source.File) error {
	r.incomplete = r.incomplete || file.Incomplete
	r.builder.Lost(file.Unread)
	documents := inherit(file)
	r.here.Add(byRecord(file.Findings, documents...)...)
	for _, document := range documents {
		faults, err := r.schema.Check(document)
		if err != nil {
			return err
		}
		r.here.Add(byRecord(faults, document)...)
		r.builder.Add(document)
	}
	if len(documents) == 0 && len(file.Findings) == 0 {
		r.here.Add(empty(file))
	}
	return nil
}

// inOrder works on items side by side. Each call of next returns what became of the next of them; it never runs far ahead. Who
// does not want them all calls stop.
func inOrder[T, R any](items []T, work func(T) R) (next func() R, stop func()) {
	workers := runtime.GOMAXPROCS(0)
	type outcome struct {
		result R
		fault  *diag.Fault
	}
	results := make(chan chan outcome, 2*workers)
	quit := make(chan struct{})
	type job struct {
		item T
		done chan outcome
	}
	jobs := make(chan job)
	for range min(workers, len(items)) {
		go func() {
			for j := range jobs {
				var o outcome
				o.fault = diag.Catch(func() { o.result = work(j.item) })
				j.done <- o
			}
		}()
	}
	go func() {
		defer close(jobs)
		for _, item := range items {
			done := make(chan outcome, 1)
			select {
			case results <- done:
			case <-quit:
				return
			}
			jobs <- job{item, done}
		}
	}()
	next = func() R {
		o := <-<-results
		diag.Throw(o.fault)
		return o.result
	}
	return next, func() { close(quit) }
}
