// Package convert writes charts in orglint's own layout, whatever layout they were read from.
package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// Header is the first line of what is written: such files may be written over.
const Header = mark + " What stands behind a record is where it was read.\n"

// mark is what such files begin with.
const mark = "# An org chart, written by orglint convert."

// An Output is a file to write.
type Output struct{ Name, Text string }

// lists returns the lists of a chart, in the order in which they are written.
func lists() []string {
	return []string{"people", "vacancies", "teams", "units", "external", "deviations"}
}

// A text is the lists of a file, as far as they are written.
type text [6]strings.Builder

// Chart writes the charts of files as one: as one file called orgchart.yaml or, by unit, as one file for each unit, with what belongs
// to none in orgchart.yaml. Records keep their order and ids. Lost are sentences about what could not be carried over.
func Chart(files []*source.File, byUnit bool) (outputs []Output, lost []string) {
	w := writer{
		byUnit: byUnit, texts: map[string]*text{}, externals: map[string]bool{}, ids: idsOf(files),
		missing: map[[2]string]int{},
	}
	for _, file := range files {
		for i := range file.Documents {
			w.document(&file.Documents[i])
		}
	}
	w.loseVague()
	return w.outputs(), w.lost
}

// idsOf returns the ids of all people and open seats.
func idsOf(files []*source.File) map[string]bool {
	ids := map[string]bool{}
	for _, file := range files {
		for i := range file.Documents {
			for _, list := range lists()[:2] {
				if seats := file.Documents[i].Get(list); seats != nil {
					for j := range seats.Items {
						ids[seats.Items[j].GetText("id").Value] = true
					}
				}
			}
		}
	}
	return ids
}

// A writer collects the records of files.
type writer struct {
	byUnit       bool
	organization string
	texts        map[string]*text  // by unit; the empty one is for what belongs to none
	externals    map[string]bool   // as they are written: several files may declare one
	ids          map[string]bool   // of people and open seats
	missing      map[[2]string]int // how many records lack a field, by file and field
	vagueIn      [][2]string       // the keys of missing, in order
	lost         []string

	origins origins
}

func (w *writer) document(document *source.Value) {
	for i := range document.Fields {
		field := &document.Fields[i]
		name := field.Key.Value
		at := slices.Index(lists(), name)
		switch {
		case name == "version" && (field.Value.Text == "1" || field.Value.Kind == source.Null):
		case name == "organization" && field.Value.IsText():
			if w.organization = cmp.Or(w.organization, field.Value.Text); w.organization != field.Value.Text {
				w.lose(field.Value.Pos, "the organization has another name elsewhere")
			}
		case at >= 0 && field.Value.Kind == source.List:
			for j := range field.Value.Items {
				w.record(at, &field.Value.Items[j])
			}
		case field.Value.Kind != source.Null:
			w.lose(field.Key.Pos, "the field "+diag.Quote(name)+" is none of an org chart")
		}
	}
}

// lose notes that something could not be carried over.
func (w *writer) lose(pos diag.Pos, what string) {
	w.lost = append(w.lost, fmt.Sprintf("%s: %s", pos, what))
}

// record writes an item of a list.
func (w *writer) record(list int, v *source.Value) {
	if v.Kind != source.Map || len(v.Fields) == 0 {
		w.lose(v.Pos, "this item of "+lists()[list]+" is no record")
		return
	}
	id := v.GetText("id")
	w.vague(v)
	record := w.write(v, w.origins.comment(v))
	if record == "" {
		w.lose(v.Start(), "this record holds nothing")
		return
	}
	if lists()[list] == "external" {
		alone := w.write(v, "")
		if w.externals[alone] {
			return
		}
		w.externals[alone] = true
	}
	unit := ""
	switch {
	case !w.byUnit:
	case lists()[list] == "units":
		unit = id.Value
	default:
		unit = v.GetText("unit").Value
	}
	if w.texts[unit] == nil {
		w.texts[unit] = &text{}
	}
	w.texts[unit][list].WriteString(record)
}

// outputs returns the files.
func (w *writer) outputs() []Output {
	var units []string
	for unit := range w.texts {
		if unit != "" {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	var all []Output
	if text := w.file(""); text != "" || len(units) == 0 {
		all = append(all, Output{"orgchart.yaml", cmp.Or(text, Header+"version: 1\npeople: []\n")})
	}
	taken := map[string]bool{"orgchart": true}
	for _, device := range devices() {
		taken[device] = true
	}
	for _, unit := range units {
		name := fileName(unit)
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d", fileName(unit), n)
		}
		taken[name] = true
		all = append(all, Output{name + ".yaml", w.file(unit)})
	}
	return all
}

// file returns the text of the file of a unit; nothing where it has no records.
func (w *writer) file(unit string) string {
	texts := w.texts[unit]
	if texts == nil && (unit != "" || w.organization == "") {
		return ""
	}
	var b strings.Builder
	b.WriteString(Header + "version: 1\n")
	if w.organization != "" && unit == "" {
		b.WriteString("organization: " + scalar(w.organization, false) + "\n")
	}
	for i, list := range lists() {
		if texts != nil && texts[i].Len() > 0 {
			b.WriteString("\n" + list + ":\n" + texts[i].String())
		}
	}
	return b.String()
}

// devices returns the names that stand for devices on Windows, whatever the ending: a file of such a name could not be checked out there.
func devices() []string {
	names := []string{"con", "prn", "aux", "nul"}
	for n := range 10 {
		names = append(names, fmt.Sprintf("com%d", n), fmt.Sprintf("lpt%d", n))
	}
	return names
}

// fileName makes the name of a file of the name of a unit: its letters and digits, with dashes between words.
func fileName(unit string) string {
	name := strings.Join(strings.FieldsFunc(strings.ToLower(unit), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
	const most = 80
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most])
	}
	return cmp.Or(name, "unit")
}
