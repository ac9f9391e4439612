// Package bench measures: a generator of charts, benchmarks of each stage, and a script that compares the program with the
// yardstick and with what people script today.
package bench

import (
	"bytes"
	"fmt"
	"strconv"
)

// Chart returns a chart of about so many people that obeys the built-in job families: a ladder from the chief executive down
// to teams of engineers. With a share, one engineer in so many has one of five defects.
func Chart(people, share int) []byte {
	var out bytes.Buffer
	g := generate(people, share)
	out.WriteString("version: 1\norganization: Bench\npeople:\n")
	for _, p := range g.people {
		mark := "  - "
		for _, f := range p {
			out.WriteString(mark + f.key + ": " + f.value + "\n")
			mark = "    "
		}
	}
	out.WriteString("teams:\n")
	for _, lead := range g.leads {
		fmt.Fprintf(&out, "  - {id: t-%d, name: Team %d, lead: e%07d}\n", lead, lead, lead)
	}
	return out.Bytes()
}

// generate makes the people of a chart.
func generate(people, share int) *generator {
	g := &generator{share: share}
	spans := []int{1, 1, 6, 6, 6, 6, 6, 7}
	widths := make([]int, len(spans))
	widths[len(widths)-1] = max(1, people*5/6)
	for i := len(widths) - 2; i >= 0; i-- {
		widths[i] = max(1, (widths[i+1]+spans[i+1]-1)/spans[i+1])
	}
	widths[0], widths[1] = 1, 1
	var above []int
	for level, width := range widths {
		above = g.level(level, width, above)
	}
	return g
}

// A field is what a chart says of a person.
type field struct{ key, value string }

type generator struct {
	share  int
	last   int // the number of the last person
	people [][]field
	leads  []int // the numbers of those who lead a team
}

// level makes the people of a level, and returns their numbers.
func (g *generator) level(level, width int, above []int) []int {
	const managers, engineers = 6, 7 // the levels of those who lead a team, and who are in one
	ladder := []string{
		"Chief Executive Officer", "Chief Technology Officer", "VP of Engineering", "Senior Director, Engineering", "Director, Engineering",
		"Senior Manager, Engineering", "Engineering Manager",
	}
	roles := []string{"Backend Engineer", "Senior Backend Engineer", "Staff Backend Engineer", "Frontend Engineer", "Senior Fullstack Engineer"}
	here := make([]int, width)
	for i := range here {
		g.last++
		here[i] = g.last
		role, manager := roles[g.last%len(roles)], 0
		if level < engineers {
			role = ladder[level]
		}
		if len(above) > 0 {
			manager = above[i*len(above)/width]
		}
		g.person(role, manager, level == engineers)
		if level == managers {
			g.leads = append(g.leads, g.last)
		}
	}
	return here
}

// person makes a person, perhaps with a defect.
func (g *generator) person(role string, manager int, engineer bool) {
	first := []string{"Ana", "Bjørn", "Carlos", "Daria", "Eniola", "Farid", "Greta", "Hiroshi", "Inés", "Kwame", "Zoë"}
	last := []string{"Adeyemi", "Berg", "Costa", "Dvořák", "Fischer", "García", "Müller", "Nakamura", "Wójcik"}
	places := []string{"Utrecht, Netherlands", "Lagos, Nigeria", "Seoul, South Korea", "Lyon, France", "Kraków, Poland"}
	n, defect, team := g.last, -1, manager
	if engineer && g.share > 0 && n%g.share == 0 {
		defect = n / g.share % 5
	}
	switch defect {
	case 0:
		role = fmt.Sprintf("Enginer %d", n)
	case 1:
		manager = 9_000_000 + n
	case 2:
		manager = 1
	}
	id := func(n int) string { return fmt.Sprintf("e%07d", n) }
	p := append(make([]field, 0, 8), field{"id", id(n)}, field{"name", first[n%len(first)] + " " + last[n%len(last)]}, field{"role", role})
	if manager > 0 {
		p = append(p, field{"reports_to", id(manager)})
	}
	if engineer {
		p = append(p, field{"team", "t-" + strconv.Itoa(team)})
	}
	p = append(p, field{"location", places[n%len(places)]}, field{"start", fmt.Sprintf("20%02d-%02d-%02d", 12+n%13, 1+n%12, 1+n%28)})
	switch defect {
	case 3:
		p = append(p, field{"nickname", "x"})
	case 4:
		p = append(p, field{"grade", "11"})
	}
	g.people = append(g.people, p)
}
