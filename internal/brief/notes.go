package brief

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// A Note stands at a figure that something bends.
type Note struct {
	At   string // people, spans, layers or unit
	Unit int    // where At is unit, else -1
	Text Text
}

// NotesAt returns the notes that stand at a figure; those at a unit for its number.
func (b *Brief) NotesAt(at string, unit int) []Text {
	var all []Text
	for i := range b.Notes {
		if n := &b.Notes[i]; n.At == at && (at != "unit" || n.Unit == unit) {
			all = append(all, n.Text)
		}
	}
	return all
}

// note adds a note to a figure of the whole chart.
func (m *maker) note(at string, all ...any) {
	m.Notes = append(m.Notes, Note{at, -1, capital(said(all...))})
}

// noteUnit adds a note to the figures of a unit.
func (m *maker) noteUnit(unit int, all ...any) {
	m.Notes = append(m.Notes, Note{"unit", unit, capital(said(all...))})
}

// notes says what bends figures.
func (m *maker) notes() {
	m.noteRecords()
	m.noteSpans()
	extra := m.extraTops()
	if len(extra) > 0 {
		m.note("layers", m.names(extra), ", "+m.managerless(extra)+", "+text.Verb(len(extra), "stands", "stand")+" at layer 1 beside the top of the chart.")
	}
	m.noteUnits(extra)
}

// names names seats in the order of their names: all while they are few, else the first and how many there are.
func (m *maker) names(seats []int) Text {
	seats = slices.Clone(seats)
	slices.SortStableFunc(seats, func(x, y int) int { return cmp.Compare(called(&m.Seats[x]), called(&m.Seats[y])) })
	var names []Part
	for _, i := range seats[:min(len(seats), mostNames)] {
		names = append(names, m.who(i))
	}
	if more := len(seats) - mostNames; more > 0 {
		names = append(names, strong(text.Grouped(more)+" more"))
	}
	return listed(names)
}

// noteRecords says which records are counted though they should not be, or are not.
func (m *maker) noteRecords() {
	var shared []int // the first of each
	in := make([][]int, len(m.Units))
	for _, same := range m.chart.SameSeats() {
		counted := m.counted(same)
		if len(counted) < 2 {
			continue
		}
		shared = append(shared, counted[0])
		for _, i := range counted {
			if unit := m.Seats[i].Unit; unit >= 0 && !slices.Contains(in[unit], counted[0]) {
				in[unit] = append(in[unit], counted[0])
			}
		}
	}
	m.noteEach("people", shared, in, func(of []int) Text {
		if len(of) == 1 {
			return said("several records share the id of ", m.who(of[0]), ", and each is counted.")
		}
		return said(len(of), " ids stand in several records, of which each is counted: those of ", m.names(of), ".")
	})
	if n := m.Unjudged.Unclear; n > 0 {
		m.note("people", strong(text.Count(n, "record", "records")), " "+text.Verb(n, "is", "are")+" counted in no figure, because part of "+
			text.Verb(n, "it", "them")+" could not be read.")
	}
}

// counted returns the numbers of those of some seats that are in the brief.
func (m *maker) counted(seats []*chart.Seat) (numbers []int) {
	for _, s := range seats {
		if at := m.numberOf(s); at >= 0 {
			numbers = append(numbers, at)
		}
	}
	return numbers
}

// noteEach adds a note on some to a figure of the whole chart, and one on those of them that are in a unit itself to that.
func (m *maker) noteEach(at string, all []int, in [][]int, of func([]int) Text) {
	if len(all) == 0 {
		return
	}
	m.note(at, of(all))
	for unit, own := range in {
		if len(own) > 0 {
			m.noteUnit(unit, of(own))
		}
	}
}

// noteSpans says who counts in nobody's span though they name a manager, and who is a manager only in a circle.
func (m *maker) noteSpans() {
	var away []int
	in := make([][]int, len(m.Units))
	for i := range m.absent {
		if len(m.absent[i].seat.CountedReports()) == 0 {
			continue
		}
		away = append(away, i)
		if unit := m.absent[i].unit; unit >= 0 {
			in[unit] = append(in[unit], i)
		}
	}
	m.noteEach("spans", away, in, m.reportAway)
	for _, of := range m.Unjudged.Unplaced {
		if n := len(of.Roots); of.Cause == audit.InCircle && n > 0 {
			m.note("spans", m.names(of.Roots), " "+of.Why+"; they count as managers, and are in no layer.")
		} else if of.Cause == audit.SharedManager && n > 0 {
			m.note("spans", strong(text.Count(n, "person or open seat reports", "people and open seats report")), " to an id that several records share, and "+
				text.Verb(n, "counts", "count")+" in nobody's span.")
		}
	}
}

// reportAway says that some report to people who are not there.
func (m *maker) reportAway(absent []int) Text {
	a, n := &m.absent[absent[0]], 0
	for _, i := range absent {
		n += len(m.absent[i].seat.CountedReports())
	}
	count := " and " + text.Verb(n, "counts", "count") + " in nobody's span."
	if len(absent) > 1 {
		return said(strong(text.Grouped(n)+" people and open seats"), " report to ", strong(text.Grouped(len(absent))+" people"), " who have left or not yet started,"+count)
	}
	why := ", who has left,"
	if !a.seat.Left() {
		why = ", who has not yet started,"
	}
	return said(m.reporting(a.seat, "") + " to " + a.Name + why + count)
}

// extraTops returns who stands at layer 1 and should not: they have no manager, or none who counts, and are not the top of the chart.
func (m *maker) extraTops() []int {
	_, policy := m.Result.Chart()
	tops := m.chart.Tops(policy.Tops)
	var extra []int
	for i, s := range m.seat {
		if m.Seats[i].Layer == 1 && s.External == nil && s != tops.Presumed && (!s.IsTop() || slices.Contains(tops.Extra, s)) {
			extra = append(extra, i)
		}
	}
	return extra
}

// roots returns for each seat who is at the top of its line; -1 in a circle.
func (m *maker) roots() []int {
	roots := make([]int, len(m.Seats))
	for i := range roots {
		roots[i] = -1
	}
	var way []int
	for i := range m.Seats {
		for way = way[:0]; roots[i] < 0 && m.Seats[i].Above >= 0; i = m.Seats[i].Above {
			way = append(way, i)
		}
		if roots[i] < 0 {
			roots[i] = i
		}
		for _, each := range way {
			roots[each] = roots[i]
		}
	}
	return roots
}

// A reach is between which layers the seats of a unit are.
type reach struct{ highest, deepest int }

// add adds a layer.
func (r *reach) add(layer int) {
	if r.highest == 0 || layer < r.highest {
		r.highest = layer
	}
	r.deepest = max(r.deepest, layer)
}

// layers counts the layers.
func (r *reach) layers() int {
	if r.deepest == 0 {
		return 0
	}
	return r.deepest - r.highest + 1
}

// A bend is what bends the layers of a unit.
type bend struct {
	all, straight reach // with and without those below extra tops
	tops          []int // of these, a few
	unplaced      int   // seats in no layer
}

// bends finds what bends the layers of each unit.
func (m *maker) bends(extra []int) []bend {
	bent := make([]bool, len(m.Seats)) // by root
	for _, i := range extra {
		bent[i] = true
	}
	bends := make([]bend, len(m.Units))
	for i, root := range m.roots() {
		layer := m.Seats[i].Layer
		for unit := range m.around(m.Seats[i].Unit) {
			if b := &bends[unit]; layer == 0 {
				b.unplaced++
			} else {
				b.add(layer, root, bent[root])
			}
		}
	}
	return bends
}

// add adds a seat in a layer, and its root.
func (b *bend) add(layer, root int, bent bool) {
	b.all.add(layer)
	if !bent {
		b.straight.add(layer)
	} else if !slices.Contains(b.tops, root) && len(b.tops) <= mostNames {
		b.tops = append(b.tops, root)
	}
}

// noteUnits says where extra tops, and seats in no layer, bend the layers of units.
func (m *maker) noteUnits(extra []int) {
	if len(extra) == 0 && len(m.Figures.Unplaced) == 0 {
		return
	}
	bends := m.bends(extra)
	for unit := range bends {
		b := &bends[unit]
		without := b.straight.layers()
		switch few := len(b.tops) <= mostNames; {
		case b.all.layers() == without || len(b.tops) == 0:
		case few:
			m.noteUnit(unit, m.names(b.tops), ", "+m.managerless(b.tops)+", "+text.Verb(len(b.tops), "counts", "count")+" as layer 1; without that "+layersOf(without)+".")
		default:
			m.noteUnit(unit, "several who have no manager count as layer 1; without that "+layersOf(without)+".")
		}
		if n := b.unplaced; n > 0 && !m.toldBelow(unit, bends) {
			m.noteUnit(unit, number(n), " of its people and open seats "+text.Verb(n, "is", "are")+" in no layer.")
		}
	}
}

// toldBelow reports whether a unit right below has as many seats in no layer, so that it is said there.
func (m *maker) toldBelow(unit int, bends []bend) bool {
	for i := range m.Units {
		if m.Units[i].Parent == unit && bends[i].unplaced == bends[unit].unplaced {
			return true
		}
	}
	return false
}

// managerless says that some have no manager.
func (m *maker) managerless(seats []int) string {
	if slices.ContainsFunc(seats, func(i int) bool { return !m.seat[i].IsTop() }) {
		return "who " + text.Verb(len(seats), "has", "have") + " no manager still here"
	}
	return "who " + text.Verb(len(seats), "has", "have") + " no manager"
}

// layersOf says how many layers a unit has.
func layersOf(n int) string {
	if n == 0 {
		return "it has none"
	}
	return "it has " + text.Count(n, "layer", "layers")
}
