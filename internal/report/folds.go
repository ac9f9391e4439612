package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	wording "github.com/orglint/orglint/internal/text"
)

// fewest is from how many findings on a cause is told once, if it is that of half of the people and open seats.
const fewest = 20

// A fold is many findings of one cause, which spoils the whole chart. People are told of it once.
type fold struct {
	told         diag.Finding // at the first of them
	count        int
	fingerprints []string
}

// foldsOf returns the causes of a result's findings that are told once, in the order of the first of each.
func foldsOf(result *lint.Result, findings []diag.Finding) []fold {
	type key struct {
		rule     string
		severity diag.Severity
		cause    string
	}
	groups := map[key][]diag.Finding{}
	var order []key
	for _, f := range findings {
		if f.Cause == "" {
			continue
		}
		k := key{f.Rule, f.Severity, f.Cause}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], f)
	}
	var folds []fold
	for _, k := range order {
		if group := groups[k]; isFold(result, group) {
			folds = append(folds, newFold(group))
		}
	}
	return folds
}

// isFold reports whether findings have so common a cause that it is told once.
func isFold(result *lint.Result, group []diag.Finding) bool {
	const several = 2
	all := result.Summary.People + result.Summary.Vacancies
	switch first := group[0]; {
	case first.Rule == "unknown-role":
		return len(group) >= several && result.Coverage.Roles.Judged == 0
	case !first.Pos.IsZero() && first.Pos.File.Table && len(group) >= max(several, all):
		return true
	}
	return len(group) >= fewest && 2*len(group) >= all
}

// newFold tells once what findings say.
func newFold(group []diag.Finding) fold {
	first := group[0]
	f := fold{count: len(group), told: diag.Finding{
		Rule: first.Rule, Severity: first.Severity, Pos: first.Pos, Field: first.Field, Named: first.Named, Private: first.Private,
		Suggestion: first.Suggestion, Message: message(group), Fingerprint: first.Fingerprint,
	}}
	for _, g := range group {
		f.fingerprints = append(f.fingerprints, g.Fingerprint)
		if g.Suggestion != first.Suggestion {
			f.told.Suggestion = ""
		}
	}
	return f
}

// message says how many findings there are of a cause, what it likely is, and what to do once.
func message(group []diag.Finding) string {
	first, n := group[0], len(group)
	name := diag.Quote(first.Named)
	switch kind, rest, _ := strings.Cut(first.Cause, " "); kind {
	case "missing":
		field := rest[strings.LastIndex(rest, "\xff")+1:]
		if word := first.Pos.Word(field); !first.Pos.IsOwn() && word != "" {
			return fmt.Sprintf("%s nothing under %s. The column was likely exported empty, or another one has what belongs there: export it again, "+
				"or name that one under sources in .orglint.yaml, as in map: {%s: COLUMN}.", wording.Count(n, "record has", "records have"), word, field)
		}
		return fmt.Sprintf("%s the field %s. It was likely left out, or has another name, where the chart comes from; put it right there, once for all.",
			wording.Count(n, "record lacks", "records lack"), name)
	case "unknown":
		what := "charts do not have"
		if !first.Pos.IsOwn() {
			what = "is not read here"
		}
		return fmt.Sprintf("%s the field %s, which %s. Rename it in all of them at once, or leave it out.",
			wording.Count(n, "record has", "records have"), name, what)
	case "cell":
		what := "an error of the spreadsheet. Correct the formula of the column there, and export it again."
		if strings.HasPrefix(rest, "formula") {
			what = "a formula whose value was not saved. Open the file in a spreadsheet program and save it, or export the values."
		}
		return fmt.Sprintf("%s under %s hold %s", wording.Count(n, "cell", "cells"), first.Pos.Word(first.Field), what)
	case "role":
		return fmt.Sprintf("None of the %s in this chart is in a loaded job family, so no role is judged. The family that has them is likely missing: "+
			"add it under families in .orglint.yaml (orglint families import writes one from a page).", wording.Count(n, "title", "titles"))
	case "top":
		return fmt.Sprintf("%s no manager, beside the one at the top. %s", wording.Count(n, "person has", "people have"), whyTops(first.Pos))
	}
	return fmt.Sprintf("%s the attribute %s, which seems to hold private data. Leave it out where the chart comes from, once for all.",
		wording.Count(n, "record has", "records have"), name)
}

// whyTops says why most people of a chart may have no manager, and what to do.
func whyTops(pos diag.Pos) string {
	const several = " If these are several organizations, check each by itself, or list who may stand at the top under tops in .orglint.yaml."
	if word := pos.Word("reports_to"); !pos.IsOwn() && word != "" {
		return "Nothing stands under " + word + " in their records: export the chart again with all managers." + several
	}
	return "The field that names the manager was likely left out, or has another name, where the chart comes from." + several
}

// folded returns findings with those of a common cause told once, at the first.
func folded(result *lint.Result, findings []diag.Finding) []diag.Finding {
	folds := foldsOf(result, findings)
	if len(folds) == 0 {
		return findings
	}
	first, inside := map[string]diag.Finding{}, map[string]bool{}
	for _, f := range folds {
		first[f.fingerprints[0]] = f.told
		for _, fingerprint := range f.fingerprints[1:] {
			inside[fingerprint] = true
		}
	}
	var told []diag.Finding
	for _, f := range findings {
		if once, ok := first[f.Fingerprint]; ok {
			told = append(told, once)
		} else if !inside[f.Fingerprint] {
			told = append(told, f)
		}
	}
	return slices.Clip(told)
}
