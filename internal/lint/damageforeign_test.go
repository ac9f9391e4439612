package lint_test

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// A human is somebody in a chart of another layout, as it says so; listed is how the team names them.
type human struct{ id, name, role, manager, team, listed, start string }

// A fragment is some lines of a file: those of a human or, where that is -1, what stands around them.
type fragment struct {
	human int
	text  string
}

// A layout writes people as others do.
type layout struct {
	name, file string
	comma      string // between the cells of a table
	plants     []string
	write      func([]human) []fragment
}

// foreignTrials are trials of the people of a chart, in all other layouts.
func (c *trial) foreignTrials() []*trial {
	var people []human
	for _, path := range c.files {
		f := source.Read(path, []byte(c.texts[path]))
		list := f.Documents[0].Get("people")
		for i := range list.Items {
			v := &list.Items[i]
			text := func(key string) string { return v.GetText(key).Value }
			people = append(people, human{text("id"), text("name"), text("role"), text("reports_to"), text("team"), text("id"), text("start")})
		}
	}
	var trials []*trial
	for _, l := range slices.Concat(tableLayouts(), recordLayouts()) {
		made := &trial{name: l.name, families: c.families, layout: &l, people: people, files: []string{l.file}}
		made.texts = map[string]string{l.file: made.written(people)}
		trials = append(trials, made)
	}
	return trials
}

// written is the text of the file with some people.
func (c *trial) written(people []human) string {
	var b strings.Builder
	for _, f := range c.layout.write(people) {
		b.WriteString(f.text)
	}
	return b.String()
}

// humans returns the places of people.
func (c *trial) humans() (places []place) {
	line, at := 0, 0
	for _, f := range c.layout.write(c.people) {
		lines, text := strings.Count(f.text, "\n"), strings.TrimRight(f.text, ",\n ")
		if f.human >= 0 {
			places = append(places, place{c.files[0], line, line + max(1, lines), at, at + len(text), f.human})
		}
		line, at = line+lines, at+len(f.text)
	}
	return places
}

// plantForeign returns the text of the file with a defect in somebody's record.
func (c *trial) plantForeign(at place, random *rand.Rand) string {
	people := slices.Clone(c.people)
	h := &people[at.human]
	switch c.layout.plants[random.IntN(len(c.layout.plants))] {
	case "role":
		h.role = "Chief Penguin"
	case "manager":
		if h.manager == "" {
			return ""
		}
		h.manager = "zzyzx"
	case "team":
		h.team = "zzyzx"
	case "listed":
		h.listed = "zzyzx"
	}
	return c.written(people)
}
