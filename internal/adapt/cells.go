package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// unwrapped takes off a cell what only keeps a spreadsheet from making a number of it: ="0012" and '0012 are 0012. The place moves with it.
func unwrapped(t diag.Text) diag.Text {
	value := t.Value
	switch {
	case len(value) > 3 && strings.HasPrefix(value, `="`) && strings.HasSuffix(value, `"`):
		value = value[2 : len(value)-1]
	case len(value) > 1 && value[0] == '\'' && value[1] >= '0' && value[1] <= '9':
		value = value[1:]
	}
	return narrowed(t, value)
}

// brokenBy says what stands in a cell in place of a value: an error of the spreadsheet, or a formula whose value was not saved. It is empty
// for a value.
func brokenBy(value string) string {
	value = strings.TrimSpace(value)
	switch {
	case strings.HasPrefix(value, "#") && slices.Contains(sheetErrors(), strings.ToUpper(value)):
		return "the error " + strings.ToUpper(value) + " of a spreadsheet; correct it there"
	case strings.HasPrefix(value, "=") && unwrapped(diag.Text{Value: value}).Value == value:
		return "a formula whose value was not saved; open the file in a spreadsheet program and save it, or export the values"
	}
	return ""
}

// sheetErrors are what spreadsheets show where a formula fails, in English, German, French and Spanish.
func sheetErrors() []string {
	return []string{
		"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#ERROR!", "#BLOCKED!", "#BUSY!",
		"#GETTING_DATA", "#CONNECT!", "#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#N/D", "#REF", "#VALOR!",
		"#NOMBRE?", "#¡VALOR!", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!",
	}
}

// isOdd reports whether a cell of the columns that are used begins as no value does, so that each has to be looked at.
func (r *tableReader) isOdd() bool {
	if strings.ContainsRune(r.file.Data(), unreadable) {
		return true
	}
	for _, columns := range r.fields {
		for _, column := range columns {
			for row := r.columns.first; row < r.stop; row++ {
				if value := strings.TrimLeft(r.table.Value(row, column), " "); value != "" && (value[0] == '#' || value[0] == '=' || value[0] == '\'') {
					return true
				}
			}
		}
	}
	return false
}

// breakCells reports the cells of a row that hold no value, and leaves their fields open.
func (r *tableReader) breakCells(p *person, row int) {
	for at, field := range Fields() {
		for _, column := range r.fields[at] {
			if r.halfRead(p, row, column, field) {
				continue
			}
			why := brokenBy(r.table.Value(row, column))
			if why == "" || r.table.Covered(row, column) {
				continue
			}
			cell, where := r.file.Text(r.table, row, column), "the cell under"
			if r.table.OfRecords() {
				where = "the field"
			}
			f := diag.Finding{
				Rule: "broken-cell", Severity: diag.Error, Pos: cell.Pos, Subject: p.shownID(), Field: recordField(field), Affected: []string{p.id.Value},
				Cause: "cell " + strings.Fields(why)[1] + " " + field, // "error" or "formula"
			}
			f.Say(p.String(), ": %s %s holds %s.", where, diag.Quote(r.headers[column].text), why)
			r.file.Note(f)
			r.file.Unread = append(r.file.Unread, source.Stretch{Pos: cell.Pos, What: source.UnreadCell, Nameless: f.Field == "id"})
			r.leaveOpen(p, f.Field)
		}
	}
}

// halfRead reports whether a cell holds a character that could not be read, which is told where it stands: nobody can tell what the field says.
func (r *tableReader) halfRead(p *person, row, column int, field string) bool {
	if !strings.ContainsRune(r.table.Value(row, column), unreadable) {
		return false
	}
	pos := r.file.Text(r.table, row, column).Pos
	r.file.Unread = append(r.file.Unread, source.Stretch{Pos: pos, Lost: []diag.Pos{pos}, What: source.UnreadCell})
	r.leaveOpen(p, recordField(field))
	return true
}

// unreadable stands for a character that could not be read.
const unreadable = '\uFFFD'

// recordField is the field of a record that a column of a table is for.
func recordField(field string) string {
	switch {
	case isManager(field):
		return "reports_to"
	case slices.Contains([]string{"first_name", "middle_name", "last_name", "second_last_name", "preferred_name"}, field):
		return "name"
	case field == "status":
		return "end" // which says whether somebody is there
	}
	return field
}

// leaveOpen notes that a field of a record is given, and not known.
func (r *tableReader) leaveOpen(p *person, field string) {
	if p.damage == nil {
		p.damage = &source.Damage{}
	}
	if !slices.Contains(p.damage.Fields, field) {
		p.damage.Fields = append(p.damage.Fields, field)
	}
	switch field {
	case "reports_to":
		p.noManager = p.noManager || p.atTop()
	case "role":
		p.noRole, p.badRole = true, false
	}
}

// settleTops finds who is at the top without an empty cell: 0 or -1 that nobody has as an id, and one who names themselves where everybody
// else has a manager.
func (r *roster) settleTops() {
	blank, selves := 0, []*person{}
	for _, p := range r.people {
		switch {
		case p.left != "" || p.noManager:
		case p.manager.Value == "":
			blank++
		case !p.resolved && (p.manager.Value == "0" || p.manager.Value == "-1") && len(r.ids.all(p.manager.Value)) == 0:
			p.chart.reading.TopMarks++
			p.manager = reference{}
			blank++
		case p.resolved && !p.doubtful && len(p.managers) == 1 && p.managers[0] == p.id.Value && p.id.Value != "":
			selves = append(selves, p)
		}
	}
	if blank == 0 && len(selves) == 1 && len(r.people) > 1 && selves[0].chart.reading.Used != nil && r.mostBelow(selves[0]) {
		p := selves[0]
		p.manager, p.managers, p.resolved = reference{}, nil, false
		p.chart.reading.SelfAtTop = true
	}
}

// mostBelow reports whether most of the others whose managers are known hang below somebody.
func (r *roster) mostBelow(top *person) bool {
	below := map[*person]bool{top: true} // false for those on the way, and for who does not
	known, under := 0, 0
	for _, p := range r.people {
		var way []*person
		at := p
		for at != nil {
			if _, seen := below[at]; seen {
				break
			}
			below[at] = false
			way = append(way, at)
			at = r.managerOf(at)
		}
		for _, q := range way {
			below[q] = at != nil && below[at]
		}
		if p != top && r.managerOf(p) != nil {
			known++
			if below[p] {
				under++
			}
		}
	}
	return 2*under > known
}

// managerOf returns the manager of a person; nil where it is not clear who that is.
func (r *roster) managerOf(p *person) *person {
	if !p.resolved || p.doubtful || len(p.managers) != 1 {
		return nil
	}
	if all := r.ids.all(p.managers[0]); len(all) == 1 {
		return all[0]
	}
	return nil
}
