package adapt

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/parallel"
	"github.com/orglint/orglint/internal/source"
)

// A tableReader reads the rows of a table.
type tableReader struct {
	*chart
	*columns
	table *source.Table
	days  [2]dayColumn // of the first and the last days
	stamp calendar     // of the days from which rows hold

	id, email, name, first, middle, last, second, preferred, role, unit, team, grade, employment, location, center, effective int // -1: none

	statuses  []statusColumn
	managers  []int // columns, the likeliest first
	kinds     []referenceKind
	dotted    []int
	others    []int
	identity  []int // the columns that the id is taken from: the first that is filled
	trimmed   []bool
	shown     []bool // which columns are used
	nameless  int    // rows with a title or a manager, but nothing that says who it is
	odd       bool   // whether a cell holds what is no value, or wraps one
	stop      int    // the row behind the last that is read
	lastFirst bool   // whether most names have the last name first
}

// readTable reads a spreadsheet, or records as one. An error means that it is no chart.
func (a *adapter) readTable(file *source.File, from Source) error {
	table, found, shape := chooseTable(file.Tables, from)
	seen := unknownTable(table)
	tables := shape.among(file.Tables)
	if found == nil {
		file.Show(table, func(int, int) bool { return false })
		warn(file, tables, table)
		c := a.begin(file, "csv")
		c.noHeader(seen)
		return nil
	}
	if found.no != "" && !file.Damaged() {
		return &Error{notPeople(file.Path, table, found.no)}
	}
	if rows := len(table.Rows); !table.OfRecords() {
		refuseStray(table, found)
		if len(table.Rows) < rows && shape == nil {
			found.assign(table, from) // without what only looked like rows
		}
	}
	things := dropThings(table, found)
	found.findSlips(file, table)
	a.namesOf(table, found)
	found.show(file, table)
	warn(file, tables, table)
	c := a.begin(file, found.layout.name)
	c.reading.sheet(file, table, tables)
	c.reading.Things = things
	c.selfAtTop = found.layout.selfAtTop
	if shape != nil {
		c.reading.Shape, from.Map = shape.name, nil
		c.pairs = shape.pairs
		c.tellTwice(shape)
	}
	for _, f := range found.missing(from, file.File) {
		file.Note(f)
	}
	if found.first >= len(table.Rows) && !file.Damaged() {
		c.fault(diag.Finding{Pos: diag.Pos{File: file.File}, Field: "rows", Message: "The table has no rows below its header."})
	}
	if found.layout.name == "organogram" {
		a.readOrganogram(c, found, table)
		return nil
	}
	c.askColumns(found, table, a.options.NoRoles)
	a.readRows(c, found, table, from)
	return c.someone(found, table, from)
}

// someone returns an error where none of the rows of a table is about somebody.
func (c *chart) someone(found *columns, table *source.Table, from Source) error {
	if len(c.people) > 0 || found.first >= len(table.Rows) || from.As != "" || c.file.Damaged() {
		return nil
	}
	return &Error{notPeople(c.file.Path, table, "none of its rows has anybody's id or name")}
}

// readRows reads the rows of a table, each of which is about somebody.
func (a *adapter) readRows(c *chart, found *columns, table *source.Table, from Source) {
	r := newTableReader(c, found, table)
	r.learnDays(from.Dates)
	r.learnStamps()
	found.tell(c.reading)
	c.people = make([]*person, 0, max(0, r.stop-found.first))
	a.roster.expect(cap(c.people))
	before := len(a.roster.people)
	r.each(func(_ int, p *person) {
		if c.pairs && p.atTop() && a.roster.mayBeLost(p.id.Value) { // with the row that says to whom they report
			p.noManager, p.damage = true, &source.Damage{Fields: []string{"reports_to"}}
		}
		a.add(c, p)
	})
	a.settleRepeats(r, before)
	renameTwins(c.people, false)
}

// each reads the people of all rows, many side by side, and gives them to a function in order.
func (r *tableReader) each(take func(row int, p *person)) {
	const together = 1000
	type read struct {
		people   []*person
		nameless int
	}
	var starts []int
	for row := r.columns.first; row < r.stop; row += together {
		starts = append(starts, row)
	}
	next, stop := parallel.InOrder(starts, func(from int) (all read) {
		part, to := *r, min(r.stop, from+together)
		room := make([]person, to-from)
		all.people = make([]*person, 0, to-from)
		for row := from; row < to; row++ {
			if p := &room[row-from]; part.person(row, p) {
				p.of = r
				all.people = append(all.people, p)
			}
		}
		all.nameless = part.nameless
		return all
	})
	defer stop()
	for range starts {
		all := next()
		r.reading.Nameless += all.nameless
		for _, p := range all.people {
			r.note(p)
			take(int(p.row), p)
		}
	}
}

func newTableReader(c *chart, found *columns, table *source.Table) *tableReader {
	r := &tableReader{
		chart: c, columns: found, table: table, dotted: found.of("dotted_line_to"), others: found.of("other_id"),
		id: found.one("id"), email: found.one("email"), name: found.one("name"), first: found.one("first_name"), last: found.one("last_name"),
		middle: found.one("middle_name"), second: found.one("second_last_name"),
		preferred: found.one("preferred_name"), role: found.one("role"), unit: found.one("unit"), team: found.one("team"),
		grade: found.one("grade"), employment: found.one("employment"),
		location: found.one("location"), center: found.one("cost_center"), effective: found.one("effective"),
	}
	for _, m := range []struct {
		field string
		kind  referenceKind
	}{{"manager_id", byID}, {"manager_email", byEmail}, {"reports_to", byAnything}, {"manager_name", byName}} {
		for _, column := range found.of(m.field) {
			r.managers, r.kinds = append(r.managers, column), append(r.kinds, m.kind)
			c.managerHeaders = append(c.managerHeaders, found.headers[column].text)
		}
	}
	r.stop = len(table.Rows)
	r.trimmed = make([]bool, len(found.headers))
	for i := range r.trimmed {
		r.trimmed[i] = r.spaced(i)
	}
	r.odd = r.isOdd()
	r.days = [2]dayColumn{{field: "start", column: found.one("start")}, {field: "end", column: found.one("end")}}
	r.learnStatuses()
	r.identity = r.findIdentity()
	r.lastFirst = r.namedLastFirst()
	r.shown = found.used()
	return r
}

// namedLastFirst reports whether most names are written as Lind, Bo.
func (r *tableReader) namedLastFirst() bool {
	turned, all := 0, 0
	for row := r.columns.first; r.name >= 0 && row < r.stop; row++ {
		if name := r.table.Value(row, r.name); name != "" {
			all++
			turned += min(1, strings.Count(name, ","))
		}
	}
	return 2*turned > all
}

// spaced reports whether the header of a column begins with a space, or each of several values in it: the space belongs to the
// separator then, and not to the value.
func (r *tableReader) spaced(column int) bool {
	if strings.HasPrefix(r.table.Value(r.header, column), " ") {
		return true
	}
	filled := 0
	for row := r.columns.first; row < r.stop; row++ {
		value := r.table.Value(row, column)
		if value != "" && value[0] != ' ' {
			return false
		}
		filled += min(1, len(value))
	}
	return filled > 1
}

// findIdentity decides what the ids of people are: what a column of ids holds, if all have one; else their e-mail addresses, if all
// have one; else whichever of the two they have, or their names.
func (r *tableReader) findIdentity() []int {
	filled := func(column int) int {
		n := 0
		for row := r.columns.first; column >= 0 && row < r.stop; row++ {
			if strings.TrimSpace(r.table.Value(row, column)) != "" && !r.table.Covered(row, column) {
				n++
			}
		}
		return n
	}
	ids, emails, names := filled(r.id), filled(r.email), max(filled(r.name), filled(r.last), filled(r.one("first_name")))
	switch all := max(ids, emails, names); {
	case ids > 0 && ids == all:
		return []int{r.id}
	case emails > 0 && emails == all:
		return []int{r.email}
	case ids > 0:
		return []int{r.id}
	case emails > 0:
		return []int{r.email, r.name}
	}
	return []int{r.name}
}

// cell returns a cell without space around it.
func (r *tableReader) cell(row, column int) diag.Text {
	if column < 0 || column >= len(r.table.Rows[row]) {
		return diag.Text{}
	}
	t := trimmed(r.file.Text(r.table, row, column))
	if !r.odd {
		return t
	}
	if brokenBy(t.Value) != "" {
		t.Value = ""
	}
	return unwrapped(t)
}

// trimmed takes the space around a text off, and moves its place with it.
func trimmed(t diag.Text) diag.Text { return narrowed(t, strings.TrimSpace(t.Value)) }

// narrowed takes off a text what stands around a part of it, and moves its place with it.
func narrowed(t diag.Text, value string) diag.Text {
	if len(value) == len(t.Value) {
		return t
	}
	if int(t.Pos.Length) == len(t.Value) {
		t.Pos.Offset += uint32(strings.Index(t.Value, value))
		t.Pos.Length = uint32(len(value))
	}
	t.Value = value
	return t
}

// exact returns a cell of ids with the space around it, which makes another id of it.
func (r *tableReader) exact(row, column int) diag.Text {
	if column < 0 || column >= len(r.table.Rows[row]) || r.trimmed[column] {
		return r.cell(row, column)
	}
	if t := r.file.Text(r.table, row, column); strings.TrimSpace(t.Value) != "" && (!r.odd || brokenBy(t.Value) == "") {
		if r.odd {
			return unwrapped(t)
		}
		return t
	}
	return diag.Text{}
}
