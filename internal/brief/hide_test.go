package brief_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/privacy"
)

// named is a chart whose people have ids that tell nothing, and whose names stand also where they should not.
const named = `version: 1
organization: Xqosei and Sons
people:
  - {id: e1, name: Xqada Xqosei, role: "Senior Manager, Engineering", unit: u1, team: t1, grade: 9, reports_to: board}
  - {id: e2, name: Xqbo Xqlind, role: Assistant of Xqada Xqosei, reports_to: e1, unit: u1, appointment: interim, appointment_since: 2026-01-01}
  - {id: e2, name: Xqbo Xqlind, role: CTO, reports_to: e1, unit: u1}
  - {id: e3, name: Xqcy Xqfox, role: Engineering Manager, reports_to: e1, unit: u1, end: 2026-01-31}
  - {id: e4, name: Xqdi Xqroe, role: Backend Engineer, reports_to: e3, unit: Xqosei's, team: Friends of Xqosei, end: 2026-12-31}
  - {id: e5, name: Xqed Xqray, role: Backend Engineer, reports_to: e6}
  - {id: e6, name: Xqem Xqjay, role: Backend Engineer, reports_to: e5}
  - {id: e7, name: Xqjo Xqday, role: Backend Engineer, reports_to: e1, start: 2027-01-01}
  - {id: e8, name: Xqal Xqtop, role: Backend Engineer}
vacancies:
  - {id: v1, name: Successor of Xqosei, role: Backend Engineer, reports_to: e1, opened: 2026-01-01}
external: [{id: board, name: Xqmo Xqchair}]
teams: [{id: t1, name: Team Xqosei, lead: e1}]
units: [{id: u1, name: Unit of Xqosei, kind: xqosei, head: e3}, {id: u2, name: Second, head: board}]
deviations:
  - {rule: single-report, subject: e3, ground: business-need, reason: Xqosei wanted it, approved_by: Xqada Xqosei, expires: 2026-12-31}
  - {rule: span-of-control, subject: e1, ground: Xqosei, reason: Xqosei wanted it, approved_by: Xqada Xqosei, expires: 2026-12-31}
  - {rule: contributor-with-reports, subject: e5, ground: business-need, reason: Xqosei wanted it, approved_by: Xqada Xqosei}
`

// eachText calls a function for every text in a value, with the names of the fields that lead to it.
func eachText(v reflect.Value, path string, do func(path, text string)) {
	switch v.Kind() { //nolint:exhaustive // other kinds hold no texts
	case reflect.String:
		do(path, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), path, do)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachText(v.Index(i), path, do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Result" && name != "Pos" && v.Type().Field(i).IsExported() { // that of lint, which has such a test
				eachText(v.Field(i), path+"."+name, do)
			}
		}
	}
}

// TestNoNames wants no part of a name in any text of a brief where names are not shown.
func TestNoNames(t *testing.T) {
	for _, show := range []privacy.Show{privacy.Names, privacy.IDs, privacy.Initials} {
		b := briefOf(t, named, show)
		told, texts := 0, 0
		eachText(reflect.ValueOf(b).Elem(), "", func(path, text string) {
			texts++
			if !strings.Contains(strings.ToLower(text), "xq") {
				return
			}
			told++
			if show.Hides() {
				t.Errorf("--show %s: %s is %q", show, path, text)
			}
		})
		if !show.Hides() && told < 20 || texts < 150 {
			t.Errorf("--show %s: %d of %d texts have a name, so that the test means little", show, told, texts)
		}
		for i := range b.Findings {
			if text := b.Findings[i].Tell(); strings.Contains(strings.ToLower(text.Who+text.Problem+text.Advice), "xq") && show.Hides() {
				t.Errorf("--show %s: a finding says %+v", show, text)
			}
		}
	}
}
