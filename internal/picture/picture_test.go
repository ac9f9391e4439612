package picture_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/picture"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// briefOf checks a chart.
func briefOf(t rapid.TB, chart string) *brief.Brief {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{
		Files: []*source.File{lint.Open("org.yaml", chart, "")}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return brief.Of(result)
}

// A drawn is a picture in SVG, as a reader sees it.
type drawn struct {
	Title string   `xml:"title"`
	Desc  string   `xml:"desc"`
	Paths []string `xml:"-"`
	Lines []struct {
		Class string `xml:"class,attr"`
		D     string `xml:"d,attr"`
	} `xml:"path"`
	Texts []string `xml:"text"`
	Boxes []struct {
		Place string `xml:"transform,attr"`
		Title string `xml:"title"`
		Rect  struct {
			Class  string `xml:"class,attr"`
			Width  int    `xml:"width,attr"`
			Height int    `xml:"height,attr"`
		} `xml:"rect"`
		Texts []struct {
			Class string `xml:"class,attr"`
			Y     int    `xml:"y,attr"`
			Text  string `xml:",chardata"`
		} `xml:"text"`
	} `xml:"g"`
}

func read(t rapid.TB, svg []byte) drawn {
	t.Helper()
	var d drawn
	if err := xml.Unmarshal(svg, &d); err != nil {
		t.Fatalf("%v\n%s", err, svg)
	}
	return d
}

// A place is a rectangle.
type place struct{ left, top, right, bottom int }

// meets reports whether two places have more than their edges in common.
func (p place) meets(other place) bool {
	return p.left < other.right && other.left < p.right && p.top < other.bottom && other.top < p.bottom
}

var at = regexp.MustCompile(`translate\((\d+) (\d+)\)`)

// places returns where the boxes are.
func (d *drawn) places(t rapid.TB) []place {
	var all []place
	for _, b := range d.Boxes {
		m := at.FindStringSubmatch(b.Place)
		if m == nil {
			t.Fatalf("a box at %q", b.Place)
		}
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		all = append(all, place{x, y, x + b.Rect.Width, y + b.Rect.Height})
	}
	return all
}

var step = regexp.MustCompile(`([MHV])(\d+)(?: (\d+))?`)

// segments returns the parts of the lines between boxes.
func (d *drawn) segments() []place {
	var all []place
	for _, line := range d.Lines {
		if line.Class != "l" {
			continue
		}
		x, y := 0, 0
		for _, m := range step.FindAllStringSubmatch(line.D, -1) {
			n, _ := strconv.Atoi(m[2])
			fromX, fromY := x, y
			switch m[1] {
			case "M":
				x = n
				y, _ = strconv.Atoi(m[3])
				continue
			case "H":
				x = n
			case "V":
				y = n
			}
			all = append(all, place{min(fromX, x), min(fromY, y), max(fromX, x), max(fromY, y)})
		}
	}
	return all
}

// crosses reports whether a line goes through a box, and not only to it.
func (p place) crosses(box place) bool {
	return p.left < box.right && p.right > box.left && p.top < box.bottom-1 && p.bottom > box.top+1 &&
		(p.left == p.right && p.left > box.left && p.left < box.right || p.top == p.bottom && p.top > box.top && p.top < box.bottom)
}

// words are drawn for names and roles.
func words() *rapid.Generator[[]string] {
	return rapid.SliceOfN(rapid.SampledFrom([]string{
		"Ada", "Bartholomew", "Featherstonehaugh", "Щербакова", "李小龍", "W", strings.Repeat("W", 40), "Engineering,", "Platform:Container", "<b>", "&amp;", "محمد", "😂", "-",
	}), 1, 8)
}

// TestNothingOverlaps draws charts of all shapes: no box meets another, no line goes through one, no text is wider than its box.
func TestNothingOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "people")
		wide := rapid.IntRange(1, 12).Draw(t, "wide")
		var b strings.Builder
		b.WriteString("version: 1\npeople:\n")
		for i := range n {
			name := strings.Join(words().Draw(t, "name"), " ")
			fmt.Fprintf(&b, "  - id: p%d\n    name: %s\n    role: %s\n", i, strconv.Quote(name), strconv.Quote(strings.Join(words().Draw(t, "role"), " ")))
			if to := rapid.IntRange(max(0, i-wide), i+i/8).Draw(t, "manager"); to != i && i > 0 {
				fmt.Fprintf(&b, "    reports_to: p%d\n", to)
			}
		}
		p := picture.New(briefOf(t, b.String()), -1, rapid.SampledFrom([]int{0, 0, 2, 3}).Draw(t, "depth"))
		svg := p.SVG()
		if !bytes.Equal(svg, p.SVG()) {
			t.Fatal("a second picture is another one")
		}
		d := read(t, svg)
		if len(d.Boxes) != p.Count() {
			t.Fatalf("%d boxes of %d seats", len(d.Boxes), p.Count())
		}
		places, segments := d.places(t), d.segments()
		for i := range places {
			for j := range i {
				if places[i].meets(places[j]) {
					t.Errorf("%v (%s) meets %v (%s)\n%s", places[i], d.Boxes[i].Title, places[j], d.Boxes[j].Title, b.String())
				}
			}
			for _, s := range segments {
				if s.crosses(places[i]) {
					t.Errorf("the line %v crosses %v (%s)\n%s", s, places[i], d.Boxes[i].Title, b.String())
				}
			}
			for _, line := range d.Boxes[i].Texts {
				if !picture.Fits(line.Text, line.Class) || line.Y > d.Boxes[i].Rect.Height {
					t.Errorf("%q is too large for its box", line.Text)
				}
				if cut, ok := strings.CutSuffix(line.Text, "…"); ok && !strings.Contains(d.Boxes[i].Title, cut) {
					t.Errorf("%q is cut, and %q does not tell the rest", line.Text, d.Boxes[i].Title)
				}
			}
		}
	})
}

// odd is a chart in which hardly anybody stands where they should.
const odd = `version: 1
organization: Acme
people:
  - {id: ada, name: Ada Osei, role: CEO}
  - {id: bo, name: Bo Lind, role: CTO, reports_to: ada, end: 2026-01-31}
  - {id: cy, name: Cy Roth, role: VP of Engineering, reports_to: bo, appointment: acting, appointment_until: 2026-12-31}
  - {id: dana, name: Dana Wu, role: CTO}
  - {id: eli, name: Eli Park, role: CTO, reports_to: fay}
  - {id: fay, name: Fay Ruiz, role: CTO, reports_to: eli}
  - {id: gus, name: Gus Ek, role: CTO, reports_to: nobody, employment: contractor, on_leave: true}
vacancies:
  - {id: req-1, role: CTO, reports_to: ada, opened: 2026-11-01}
  - {id: req-2, role: CTO}
`

// TestOdd says of everybody why they stand where they are drawn.
func TestOdd(t *testing.T) {
	d := read(t, picture.New(briefOf(t, odd), -1, 0).SVG())
	want := map[string][]string{
		"Ada Osei":         {"CEO"},
		"Cy Roth":          {"Acting until 31 Dec 2026", "Their manager has left or not started"},
		"Dana Wu":          {"▲ 1 error"},
		"Eli Park":         {"In a circle, cut here: reports to Fay Ruiz"},
		"Fay Ruiz":         {},
		"Gus Ek":           {"Contractor · On leave · Their manager is not in the chart"},
		"Open seat req-1":  {"Open since 1 Nov 2026"},
		"Open seat req-2":  {"Without a manager yet"},
		"Bo Lind has left": nil,
	}
	for _, b := range d.Boxes {
		lines := strings.Split(b.Title, "\n")
		wanted, ok := want[lines[0]]
		if !ok {
			t.Errorf("%q is drawn", lines[0])
		}
		for _, line := range wanted {
			if !strings.Contains(b.Title, line) {
				t.Errorf("%q does not say %q", b.Title, line)
			}
		}
	}
	if len(d.Boxes) != len(want)-1 {
		t.Errorf("%d boxes", len(d.Boxes))
	}
	for _, line := range []string{"2 seats at the top", "in no layer, because their lines lead to no top", "Open seat (dashes)", "Acting or interim (dots and dashes)"} {
		if !strings.Contains(d.Desc, line) {
			t.Errorf("%q does not say %q", d.Desc, line)
		}
	}
}

// TestFit draws what there is room for, and says what is left out.
func TestFit(t *testing.T) {
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n  - {id: p0, role: CEO}\n")
	for i := 1; i < 400; i++ {
		fmt.Fprintf(&b, "  - {id: p%d, role: CTO, reports_to: p%d}\n", i, (i-1)/6)
	}
	chart := b.String()
	for _, c := range []struct {
		chart string
		most  int
		count int
		said  []string
	}{
		{chart, 400, 400, nil},
		{chart, 200, 43, []string{"3 of 5 layers; --under ID draws what is below somebody"}},
		{chart, 1, 1, []string{"1 of 5 layers; --under ID draws what is below somebody"}},
		{
			chart + "  - {id: q1, role: CTO, reports_to: nobody}\n  - {id: q2, role: CTO, reports_to: q1}\n", 44, 43,
			[]string{"3 of 5 layers; --under ID draws what is below somebody", "2 seats in no layer are not drawn; orglint check says why"},
		},
	} {
		p := picture.New(briefOf(t, c.chart), -1, 0)
		if err := p.Fit(c.most); err != nil || p.Count() != c.count || strings.Join(p.CutSaid(), "\n") != strings.Join(c.said, "\n") {
			t.Errorf("of %d: %d, %q, %v", c.most, p.Count(), p.CutSaid(), err)
		}
		if d := read(t, p.SVG()); len(d.Boxes) != c.count || !strings.Contains(d.Desc, strings.Join(c.said, ". ")) {
			t.Errorf("%d boxes, %s", len(d.Boxes), d.Desc)
		}
	}
	if err := picture.New(briefOf(t, strings.ReplaceAll(chart, "reports_to", "unit")), -1, 0).Fit(200); err == nil || !strings.Contains(err.Error(), "the first layer alone has 400 seats") {
		t.Errorf("got %v", err)
	}
	lost := strings.ReplaceAll(strings.ReplaceAll(chart, "role: CEO", "role: CEO, reports_to: nobody"), "reports_to: p", "reports_to: x")
	if err := picture.New(briefOf(t, lost), -1, 0).Fit(200); err == nil || !strings.Contains(err.Error(), "the lines of these 400 seats lead to no top") {
		t.Errorf("got %v", err)
	}
}
