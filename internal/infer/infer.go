// Package infer finds out what the columns of a table hold. What stands in them decides what they can be: the column of managers
// names other rows of the same table, by their ids, their e-mail addresses or their names. Headers must agree, or be unknown. What cannot
// be decided is asked, never guessed. It knows tables of texts and nothing else.
package infer

import (
	"slices"
	"strings"
)

// A Table is what is asked about.
type Table struct {
	Headers []string
	Rows    int                          // below the header
	Value   func(row, column int) string // what a cell says; nothing where there is none

	Given   map[int]string // the fields of columns for which they are settled; no field for a column that is not to be used
	Shape   []int          // those of them that say how the rows hang together, whatever the rows are
	Without []string       // fields that the table does not have, as somebody says who knows
	Settled bool           // whether the usual headers decide, whatever stands below them
	People  bool           // whether the rows are people, as somebody says who knows
}

// An Answer says what the columns hold.
type Answer struct {
	Fields []string // by column; empty for those that are not used
	Why    []string // by column: why it was taken, where the header alone does not say it

	Managers []int  // columns, the one that counts first
	Named    []bool // by column: whether it seems to hold names or addresses of people
	Asked    []Ask  // what has to be said
	Hints    []Ask  // columns that are not used and may say who has left
	Not      string // why the rows are no people, in words; empty if they are
}

// An Ask is a field for which no column could be taken.
type Ask struct {
	Field  string // as in a mapping
	Column int    // the likeliest; -1 where none is likely
	Why    string // why it was not taken
	Holds  int    // how many managers stand in it whom nothing that is used holds; 0 where the column is asked for as a whole
}

// sampled is how many rows say what a column may be; the whole column confirms it where that matters.
const sampled = 2000

// A table is a Table that is being looked at.
type table struct {
	Table
	sample  []int // rows, spread over the table
	entire  bool  // whether these are all
	columns []*column
	keys    []*key
	answer  *Answer

	lines []*line // what columns say that were not taken for the managers
	asked bool    // whether somebody has to say which of two columns the managers are in
}

// Columns finds out what the columns of a table hold.
func Columns(t Table) *Answer {
	n := len(t.Headers)
	s := &table{Table: t, answer: &Answer{Fields: make([]string, n), Why: make([]string, n), Named: make([]bool, n)}}
	s.choose()
	for i := range t.Headers {
		c := s.learn(i)
		s.columns = append(s.columns, c)
		s.answer.Named[i] = c.kind == email || c.kind == name && c.isGiven()
	}
	s.tableOfManagers()
	s.numberedPeople()
	for i, field := range t.Given {
		if s.answer.Fields[i] = field; isManager(field) && !slices.Contains(t.Shape, i) {
			s.columns[i].class = manager
		}
	}
	for _, c := range s.columns {
		if _, given := t.Given[c.index]; !given && t.Settled && c.means != "" {
			s.settle(c)
		}
	}
	s.findKeys()
	taken := s.findManagers()
	s.findPeople(taken)
	if s.answer.Not != "" {
		return s.answer
	}
	s.findIdentity(taken)
	s.findRest()
	s.hint()
	s.ask()
	s.askOutside(taken)
	return s.answer
}

// tableOfManagers takes a column such as mgr no, in which all rows differ, for what it is in a table of managers: their id.
func (s *table) tableOfManagers() {
	const fewest = 3
	numbers := func(c *column, of class) bool {
		return c.class == of && (c.kind == whole || c.kind == code) && c.filled >= fewest && c.filled == len(s.sample) && c.distinct == c.filled
	}
	at := slices.IndexFunc(s.columns, func(c *column) bool { return numbers(c, manager) })
	if at < 0 || slices.ContainsFunc(s.columns, func(c *column) bool { return numbers(c, unknown) }) {
		return
	}
	for _, c := range s.columns {
		c.class, c.own = min(c.class, unknown), true
		if field, ok := strings.CutPrefix(c.means, "manager_"); ok {
			c.means = field
		} else if c.means == "reports_to" {
			c.means = "name"
		}
	}
	s.columns[at].means = "id"
}

// choose chooses the rows of the sample: all of a small table.
func (s *table) choose() {
	const cells, fewest = 400_000, 200
	most := sampled
	if wide := len(s.Headers); wide > 0 {
		most = max(fewest, min(most, cells/wide))
	}
	n := min(s.Rows, most)
	s.entire = n == s.Rows
	for i := range n {
		if row := i * s.Rows / n; s.holds(row) {
			s.sample = append(s.sample, row)
		}
	}
}

// all returns all rows.
func (s *table) all() []int {
	if s.entire {
		return s.sample
	}
	var rows []int
	for row := range s.Rows {
		if s.holds(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// holds reports whether a row is more than a heading, or a line below the table: whether two of its cells hold anything, if there are
// two columns.
func (s *table) holds(row int) bool {
	cells := 0
	for i := range s.Headers {
		if s.Value(row, i) != "" {
			cells++
		}
		if cells == min(2, len(s.Headers)) {
			return true
		}
	}
	return false
}

// settle takes a column for what its header says, if that is the likeliest that does.
func (s *table) settle(c *column) {
	several := isManager(c.means) || c.means == "other_id"
	for _, field := range s.Given {
		if field == c.means {
			return
		}
	}
	if s.without(c.means) {
		return
	}
	for _, o := range s.columns {
		if !several && o != c && s.answer.Fields[o.index] == c.means {
			if o.rank <= c.rank {
				return
			}
			s.answer.Fields[o.index] = ""
		}
	}
	s.answer.Fields[c.index] = c.means
}

// take takes a column for a field.
func (s *table) take(c *column, field, why string) {
	s.answer.Fields[c.index], s.answer.Why[c.index] = field, why
}

// of returns the column of a field; nil if there is none.
func (s *table) of(field string) *column {
	if i := slices.Index(s.answer.Fields, field); i >= 0 {
		return s.columns[i]
	}
	return nil
}

// free reports whether a column may still be taken for anything.
func (s *table) free(c *column) bool {
	_, given := s.Given[c.index]
	return !given && s.answer.Fields[c.index] == ""
}

// without reports whether the table does not have a field, as somebody says.
func (s *table) without(field string) bool { return slices.Contains(s.Without, field) }

// isManager reports whether a field names the manager.
func isManager(field string) bool {
	return slices.Contains([]string{"manager_id", "manager_email", "manager_name", "reports_to"}, field)
}
