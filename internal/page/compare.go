package page

import (
	"bufio"
	"cmp"
	"html/template"
	"io"
	"slices"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A Comparison is what the page of two states of a chart says.
type Comparison struct {
	Name      string    // of the organisation
	Days      [2]string // that the two states are of
	Counted   []brief.Text
	Sentences []brief.Sentence
	Figures   []Pair
	Findings  []Became
	Sections  []Section
	About     []brief.Fact

	Title  func(rule string) string      // of a rule
	Advice func(of *diag.Finding) string // what is to be done about findings of a rule
}

// A Pair is a figure before and after, as they are written, and by how much it changed; Change is empty where it did not.
type Pair struct{ Name, Before, After, Change string }

// Became are the findings of which the same became: those that are new, worse, better or fixed.
type Became struct {
	Name, Said string
	Findings   []diag.Finding
	Steps      []string // what was before and is now, for each of the findings; nil where there is no number
	Open       bool     // whether they matter so much that a few of them stand open
}

// A Section is a part of the page about people, teams or units: tables, and lists of sentences.
type Section struct {
	ID, Name, Lede string
	Count          int
	Tables         []Table
	Lists          []List
}

// A Table is a table with a row for somebody or something, which the first column names.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]Cell
}

// A Column is a column of a table.
type Column struct {
	Name   string
	Number bool
}

// A Cell is what stands in a table, with what is said below it in small letters.
type Cell struct{ Text, Small string }

// A List is sentences, each a line.
type List struct {
	Name  string
	Lines []string
}

// How many rows of a table, or lines of a list, are on the page: the first stand open, the others fold.
const (
	mostCompared = 1000
	openCompared = 25
	openFound    = 10 // findings of all rules that stand open
)

// WriteComparison writes the page of two states of a chart.
func WriteComparison(w io.Writer, c *Comparison) error {
	t, err := parse()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	for _, section := range []string{"head", "in-short", "compared", "foot"} {
		if err := t.ExecuteTemplate(cleaner{out}, section, &compared{c}); err != nil {
			return err
		}
	}
	out.WriteString("</body></html>\n") //nolint:errcheck // Flush tells of it
	return out.Flush()
}

// A compared is what the page asks of a comparison while it is being written.
type compared struct{ c *Comparison }

// Kind says what the page is.
func (v *compared) Kind() string { return "Comparison of two states" }

// Organization names what the page is of.
func (v *compared) Organization() string { return cmp.Or(v.c.Name, "The chart") }

// Unit is empty: all units are compared.
func (v *compared) Unit() string { return "" }

// Date is the day that both states are of, or both days.
func (v *compared) Date() string {
	if v.c.Days[0] == v.c.Days[1] {
		return text.LongDay(v.c.Days[0])
	}
	return text.LongDay(v.c.Days[0]) + " and on " + text.LongDay(v.c.Days[1])
}

// Style is the styles of the page.
func (v *compared) Style() template.CSS {
	return template.CSS(style(v.Organization() + ", " + v.Date()))
}

// Policy is what the page may load and run: no script.
func (v *compared) Policy() string { return policy(string(v.Style()), "") }

// Facts are what stands below the title.
func (v *compared) Facts() [][]phrase { return eachSaid(v.c.Counted) }

// Sentences answer what a meeting asks first.
func (v *compared) Sentences() []sentence {
	var all []sentence
	for i := range v.c.Sentences {
		s := &v.c.Sentences[i]
		all = append(all, sentence{s.Label, s.Section, sayings(s.Text)})
	}
	return all
}

// Figures are the key figures before and after.
func (v *compared) Figures() []Pair { return v.c.Figures }

// Sections are the parts of the page about people, teams and units.
func (v *compared) Sections() []folding {
	var all []folding
	for i := range v.c.Sections {
		all = append(all, folded(&v.c.Sections[i]))
	}
	return all
}

// Provenance says what was compared.
func (v *compared) Provenance() []brief.Fact {
	return append(slices.Clone(v.c.About), brief.Fact{Name: "On this page", Said: "People are counted, not full-time equivalents. There is no pay. The page runs no script, calls no network and sends nothing anywhere."})
}

// Contents are the sections, with how much there is in each.
func (v *compared) Contents() []entry {
	found := 0
	for i := range v.c.Findings {
		found += len(v.c.Findings[i].Findings)
	}
	all := []entry{{"in-short", "In short", ""}, {"figures", "Key figures", ""}, {"findings", "Findings", some(found)}}
	for i := range v.c.Sections {
		s := &v.c.Sections[i]
		all = append(all, entry{s.ID, s.Name, some(s.Count)})
	}
	return append(all, entry{"about", "About this report", ""})
}

// eachSaid writes texts of the brief that name no seats of the page.
func eachSaid(texts []brief.Text) [][]phrase {
	var all [][]phrase
	for _, t := range texts {
		all = append(all, sayings(t))
	}
	return all
}

// sayings writes a text of the brief that names no seats of the page.
func sayings(t brief.Text) []phrase {
	var all []phrase
	for _, p := range t {
		all = append(all, phrase{Text: kept(p.Text), Bold: p.Strong, Section: p.Section})
	}
	return all
}
