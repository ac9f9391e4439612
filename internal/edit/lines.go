package edit

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// from returns the text from the beginning of a value on.
func (d *Draft) from(v *source.Value) string { return d.file.Data()[v.Pos.Offset:] }

// flow reports whether a mapping or a list stands in brackets.
func (d *Draft) flow(v *source.Value) bool {
	start := d.from(v)
	return strings.HasPrefix(start, "{") && v.Kind == source.Map || strings.HasPrefix(start, "[") && v.Kind == source.List
}

// lineStart returns where the line of an offset begins.
func (d *Draft) lineStart(offset int) int {
	return strings.LastIndexByte(d.file.Data()[:offset], '\n') + 1
}

// lineEnd returns where the line after that of an offset begins.
func (d *Draft) lineEnd(offset int) int {
	text := d.file.Data()
	if n := strings.IndexByte(text[offset:], '\n'); n >= 0 {
		return offset + n + 1
	}
	return len(text)
}

// column returns how many bytes stand before an offset on its line.
func (d *Draft) column(offset int) int { return offset - d.lineStart(offset) }

// alone reports whether only spaces stand before an offset on its line.
func (d *Draft) alone(offset int) bool {
	return strings.Trim(d.file.Data()[d.lineStart(offset):offset], " ") == ""
}

// below returns the end of the lines that belong to what begins at an offset and column: up to the first that is not further in.
// Comments and empty lines at the end belong to what follows. Items of a list may stand as far out as its key.
func (d *Draft) below(offset, column int, items bool) int {
	text := d.file.Data()
	end := d.lineEnd(offset)
	for at := end; at < len(text); {
		next := d.lineEnd(at)
		line := strings.TrimRight(text[at:next], "\r\n")
		content := strings.TrimLeft(line, " ")
		in := len(line) - len(content)
		switch {
		case content == "" || content[0] == '#':
		case in > column, items && in == column && strings.HasPrefix(content+" ", "- "):
			end = next
		default:
			return end
		}
		at = next
	}
	return end
}

// last returns the offset of the last thing that is known to belong to a value.
func (d *Draft) last(v *source.Value) int {
	end := int(v.Pos.Offset)
	if v.IsText() || v.Kind == source.Null {
		return end + max(0, int(v.Pos.Length)-1)
	}
	if d.flow(v) {
		return d.closing(end) - 1
	}
	if n := len(v.Items); n > 0 {
		end = max(end, d.last(&v.Items[n-1]))
	}
	if n := written(v); n > 0 {
		end = max(end, d.last(&v.Fields[n-1].Value))
	}
	return end
}

// entryEnd returns where the lines of a field end.
func (d *Draft) entryEnd(f *source.Field) int {
	key := int(f.Key.Pos.Offset)
	return d.below(min(max(key, d.last(&f.Value)), len(d.file.Data())), d.column(key), true)
}

// dash returns where the dash of an item stands.
func (d *Draft) dash(list *source.Value, i int) (int, error) {
	column := d.column(int(list.Pos.Offset))
	for at, n := int(list.Items[i].Start().Offset), 0; n < 100 && at >= 0; n++ {
		if dash := d.lineStart(at) + column; dash < len(d.file.Data()) && d.file.Data()[dash] == '-' && dash <= int(list.Items[i].Start().Offset) {
			return dash, nil
		}
		at = d.lineStart(at) - 1
	}
	return 0, fmt.Errorf("it cannot be told where the item begins")
}

// itemEnd returns where the lines of an item end.
func (d *Draft) itemEnd(list *source.Value, i, dash int) int {
	return d.below(min(max(dash, d.last(&list.Items[i])), len(d.file.Data())), d.column(dash), false)
}

// insertion puts lines at an offset that is the beginning of one, or the end of the file.
func (d *Draft) insertion(at int, lines []string) Stretch {
	text := strings.Join(lines, d.eol) + d.eol
	if data := d.file.Data(); at == len(data) && !strings.HasSuffix(data, "\n") {
		text = d.eol + strings.TrimSuffix(text, d.eol)
	}
	return Stretch{at, at, text}
}

// block returns what changes of the entries of a mapping or a list that stand on lines of their own.
func (d *Draft) block(g *group) ([]Stretch, error) {
	if g.v.Kind == source.Map {
		return d.blockMap(g)
	}
	return d.blockList(g)
}

func (d *Draft) blockMap(g *group) ([]Stretch, error) {
	first := int(g.v.Fields[0].Key.Pos.Offset)
	all, err := d.lines(g, first)
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(g.twice); i++ {
		key := int(g.twice[i].Key.Pos.Offset)
		if !d.alone(key) {
			return nil, fmt.Errorf("it does not stand on a line of its own")
		}
		all = append(all, Stretch{d.lineStart(key), d.entryEnd(&g.twice[i]), ""})
	}
	for _, f := range g.first {
		if !d.alone(first) {
			return nil, fmt.Errorf("there is no line above the first")
		}
		all = append(all, d.insertion(d.lineStart(first), d.entry(f, d.column(first))))
	}
	for _, f := range g.last {
		end := d.entryEnd(&g.v.Fields[written(g.v)-1])
		all = append(all, d.insertion(end, d.entry(f, d.column(first))))
	}
	return all, nil
}

// lines returns the lines of the fields that are deleted. Of the first, which may stand behind a dash, the next that stays takes the place.
func (d *Draft) lines(g *group, first int) ([]Stretch, error) {
	var all []Stretch
	n, from := written(g.v), 0
	if !d.alone(first) {
		for from < n && g.deleted[from] {
			from++
		}
		if from == n {
			return nil, fmt.Errorf("the record would begin with nothing")
		}
		if from > 0 {
			all = append(all, Stretch{first, int(g.v.Fields[from].Key.Pos.Offset), ""})
		}
	}
	for i := from; i < n; i++ {
		if f := &g.v.Fields[i]; g.deleted[i] {
			all = append(all, Stretch{d.lineStart(int(f.Key.Pos.Offset)), d.entryEnd(f), ""})
		}
	}
	return all, nil
}

func (d *Draft) blockList(g *group) ([]Stretch, error) {
	all, err := d.itemsGone(g)
	if err != nil {
		return nil, err
	}
	if len(all) > 0 && len(all) == len(g.v.Items) && len(g.last) == 0 { // a list of nothing says so
		before := strings.TrimRight(d.file.Data()[:all[0].From], " \r\n")
		if !strings.HasSuffix(before, ":") {
			return nil, fmt.Errorf("nothing would be left of the list")
		}
		all = append([]Stretch{{len(before), len(before), " []"}}, all...)
	}
	if len(g.last) == 0 {
		return all, nil
	}
	added, err := d.added(g)
	return append(all, added...), err
}

// itemsGone returns the lines of the items that are deleted.
func (d *Draft) itemsGone(g *group) ([]Stretch, error) {
	var all []Stretch
	n := len(g.v.Items)
	for i := range n {
		if !g.deleted[i] {
			continue
		}
		dash, err := d.dash(g.v, i)
		if err != nil {
			return nil, err
		}
		if !d.alone(dash) {
			return nil, fmt.Errorf("it does not stand on a line of its own")
		}
		from, end := d.lineStart(dash), d.itemEnd(g.v, i, dash)
		if i > 0 && (i == n-1 || d.isEmpty(end)) {
			from = d.withEmpty(from)
		}
		all = append(all, Stretch{from, end, ""})
	}
	return all, nil
}

// isEmpty reports whether there is nothing on the line that begins at an offset.
func (d *Draft) isEmpty(line int) bool {
	return strings.TrimSpace(d.file.Data()[line:d.lineEnd(line)]) == ""
}

// withEmpty returns where the line begins that is above the one at an offset, if it is empty: an empty line between two items goes with one of them.
func (d *Draft) withEmpty(line int) int {
	if above := d.lineStart(max(0, line-1)); d.isEmpty(above) {
		return above
	}
	return line
}

// added returns the items that come behind the others of a list.
func (d *Draft) added(g *group) ([]Stretch, error) {
	var all []Stretch
	n := len(g.v.Items)
	if n == 0 {
		return nil, fmt.Errorf("the list stands elsewhere")
	}
	dash, err := d.dash(g.v, n-1)
	if err != nil {
		return nil, err
	}
	inline := d.flow(&g.v.Items[n-1])
	apart := n > 1 && !inline && d.apart(dash)
	for _, f := range g.last {
		lines := d.item(f.Value, d.column(dash), inline)
		if apart {
			lines = append([]string{""}, lines...)
		}
		all = append(all, d.insertion(d.itemEnd(g.v, n-1, dash), lines))
	}
	return all, nil
}

// apart reports whether an empty line stands above a line, or above the comments on it.
func (d *Draft) apart(offset int) bool {
	above := d.file.Data()[:d.lineStart(offset)]
	for above != "" {
		above = strings.TrimSuffix(strings.TrimSuffix(above, "\n"), "\r")
		line := strings.TrimLeft(above[strings.LastIndexByte(above, '\n')+1:], " ")
		if !strings.HasPrefix(line, "#") {
			return line == ""
		}
		above = above[:strings.LastIndexByte(above, '\n')+1]
	}
	return false
}
