package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// A Reading says what was read of a file, or of all files of a layout that has many. It holds names of columns, never what they
// hold.
type Reading struct {
	Path           string // of the first file
	Files          int
	Layout         string
	Shape          string   // how records stand in a file that is no table, such as: a list of records under "employees"
	Encoding       string   // of a text that is no UTF-8
	Sheet          string   // of a workbook
	Rest           []Sheet  // that are not read, and not hidden
	Hidden         []string // sheets
	Aside          []string // the headers of other tables on the sheet, as they are quoted
	Several, Other bool     // whether further sheets are read, and whether this is one of those

	People, OpenSeats int
	Left              int     // rows of people who have left, and of posts that are gone
	Things            int     // rows that are about no people
	Nameless          int     // rows with a title or a manager, but nothing that says who it is
	TopMarks          int     // rows at the top that say so by 0 or -1
	SelfAtTop         bool    // whether who is at the top names themselves
	Footers           int     // lines below the last row
	Totals, Headings  int     // rows of totals, and headings of groups, between those of people
	Shared            int     // rows of people who share a post with another
	Pools             int     // rows of posts that are only counted
	Loose             int     // rows of such posts that name no senior post
	Sizeless          int     // rows of such posts without a number of posts that can be read
	PoolSize          float64 // how many posts those are, in full-time equivalents

	Repeats   Repeats  // rows of people who have several
	Doubts    []Doubt  // of columns of statuses
	Disagree  int      // rows of which two columns say the contrary
	Disagrees []string // the headers of these
	Hints     []Use    // columns that may say who has left, and are not used

	Used    []Use
	Passed  []string // headers of columns that should name the managers, and in which none is found
	Ignored []string // headers
	Valued  bool     // what stands there may be values, so that it is not shown
	Dates   string   // how days are written, as a configuration names it; empty where no day tells

	DatesUnclear bool // days can be read in two ways, so that they are not looked at
	Unknown      bool // the table has no header that is known, which a finding tells
}

// A Use is a column and what it was taken for, in the words of Fields; and why, where its header alone does not say it.
type Use struct{ Column, Field, Why string }

// A Sheet is one that is not read, and what seems to stand there.
type Sheet struct{ Name, Seems string }

// mostNamed is how many sheets are named.
const mostNamed = 5

// Lines says what was read, in a line or two.
func (r *Reading) Lines() []string {
	if r.Unknown {
		return nil
	}
	what := r.Path
	if r.Files > 1 {
		what = fmt.Sprintf("%d files are", r.Files)
	} else {
		if r.Several || r.Other {
			what += ", sheet " + diag.Quote(r.Sheet) + ","
		}
		what += " is"
	}
	layout := r.Layout
	if r.Shape != "" {
		layout = r.Shape
	}
	line := fmt.Sprintf("%s read as %s: %s", what, layout, r.counts())
	lines := []string{line + r.others()}
	if columns := r.columns(); columns != "" && !r.Other {
		if r.Files == 1 {
			columns = r.Path + ": " + columns
		}
		lines = append(lines, columns)
	}
	for _, repeated := range r.Repeats.lines() {
		lines = append(lines, r.Path+": "+repeated)
	}
	return append(lines, r.doubts()...)
}

// counts says how many were read.
func (r *Reading) counts() string {
	var read []string
	if r.People > 0 || r.Pools == 0 {
		read = append(read, wording.Count(r.People, "person", "people"))
	}
	if r.OpenSeats > 0 {
		read = append(read, wording.Count(r.OpenSeats, "open seat", "open seats"))
	}
	if r.Pools > 0 {
		read = append(read, fmt.Sprintf("%s of junior posts (%s full-time)", wording.Count(r.Pools, "row", "rows"), decimal(r.PoolSize)))
	}
	return strings.Join(read, ", ")
}

// others says what was not read as a record of its own.
func (r *Reading) others() string {
	var line strings.Builder
	for _, part := range []struct {
		n               int
		form, one, many string
	}{
		{r.Left, "; left out %s marked as gone", "row", "rows"},
		{r.Things, "; left out %s of groups, machines or programs", "row", "rows"},
		{r.Nameless, "; left out %s without an id and a name", "row", "rows"},
		{r.TopMarks, "; %s as the manager, which is nobody's id: the top of the chart", "row has 0 or -1", "rows have 0 or -1"},
		{r.Headings, "; left out %s of groups", "heading", "headings"},
		{r.Totals, "; left out %s", "total", "totals"},
		{r.Footers, "; left out %s below the table", "line", "lines"},
		{r.Shared, "; %s a post with the row before", "row shares", "rows share"},
		{r.Loose, "; left out %s no senior post", "row that names", "rows that name"},
		{r.Sizeless, "; %s no number of posts that can be read", "row has", "rows have"},
	} {
		if part.n > 0 {
			fmt.Fprintf(&line, part.form, wording.Count(part.n, part.one, part.many))
		}
	}
	if r.SelfAtTop {
		line.WriteString("; the one who names themselves as manager, while everybody else names another, is the top of the chart")
	}
	for _, headers := range r.Aside {
		line.WriteString("; another table beside or below it is not read")
		if headers != "" {
			line.WriteString(": " + headers)
		}
	}
	if r.Encoding != "" {
		line.WriteString("; it is saved as " + r.Encoding + ", not as UTF-8")
	}
	return line.String() + r.sheets()
}

// sheet notes which sheet of a file is read, and what of it is not: those that seem to hold people come first.
func (r *Reading) sheet(file *source.File, t *source.Table, sheets []*source.Table) {
	r.Aside = t.Aside
	r.Encoding = t.Encoding
	r.Sheet, r.Hidden, r.Several, r.Other = t.Sheet, file.Hidden, file.Several, file.Other
	for _, other := range sheets {
		if other != t {
			r.Rest = append(r.Rest, Sheet{other.Sheet, other.Seems})
		}
	}
	rank := func(s Sheet) int { return slices.Index([]string{peopleApart, samePeople, ""}, s.Seems) }
	slices.SortStableFunc(r.Rest, func(a, b Sheet) int { return rank(a) - rank(b) })
}

// sheets says which sheets are not read.
func (r *Reading) sheets() string {
	line := ""
	if len(r.Hidden) > 0 {
		line += "; what is hidden is not read: " + wording.List(r.Hidden, mostNamed, diag.Quote)
	}
	if len(r.Rest) == 0 {
		return line
	}
	if !r.Several {
		line += "; only the sheet " + diag.Quote(r.Sheet) + " is read"
	}
	line += "; not read: " + wording.List(r.Rest, mostNamed, func(s Sheet) string {
		if s.Seems == "" {
			return diag.Quote(s.Name)
		}
		return diag.Quote(s.Name) + " (" + s.Seems + ")"
	})
	if slices.ContainsFunc(r.Rest, func(s Sheet) bool { return s.Seems == peopleApart }) {
		line += "; sheets that are one chart may be listed under sheet in .orglint.yaml"
	}
	return line
}

// columns says which columns were used for what, and which were not.
func (r *Reading) columns() string {
	var used []string
	for _, u := range r.Used {
		name := fieldWords(u.Field)
		use := diag.Quote(u.Column)
		if !strings.EqualFold(name, u.Column) {
			use += " as " + name
		}
		if u.Why != "" {
			use += " (" + u.Why + ")"
		}
		used = append(used, use)
	}
	var parts []string
	if len(used) > 0 {
		parts = append(parts, "used "+strings.Join(used, ", "))
	}
	if len(r.Passed) > 0 {
		parts = append(parts, "passed over "+strings.Join(r.Passed, ", ")+", where no manager is found")
	}
	switch {
	case r.Valued:
		parts = append(parts, fmt.Sprintf("ignored %s, above which values may stand in the place of headers: check where the header line ends",
			wording.Count(len(r.Ignored), "column", "columns")))
	case len(r.Ignored) > 0:
		const most = 20
		parts = append(parts, "ignored "+wording.List(r.Ignored, most, diag.Quote))
	}
	return strings.Join(parts, "; ")
}

// Headers returns what the reading quotes of the file.
func (r *Reading) Headers() []string {
	headers := slices.Concat(r.Passed, r.Ignored, r.Hidden, r.Aside, r.Disagrees, []string{r.Sheet, r.Shape})
	for _, s := range r.Rest {
		headers = append(headers, s.Name)
	}
	for _, u := range slices.Concat(r.Used, r.Hints) {
		headers = append(headers, u.Column)
	}
	for _, d := range r.Doubts {
		headers = append(headers, d.Column)
		for _, c := range d.Statuses {
			headers = append(headers, c.Text)
		}
	}
	return headers
}

// Hide returns the reading with what it quotes of the file as a function says that it may be shown.
func (r *Reading) Hide(shown func(text string) string) *Reading {
	hidden := *r
	hidden.Sheet, hidden.Shape, hidden.Passed, hidden.Ignored, hidden.Used, hidden.Hidden = shown(r.Sheet), shown(r.Shape), nil, nil, nil, nil
	hidden.Repeats.Column = shown(r.Repeats.Column)
	hidden.Aside = make([]string, len(r.Aside)) // that there are others may be said, and what they are called not
	hidden.Rest = nil
	for _, s := range r.Rest {
		hidden.Rest = append(hidden.Rest, Sheet{shown(s.Name), s.Seems})
	}
	for _, name := range r.Hidden {
		hidden.Hidden = append(hidden.Hidden, shown(name))
	}
	for _, header := range r.Passed {
		hidden.Passed = append(hidden.Passed, shown(header))
	}
	for _, header := range r.Ignored {
		hidden.Ignored = append(hidden.Ignored, shown(header))
	}
	for _, u := range r.Used {
		hidden.Used = append(hidden.Used, Use{Column: shown(u.Column), Field: u.Field})
	}
	hidden.hideDoubts(shown)
	return &hidden
}

// use notes a field of a layout that has no columns, once.
func (r *Reading) use(key, field string) {
	u := Use{Column: key, Field: field}
	if !slices.Contains(r.Used, u) {
		r.Used = append(r.Used, u)
	}
}

// passOver notes that no manager is found in a column.
func (r *Reading) passOver(header string) {
	r.Used = slices.DeleteFunc(r.Used, func(u Use) bool { return u.Column == header && isManager(u.Field) })
	r.Passed = append(r.Passed, diag.Quote(header))
}

// ignore notes a field that is not used, once.
func (r *Reading) ignore(key string) {
	if !slices.Contains(r.Ignored, key) {
		r.Ignored = append(r.Ignored, key)
		r.Valued = r.Valued || likeValue(key)
	}
}
