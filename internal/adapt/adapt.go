// Package adapt reads what people-ops have: exports of HR systems and charts in other layouts. It turns them into the records that
// a chart of orglint's own has, each value with its place in the file that was read.
package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// Options say how files are read that are no charts of orglint's own.
type Options struct {
	As      string   // the layout of all of them; empty where each is recognized
	Sources []Source // what a configuration says of files; the first that matches counts

	External func(id string) bool // whether a manager stands outside the chart; may be nil
	NoRoles  bool                 // whether nobody asks for titles
	AsOf     string               // the day whose rows count where people have several, such as 2026-11-23; empty for the last
	IsGrade  func(string) bool    // whether a text is a grade; nil where only numbers are

	Show privacy.Show      // how findings name people
	Name func(name string) // is told what may be a name, also of people who are not in the chart, where names are not shown; or nil
}

// A Source says how some files are read.
type Source struct {
	Match  func(path string) bool // given the path as it is shown
	As     string                 // the layout; empty where it is recognized
	Map    []Mapping              // the columns to use, beside those that are recognized
	Ignore []diag.Text            // the headers of columns that are not used
	Dates  string                 // how days are written, y-m-d, d/m/y or m/d/y; empty where it is worked out
	Sheets []diag.Text            // of a workbook, which are one chart; none for the first that holds one and those with the same header
}

// A Mapping says which column holds a field.
type Mapping struct {
	Field  string    // one of Fields
	Column diag.Text // the header; none where the table does not have the field

	shape bool // says how records stand to each other, whatever they are about; nobody said that they are people
}

// Apply turns those files that are not of orglint's own layout into files that are, and says what it read. It does so once: what
// it has read it leaves alone. An error means that the options fit no file.
func Apply(files []*source.File, options Options) ([]*Reading, error) {
	if options.As != "" && !slices.Contains(Layouts(), options.As) {
		return nil, unknownLayout(options.As)
	}
	if options.External == nil {
		options.External = func(string) bool { return false }
	}
	if options.Name == nil || !options.Show.Hides() {
		options.Name = func(string) {}
	}
	a := &adapter{options: options, roster: newRoster()}
	for _, file := range files {
		if err := a.tryRead(file); err != nil {
			return nil, err
		}
	}
	fault := diag.Catch(func() {
		a.placeMembers()
		a.roster.nameSeats()
		a.addPools()
		a.roster.noteSlugs()
		a.roster.link(a.charts, options.External)
		a.tellNames()
		a.roster = nil // finish lets go of people one by one
	})
	for _, c := range a.charts {
		failed := fault
		if failed == nil {
			failed = diag.Catch(c.finish)
		}
		if failed != nil {
			c.file.Fail(failed)
		}
	}
	return a.readings, nil
}

// unknownLayout says what was probably meant by a layout that does not exist.
func unknownLayout(name string) error {
	if near := diag.Nearest(name, Layouts()); near != "" {
		return &Error{fmt.Sprintf("there is no layout %q; did you mean %q?", name, near)}
	}
	return &Error{fmt.Sprintf("there is no layout %q; there are %s", name, strings.Join(Layouts(), ", "))}
}

// An Error says which option fits no file.
type Error struct{ message string }

// Error returns the message.
func (e *Error) Error() string { return e.message }

// An adapter reads files together: who reports to whom may be told across them.
type adapter struct {
	options  Options
	roster   *roster
	charts   []*chart
	pools    []pool
	readings []*Reading
}

// tryRead reads a file. If orglint itself fails at it, only this file is lost.
func (a *adapter) tryRead(file *source.File) (err error) {
	charts, readings := len(a.charts), len(a.readings)
	if fault := diag.Catch(func() { err = a.read(file) }); fault != nil {
		a.charts, a.readings = a.charts[:charts], a.readings[:readings]
		file.Fail(fault)
	}
	return err
}

// A chart is what a file becomes.
type chart struct {
	file      *source.File
	reading   *Reading
	people    []*person
	teams     []source.Value
	units     []source.Value
	groupRefs []groupReference // of Backstage, that are told where they name nobody
	hidden    []*source.Value  // values that are not read
	words     diag.Words       // what fields are called that the reading does not tell

	likenesses map[string]likeness // of keys that are not known, as far as they were asked for

	managerHeaders []string // of the columns that name the manager
	selfAtTop      bool     // whether people at the top report to themselves
	pairs          bool     // whether a row is a line between two people

	isGrade func(text string) bool // see Options

	show privacy.Show // how findings name people
}

// read reads a file if it is not of orglint's own layout.
func (a *adapter) read(file *source.File) error {
	from := a.options.source(file.Path)
	if a.options.As != "" {
		from.As = a.options.As
	}
	if IsDocument(from.As) && (len(file.Tables) > 0 || IsTable(file.Path, file.Data(), "")) {
		return &Error{fmt.Sprintf("%s is a table, and the layout %s is one of YAML files", file.Path, from.As)}
	}
	if len(file.Tables) > 0 {
		return a.readTable(file, from)
	}
	if file.None {
		return nil
	}
	if !IsDocument(from.As) {
		if r := findRecords(file); r != nil {
			return a.readRecords(file, r, from)
		}
	}
	name := Recognize(file)
	if IsDocument(from.As) && !OwnLayout(file) {
		name = from.As
	}
	if read := documentReaders()[name]; read != nil {
		c := a.begin(file, name)
		read(a, c)
		if len(c.people)+len(c.teams)+len(c.units) == 0 && c.reading.Left == 0 && len(file.Findings) == 0 {
			hideLines(file)
			c.fault(diag.Finding{
				Pos: diag.Pos{File: file.File}, Field: "layout",
				Message: "Nobody in this file is written as in the layout " + name + "; does it have another layout?",
			})
		}
	}
	return nil
}

// source returns what the configuration says of a file.
func (o *Options) source(path string) Source {
	for _, s := range o.Sources {
		if s.Match == nil || s.Match(path) {
			return s
		}
	}
	return Source{}
}

// begin begins a chart. Files of a layout that has many are told of together.
func (a *adapter) begin(file *source.File, layout string) *chart {
	c := &chart{file: file, show: a.options.Show, isGrade: a.options.IsGrade, reading: &Reading{Path: file.Path, Layout: layout, Files: 1}}
	for i := range file.Unread {
		for _, text := range file.Unread[i].Texts() {
			a.roster.lost = append(a.roster.lost, text)
			if bare := strings.NewReplacer("\x00", "", "\uFFFD", "").Replace(text); bare != text {
				a.roster.lost = append(a.roster.lost, bare)
			}
		}
	}
	a.charts = append(a.charts, c)
	if IsDocument(layout) {
		for _, r := range a.readings {
			if r.Layout == layout {
				r.Files++
				c.reading = r
				return c
			}
		}
	}
	a.readings = append(a.readings, c.reading)
	return c
}

// add adds somebody to a chart.
func (a *adapter) add(c *chart, p *person) {
	p.chart = c
	a.roster.add(p)
	switch {
	case p.left != "":
		c.reading.Left++
		return
	case p.vacancy:
		c.reading.OpenSeats++
	default:
		c.reading.People++
	}
	c.people = append(c.people, p)
}

// finish makes the document of a chart.
func (c *chart) finish() {
	if len(c.hidden) > 0 {
		c.file.Hide(c.hidden...)
	}
	people, vacancies := c.people[:0], []*person(nil)
	for _, p := range c.people {
		if p.vacancy {
			vacancies = append(vacancies, p)
		} else {
			people = append(people, p)
		}
	}
	c.people, c.file.Words = nil, c.callFields()
	start := diag.Pos{File: c.file.File}
	c.file.Become(source.Value{Kind: source.Map, Pos: start, Fields: []source.Field{
		{Key: diag.Text{Value: "version", Pos: start}, Value: source.Value{Kind: source.Plain, Text: "1", Pos: start}},
	}}, []source.Made{seats("people", people), seats("vacancies", vacancies), made("teams", c.teams), made("units", c.units)})
}

// seats are the records of people or open seats, each of which is let go of when its record is made.
func seats(key string, all []*person) source.Made {
	return source.Made{Key: key, Count: len(all), Make: func(at int, room []source.Field) source.Value {
		p := all[at]
		all[at] = nil
		return p.value(room)
	}}
}

// made are records that are there already.
func made(key string, all []source.Value) source.Made {
	return source.Made{Key: key, Count: len(all), Make: func(at int, _ []source.Field) source.Value { return all[at] }}
}

// fault notes a finding about the shape of a file. Its field is orglint's own name, so that it is the same finding whatever the file
// calls it.
func (c *chart) fault(f diag.Finding) {
	f.Rule = "schema"
	c.file.Note(f)
}
