package lint_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// public are the texts of a result in which no name of a person can be, or which no report writes, and why. Whatever is not here must
// be hidden: so a new text fails the test until it is either.
var public = map[string]string{
	"AsOf":                       "a day",
	"Findings.Rule":              "named by orglint or the configuration",
	"Findings.Identity":          "only in the fingerprint",
	"Findings.Field":             "only in the fingerprint",
	"Findings.Named":             "only in the fingerprint",
	"Findings.Besides":           "orglint's own words, and a title of a job family",
	"Findings.Cause":             "nobody is shown it",
	"Findings.Fingerprint":       "hexadecimal digits",
	"Figures.Gaps":               "orglint's own words",
	"Cut.Rule":                   "named by orglint or the configuration",
	"Grounds":                    "of the job families",
	"Allowable":                  "names of rules",
	"Judged":                     "names of rules",
	"Files":                      "paths are shown",
	"Rules.Name":                 "named by orglint or the configuration",
	"Rules.Title":                "made of the name of the rule",
	"Failures":                   "names of rules, and orglint's own mistakes",
	"Comparison":                 "made of results in which names are hidden",
	"Coverage.NotRead.What":      "one of orglint's words",
	"Readings.Path":              "paths are shown",
	"Readings.Layout":            "one of orglint's words",
	"Readings.Dates":             "one of orglint's words",
	"Readings.Encoding":          "one of orglint's words",
	"Readings.Used.Field":        "one of orglint's words",
	"Readings.Hints.Field":       "one of orglint's words",
	"Readings.Hints.Why":         "one of orglint's words",
	"Readings.Repeats.Day":       "a day",
	"Readings.Repeats.Differ":    "words of orglint's own",
	"Readings.Rest.Seems":        "words of orglint's own",
	"Deviations.Outcomes.Status": "one of orglint's words",
	"Deviation.Reason":           "hidden before the rules run: hideDeviations",
	"Deviation.ApprovedBy":       "hidden before the rules run: hideDeviations",
	"Deviation.ApprovedOn":       "a day",
	"Deviation.Expires":          "a day",
	"Deviation.Subjects":         "the outcomes have them, hidden",
	"Deviation.Owner":            "not written",
	"Deviation.Rule of Allowed":  "that of the finding",
}

// isPublic reports whether a text of a result, or something that it stands in, needs not be hidden.
func isPublic(path string) bool {
	for _, list := range []string{"Allowed.Finding", "Baselined", "Deviations.Outcomes.Findings"} { // findings are the same everywhere
		path = strings.Replace(path, list, "Findings", 1)
	}
	if rest, ok := strings.CutPrefix(path, "Allowed.Deviation."); ok {
		path = "Deviation." + rest
		if rest == "Rule.Value" {
			return public["Deviation.Rule of Allowed"] != ""
		}
	}
	path = strings.TrimSuffix(strings.Replace(path, "Deviations.Deviation.", "Deviation.", 1), ".Value")
	for known := range public {
		if path == known || strings.HasPrefix(path, known+".") {
			return true
		}
	}
	return false
}

// eachTextIn calls a function for every text in a value, with the names of the fields that lead to it; lists get one item each.
func eachTextIn(v reflect.Value, path string, fill bool, do func(path string, text reflect.Value)) {
	if v.Type() == reflect.TypeFor[diag.Pos]() || !v.CanSet() {
		return // places show as numbers and paths
	}
	switch v.Kind() { //nolint:exhaustive // other kinds hold no texts
	case reflect.String:
		do(path, v)
	case reflect.Pointer:
		if fill {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if !v.IsNil() {
			eachTextIn(v.Elem(), path, fill, do)
		}
	case reflect.Slice:
		if fill {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			eachTextIn(v.Index(i), path, fill, do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if path != "" {
				name = path + "." + name
			}
			eachTextIn(v.Field(i), name, fill, do)
		}
	case reflect.Map, reflect.Interface:
		panic(path + ": the test does not look into it")
	}
}

// TestEveryTextIsHidden wants a name taken out of every text of a result, or a word from somebody why it cannot stand there.
func TestEveryTextIsHidden(t *testing.T) {
	const name = "Xqada Xqosei"
	result := &lint.Result{}
	filled := 0
	eachTextIn(reflect.ValueOf(result).Elem(), "", true, func(_ string, text reflect.Value) {
		text.SetString("asked by " + name)
		filled++
	})
	result.HideName(name, builtIn(t))
	eachTextIn(reflect.ValueOf(result).Elem(), "", false, func(path string, text reflect.Value) {
		if strings.Contains(text.String(), "Xq") && !isPublic(path) {
			t.Errorf("%s shows %q with --show ids: hide it in hide.go, or say in this test why no name can be in it", path, text)
		}
	})
	if filled < 50 {
		t.Errorf("only %d texts are filled, so that the test means little", filled)
	}
}

// TestEveryTextOfADifferenceIsHidden wants the same of what is different between two states.
func TestEveryTextOfADifferenceIsHidden(t *testing.T) {
	const name = "Xqada Xqosei"
	days := map[string]bool{"Start": true, "End": true}
	ours := map[string]bool{"Field": true}
	d := &lint.Difference{}
	filled := 0
	eachTextIn(reflect.ValueOf(d).Elem(), "", true, func(_ string, text reflect.Value) {
		text.SetString("asked by " + name)
		filled++
	})
	d.HideName(name, builtIn(t))
	eachTextIn(reflect.ValueOf(d).Elem(), "", false, func(path string, text reflect.Value) {
		last := path[strings.LastIndexByte(path, '.')+1:]
		for _, list := range []string{"New.", "Fixed.", "Worse.", "Better.", "Before.", "After.", "Between."} {
			if strings.HasPrefix(path, list) {
				return // results, in which names are hidden, and findings of them, with days
			}
		}
		if strings.Contains(text.String(), "Xq") && !days[last] && !ours[last] {
			t.Errorf("%s shows %q with --show ids", path, text)
		}
	})
	if filled < 50 {
		t.Errorf("only %d texts are filled, so that the test means little", filled)
	}
}
