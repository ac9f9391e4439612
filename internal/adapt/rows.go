package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// person reads a row into somebody of whom nothing is known, unless it is about nobody.
func (r *tableReader) person(row int, p *person) (is bool) {
	p.chart, p.of, p.row, p.place, p.noRole, p.noManager = r.chart, r, int32(row), r.place(row), r.role < 0, len(r.managers) == 0
	p.id = r.idOf(row)
	for _, column := range r.others { // where the line with the id does not read
		if p.id.Value == "" && r.table.Damaged(row) != nil {
			p.id = r.cell(row, column)
		}
	}
	p.name = r.nameOf(row)
	p.role = r.cell(row, r.role)
	p.role.Value = plainTitle(p.role.Value)
	if p.role.Value == "" && !p.noRole {
		p.role.Pos, p.badRole = r.file.Text(r.table, row, r.role).Pos, true
	}
	p.idIsName = p.id == p.name
	if p.id.Value == "" && p.name.Value == "" && r.cell(row, r.email).Value == "" && !r.namelessSeat(p, row) {
		return false
	}
	r.stand(p, row)
	r.refer(p, row)
	return true
}

// note reports what is wrong with the cells of somebody's row.
func (r *tableReader) note(p *person) {
	if len(r.statuses) > 1 {
		r.standing(int(p.row), r.reading.disagree)
	}
	if r.odd {
		r.breakCells(p, int(p.row))
	}
	r.tellSlips(p)
	if v := r.table.Damaged(int(p.row)); v != nil {
		p.noteDamage(v, r.fieldsOf())
	}
}

// place is where the record of a row starts: its first cell; of records the first that is used, because others are not shown.
func (r *tableReader) place(row int) diag.Pos {
	for column := range r.table.Rows[row] {
		if !r.table.Covered(row, column) && (!r.table.OfRecords() || r.shown[column] && r.table.Value(row, column) != "") {
			t := r.file.Text(r.table, row, column)
			return t.Pos
		}
	}
	return r.file.Text(r.table, row, 0).Pos
}

// isHeader reports whether a row is the header again, as in exports that were put together.
func (c *columns) isHeader(t *source.Table, row int) bool {
	same := 0
	for i := range t.Rows[row] {
		value := t.Value(row, i)
		if strings.TrimSpace(value) == "" {
			continue
		}
		if !strings.EqualFold(strings.TrimSpace(value), strings.TrimSpace(t.Value(c.header, i))) {
			return false
		}
		same++
	}
	return same > 1
}

// describe reads what is neither an id nor a manager.
func (r *tableReader) describe(p *person) {
	row := int(p.row)
	unit := r.cell(row, r.unit)
	if r.layout.name == "workday" { // a unit there has the name of its head behind it
		unit.Value = withoutLast(unit.Value)
	}
	p.grade(r.cell(row, r.grade), r.isGrade)
	p.set("unit", unit)
	p.set("team", r.cell(row, r.team))
	if kind := r.cell(row, r.employment); kind.Value != "" && employmentOf(kind.Value) != "" {
		p.setWord("employment", employmentOf(kind.Value), kind.Pos)
	}
	p.set("location", r.cell(row, r.location))
	p.set("cost_center", r.cell(row, r.center))
	if r.identity[0] != r.email {
		p.set("email", r.cell(row, r.email))
	}
	r.describeTime(p)
}

// grade sets the grade if it is one, and an attribute of that name if it is another text, such as SCS1 where no job family has it.
func (p *person) grade(t diag.Text, isGrade func(string) bool) {
	number, ok := source.Number(t.Value)
	if !ok {
		number, ok = source.Number(strings.Replace(t.Value, ",", ".", 1))
	}
	if ok && !strings.HasPrefix(number, "-") {
		p.setWord("grade", number, t.Pos)
		return
	}
	if isGrade != nil && t.Value != "" && isGrade(t.Value) {
		p.set("grade", t)
		return
	}
	p.attribute("grade", t)
}

// A presence is whether somebody is there, and what says so.
type presence struct {
	standing infer.Standing
	header   string // of the column that says it
	byNote   bool   // whether the note does
	word     diag.Text
	note     string   // behind the name
	named    diag.Pos // where that stands
}

// presenceOf reads whether somebody is there.
func (r *tableReader) presenceOf(row int) (s presence) {
	s.standing, s.word, s.header = r.standing(row, nil)
	name, note := r.nameAndNote(row)
	if s.note, s.named = note, name.Pos; note != "" && s.standing <= infer.Here {
		s.standing, s.byNote, s.word = infer.StandingOf(note), true, diag.Text{Value: note, Pos: name.Pos}
	}
	return s
}

// says says in words what says it.
func (s *presence) says() string {
	if s.byNote {
		return "the name"
	}
	return "the column " + diag.Quote(s.header)
}

// stand reads whether somebody is there.
func (r *tableReader) stand(p *person, row int) {
	for which := range r.days {
		if _, ok := r.dayOf(row, which); !ok { // one that cannot be read is given, and not known
			r.leaveOpen(p, r.days[which].field)
		}
	}
	s := r.presenceOf(row)
	if isOpen(p.name.Value) && (p.role.Value != "" || p.noRole) || s.standing == infer.OpenSeat {
		p.vacancy = true
		if isOpen(p.name.Value) {
			if p.idIsName {
				p.id, p.idIsName = diag.Text{}, false // the title makes a better one
			}
			p.name = diag.Text{}
		}
		return
	}
	if day := r.effectiveOf(row); day != "" {
		p.detail().effective = day
	}
	if s.standing != infer.Gone {
		return
	}
	if end, _ := r.dayOf(row, 1); end.Value == "" {
		p.left = fmt.Sprintf("%s has left: %s says %s", p, s.says(), diag.Quote(s.word.Value))
	}
}

// describeTime reads from when to when somebody is there, and how they are employed as far as that stands behind the name.
func (r *tableReader) describeTime(p *person) {
	s := r.presenceOf(int(p.row))
	if s.note != "" {
		p.noteEmployment(s.note, s.named)
	}
	if p.vacancy {
		return
	}
	for which := range r.days {
		day, _ := r.dayOf(int(p.row), which)
		p.set(r.days[which].field, day)
	}
	if s.standing == infer.OnLeave {
		p.setWord("on_leave", "true", s.word.Pos)
	}
}

// noteEmployment sets the employment that is noted behind a name, where no column says it: [C] is a contractor.
func (p *person) noteEmployment(note string, pos diag.Pos) {
	kind := employmentOf(note)
	if note == "C" {
		kind = "contractor"
	}
	if kind != "" && !slices.ContainsFunc(p.fields, func(f source.Field) bool { return f.Key.Value == "employment" }) {
		p.setWord("employment", kind, pos)
	}
}

// aliasesOf collects what others may name the person of a row by.
func (r *tableReader) aliasesOf(p *person) (known aliases) {
	row := int(p.row)
	if email := r.cell(row, r.email); email.Value != "" {
		known.emails = append(known.emails, email.Value)
	}
	for _, column := range r.others {
		other := r.cell(row, column).Value
		known.otherIDs = append(known.otherIDs, other)
		if strings.Count(other, "@") > 1 { // several addresses in one cell
			known.otherIDs = append(known.otherIDs, strings.FieldsFunc(other, func(r rune) bool { return strings.ContainsRune(",;| ", r) })...)
		}
	}
	if r.id >= 0 && r.identity[0] != r.id {
		known.otherIDs = append(known.otherIDs, r.cell(row, r.id).Value)
	}
	known.names = r.namesOf(row)
	return known
}

// namesOf collects the names that the person of a row goes by: whole, in parts, and as they are called.
func (r *tableReader) namesOf(row int) (names []string) {
	if name := r.nameOf(row).Value; name != "" {
		names = append(names, name)
	}
	first, last, preferred := r.cell(row, r.first).Value, r.cell(row, r.last).Value, r.cell(row, r.preferred).Value
	middle, second := r.cell(row, r.middle).Value, r.cell(row, r.second).Value
	if (r.name >= 0 || middle != "" || second != "" || len(names) > 0 && names[0] != first+" "+last) && first != "" && last != "" {
		names = append(names, first+" "+last)
	}
	if middle != "" && second != "" {
		names = append(names, first+" "+middle+" "+last, first+" "+last+" "+second)
	}
	if preferred != "" {
		names = append(names, preferred)
		if last != "" {
			names = append(names, preferred+" "+last)
			if middle != "" {
				names = append(names, preferred+" "+middle+" "+last)
			}
		}
	}
	return names
}

// refer reads whom the person reports to.
func (r *tableReader) refer(p *person, row int) {
	for i, column := range r.managers {
		t := r.exact(row, column)
		if r.kinds[i] != byID && r.kinds[i] != byAnything {
			t = r.cell(row, column)
		}
		ref := reference{}
		if !r.layout.isTop(t.Value) {
			ref = reference{t, r.kinds[i]}
		}
		if len(r.managers) == 1 {
			p.manager = ref
		} else {
			p.detail().references = append(p.detail().references, ref)
		}
	}
	r.referDotted(p, row)
}

// referDotted reads to whom the person has dotted lines.
func (r *tableReader) referDotted(p *person, row int) {
	for _, column := range r.dotted {
		t := r.cell(row, column)
		for _, id := range strings.FieldsFunc(t.Value, func(r rune) bool { return r == ':' || r == ';' || r == '|' }) {
			if id = strings.TrimSpace(id); !r.layout.isTop(id) {
				p.detail().dotted = append(p.detail().dotted, diag.Text{Value: id, Pos: t.Pos})
			}
		}
	}
}
