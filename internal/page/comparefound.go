package page

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// Findings are what became of the findings, by rule, the worst first.
func (v *compared) Findings() []group {
	var all []group
	for i := range v.c.Findings {
		b := &v.c.Findings[i]
		if len(b.Findings) > 0 {
			all = append(all, group{Name: b.Name, Said: b.Said, Count: some(len(b.Findings)), Rules: v.byRule(b)})
		}
	}
	return all
}

// byRule groups findings of which the same became by severity and rule, in the order of the first of each.
func (v *compared) byRule(b *Became) []found {
	type key struct {
		severity diag.Severity
		rule     string
	}
	at := map[key]int{}
	var all []found
	for _, i := range worstFirst(b.Findings) {
		f := &b.Findings[i]
		k := key{f.Severity, f.Rule}
		if _, known := at[k]; !known {
			at[k] = len(all)
			all = append(all, found{
				Rule: f.Rule, Title: v.c.Title(f.Rule), Severity: severityWord(f.Severity), Class: f.Severity.String(), Advice: v.c.Advice(f),
				Open: b.Open && len(b.Findings) <= openFound,
			})
		}
		all[at[k]].rows = append(all[at[k]].rows, i)
	}
	for i := range all {
		v.finish(&all[i], b)
	}
	return all
}

// worstFirst returns the numbers of findings, the worst first.
func worstFirst(findings []diag.Finding) []int {
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(findings[y].Severity, findings[x].Severity) })
	return order
}

// finish counts what a rule found, and says how its rows are written.
func (v *compared) finish(f *found, b *Became) {
	f.Number, f.Noun = len(f.rows), text.Verb(len(f.rows), "finding", "findings")
	if len(f.rows) > mostOfRule {
		f.Cut = grouped(mostOfRule) + " of " + grouped(f.Number) + "; all are in the JSON (-f json)."
		f.rows = f.rows[:mostOfRule]
	}
	f.Whom = whomOf(f.rows, f.Number, func(i int) string { return b.Findings[i].Who })
	f.Rows = func(yield func(row) bool) {
		for _, i := range f.rows {
			told := brief.Tell(&b.Findings[i])
			r := row{Who: someone{Name: told.Who}, Problem: told.Problem, Advice: told.Advice, Where: told.Where}
			if b.Steps != nil {
				r.Problem += " " + b.Steps[i]
			}
			if !yield(r) {
				return
			}
		}
	}
}

// A folding is a section as it is written: what stands open, and what folds.
type folding struct {
	*Section

	Tables []foldingTable
	Lists  []foldingList
}

type foldingTable struct {
	Name, Count  string
	First, Later rowsOfTable
	parted[[]Cell]
}

type foldingList struct {
	Name, Count string
	parted[string]
}

// rowsOfTable are some rows of a table.
type rowsOfTable struct {
	*Table

	Rows [][]Cell
}

// A placed is a cell, and where it stands.
type placed struct {
	Cell
	Column

	Head bool // whether it says what the row is about
}

// Lines are the rows, each cell with its column.
func (r rowsOfTable) Lines() func(func([]placed) bool) {
	return func(yield func([]placed) bool) {
		for _, cells := range r.Rows {
			row := make([]placed, len(cells))
			for i, cell := range cells {
				row[i] = placed{cell, r.Columns[i], i == 0}
			}
			if !yield(row) {
				return
			}
		}
	}
}

// folded folds what is long.
func folded(s *Section) folding {
	f := folding{Section: s}
	for i := range s.Tables {
		if t := &s.Tables[i]; len(t.Rows) > 0 {
			rows := folds(t.Rows)
			f.Tables = append(f.Tables, foldingTable{t.Name, some(len(t.Rows)), rowsOfTable{t, rows.First}, rowsOfTable{t, rows.Later}, rows})
		}
	}
	for i := range s.Lists {
		if l := &s.Lists[i]; len(l.Lines) > 0 {
			f.Lists = append(f.Lists, foldingList{l.Name, some(len(l.Lines)), folds(l.Lines)})
		}
	}
	return f
}

// A parted is what is long, in what stands open and what folds; Fold says how much that is, Cut what is not on the page.
type parted[T any] struct {
	First, Later []T
	Fold, Cut    string
}

// folds parts what is long.
func folds[T any](all []T) parted[T] {
	var p parted[T]
	if len(all) > mostCompared {
		p.Cut = grouped(mostCompared) + " of " + grouped(len(all)) + "; all are in the JSON (-f json)."
		all = all[:mostCompared]
	}
	open := min(openCompared, len(all))
	if p.First, p.Later = all[:open], all[open:]; len(p.Later) > 0 {
		p.Fold = "The other " + grouped(len(p.Later))
	}
	return p
}
