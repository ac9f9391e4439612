package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
)

// fewest is from how many findings on a cause is told once, if it is that of half of the people and open seats.
const fewest = 20

// A Fold is many findings of one cause, which spoils the whole chart. People are told of it once.
type Fold struct {
	Told    diag.Finding // at the first of them
	Numbers []int        // of these in a list of findings
}

// Folds returns the causes of some of the findings of a result that are told once, in the order of the first of each.
func (r *Result) Folds(findings []diag.Finding) []Fold {
	type key struct {
		rule     string
		severity diag.Severity
		cause    string
	}
	groups := map[key][]int{}
	var order []key
	for i := range findings {
		f := &findings[i]
		if f.Cause == "" {
			continue
		}
		k := key{f.Rule, f.Severity, f.Cause}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], i)
	}
	var folds []Fold
	for _, k := range order {
		if group := groups[k]; r.isFold(&findings[group[0]], len(group)) {
			folds = append(folds, r.newFold(findings, group))
		}
	}
	return folds
}

// isFold reports whether findings have so common a cause that it is told once, given the first of them and their number.
func (r *Result) isFold(first *diag.Finding, n int) bool {
	const several = 2
	all := r.Summary.People + r.Summary.Vacancies
	switch {
	case first.Rule == "unknown-role":
		roles := r.Coverage.Roles
		return n >= several && roles.Judged == 0 || n >= fewest && 2*roles.Judged <= roles.Given
	case !first.Pos.IsZero() && first.Pos.File.Table && n >= max(several, all):
		return true
	}
	return n >= fewest && 2*n >= all
}

// newFold tells once what findings say.
func (r *Result) newFold(findings []diag.Finding, numbers []int) Fold {
	first := findings[numbers[0]]
	f := Fold{Numbers: numbers, Told: diag.Finding{
		Rule: first.Rule, Severity: first.Severity, Pos: first.Pos, Field: first.Field, Named: first.Named, Private: first.Private,
		Suggestion: first.Suggestion, Fingerprint: first.Fingerprint,
	}}
	says, advice := told(first, len(numbers))
	if first.Rule == "unknown-role" {
		says, advice = r.toldRoles(findings, numbers)
	}
	f.Told.Say("", "%s", says)
	f.Told.Advise(" %s", advice)
	for _, n := range numbers {
		if findings[n].Suggestion != first.Suggestion {
			f.Told.Suggestion = ""
		}
	}
	return f
}

// told says how many findings there are of a cause, what it likely is, and what to do once, given the first of them.
func told(first diag.Finding, n int) (says, advice string) {
	name := diag.Quote(first.Named)
	switch kind, rest, _ := strings.Cut(first.Cause, " "); kind {
	case "missing":
		field := rest[strings.LastIndex(rest, "\xff")+1:]
		if word := first.Pos.Word(field); !first.Pos.IsOwn() && word != "" {
			return fmt.Sprintf("%s nothing under %s.", text.Count(n, "record has", "records have"), word),
				fmt.Sprintf("The column was likely exported empty, or another one has what belongs there: export it again, "+
					"or name that one under sources in .orglint.yaml, as in map: {%s: COLUMN}.", field)
		}
		return fmt.Sprintf("%s the field %s.", text.Count(n, "record lacks", "records lack"), name),
			"It was likely left out, or has another name, where the chart comes from; put it right there, once for all."
	case "unknown":
		what := "charts do not have"
		if !first.Pos.IsOwn() {
			what = "is not read here"
		}
		return fmt.Sprintf("%s the field %s, which %s.", text.Count(n, "record has", "records have"), name, what),
			"Rename it in all of them at once, or leave it out."
	case "cell":
		what, advice := "an error of the spreadsheet.", "Correct the formula of the column there, and export it again."
		if strings.HasPrefix(rest, "formula") {
			what, advice = "a formula whose value was not saved.", "Open the file in a spreadsheet program and save it, or export the values."
		}
		return fmt.Sprintf("%s under %s hold %s", text.Count(n, "cell", "cells"), first.Pos.Word(first.Field), what), advice
	case "top":
		return text.Count(n, "person has", "people have") + " no manager, beside the one at the top.", whyTops(first.Pos)
	}
	return fmt.Sprintf("%s the attribute %s, which seems to hold private data.", text.Count(n, "record has", "records have"), name),
		"Leave it out where the chart comes from, once for all."
}

// toldRoles says how many titles are in no job family, and which family would have them.
func (r *Result) toldRoles(findings []diag.Finding, numbers []int) (says, advice string) {
	var titles []family.Titled
	for _, n := range numbers {
		titles = append(titles, family.Titled{Title: findings[n].Named})
	}
	roles, many := r.Coverage.Roles, text.Count(len(titles), "title", "titles")
	says = fmt.Sprintf("None of the %s in this chart is in a loaded job family, so no role is judged.", many)
	if roles.Judged > 0 {
		says = fmt.Sprintf("%s in this chart are in no loaded job family; %d of the %d people and open seats with a title have one of these.",
			many, roles.Given-roles.Judged, roles.Given)
	}
	if fit, half := family.Fitting(titles); half {
		return says, text.Verb(len(fit.Names), "A built-in family has", "The built-in families have") + " most of them: check with --families " + strings.Join(fit.Names, ",") + "."
	}
	return says, "The family that has them is likely missing: add it under families in .orglint.yaml (orglint families import writes one from " +
		"a page), or check the structure only, with --families none."
}

// whyTops says why most people of a chart may have no manager, and what to do.
func whyTops(pos diag.Pos) string {
	const several = " If these are several organizations, check each by itself, or list who may stand at the top under tops in .orglint.yaml."
	if word := pos.Word("reports_to"); !pos.IsOwn() && word != "" {
		return "Nothing stands under " + word + " in their records: export the chart again with all managers." + several
	}
	return "The field that names the manager was likely left out, or has another name, where the chart comes from." + several
}

// Folded returns findings of a result with those of a common cause told once, at the first.
func (r *Result) Folded(findings []diag.Finding) []diag.Finding {
	folds := r.Folds(findings)
	if len(folds) == 0 {
		return findings
	}
	first, inside := map[int]*diag.Finding{}, map[int]bool{}
	for i := range folds {
		first[folds[i].Numbers[0]] = &folds[i].Told
		for _, number := range folds[i].Numbers[1:] {
			inside[number] = true
		}
	}
	var told []diag.Finding
	for i, f := range findings {
		if once := first[i]; once != nil {
			told = append(told, *once)
		} else if !inside[i] {
			told = append(told, f)
		}
	}
	return slices.Clip(told)
}
