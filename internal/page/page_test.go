package page_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/orglint/orglint/internal/bench"
	"github.com/orglint/orglint/internal/privacy"
)

// TestPage holds what every page must keep to: it is well-formed, its links lead somewhere, ids are there once, it loads and runs nothing but its
// own styles and script, and holds no style or handler in an attribute.
func TestPage(t *testing.T) {
	many := string(bench.Chart(2000, 9))
	for name, charts := range map[string][]string{"reorg": reorg(t), "none": {"version: 1\n"}, "one": {"version: 1\npeople: [{id: a, name: Ada}]\n"}, "many": {many}, "circle": {"version: 1\npeople: [{id: a, reports_to: b}, {id: b, reports_to: a}]\n"}} {
		t.Run(name, func(t *testing.T) {
			text := written(t, briefOf(t, privacy.Names, charts...))
			root := parsed(t, text)
			ids := map[string]bool{}
			var policy string
			each(root, func(_ *html.Node, attributes map[string]string) {
				if id := attributes["id"]; id != "" {
					if ids[id] {
						t.Errorf("the id %s is there twice", id)
					}
					ids[id] = true
				}
				if attributes["http-equiv"] == "Content-Security-Policy" {
					policy = attributes["content"]
				}
			})
			each(root, func(n *html.Node, attributes map[string]string) {
				for key, value := range attributes {
					switch {
					case key == "style" || strings.HasPrefix(key, "on"):
						t.Errorf("<%s> has the attribute %s", n.Data, key)
					case key == "src" || key == "href" && !strings.HasPrefix(value, "#"):
						t.Errorf("<%s> leads to %s", n.Data, value)
					case key == "href" && !ids[value[1:]]:
						t.Errorf("nothing is at %s", value)
					case key == "aria-labelledby":
						for id := range strings.FieldsSeq(value) {
							if !ids[id] {
								t.Errorf("nothing is called %s", id)
							}
						}
					}
				}
				if n.Data == "style" || n.Data == "script" && attributes["type"] == "" {
					sum := sha256.Sum256([]byte(n.FirstChild.Data))
					if hash := "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, n.Data+hash) {
						t.Errorf("the policy does not allow its %s: %s", n.Data, policy)
					}
				}
			})
			for _, want := range []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'"} {
				if !strings.Contains(policy, want) || strings.Contains(policy, "unsafe") {
					t.Errorf("the policy is %s", policy)
				}
			}
		})
	}
}

// TestFindings has every finding on the page, with its problem and its place.
func TestFindings(t *testing.T) {
	b := briefOf(t, privacy.Names, reorg(t)...)
	root := parsed(t, written(t, b))
	rows := map[string]bool{}
	each(byID(t, root, "findings"), func(n *html.Node, _ map[string]string) {
		if n.Data == "tr" {
			rows[textOf(n)] = true
		}
	})
	for i := range b.Result.Findings {
		f := &b.Result.Findings[i]
		_, problem, _ := f.Split()
		found := false
		for row := range rows {
			found = found || strings.Contains(row, problem) && strings.Contains(row, f.Pos.Where())
		}
		if !found {
			t.Errorf("no row tells %s: %s", f.Pos, problem)
		}
	}
}

// TestNumbers compares what the page says with the figures.
func TestNumbers(t *testing.T) {
	b := briefOf(t, privacy.Names, reorg(t)...)
	root := parsed(t, written(t, b))
	for id, want := range map[string]string{
		"figures": "People 46 people, not FTE: 44 employees, 1 contractor, 1 intern; 1 on leave Several",
		"layers":  "8 21 1 0 0% –",
		"units":   "Platform 14 1 1 11.0 8 5 errors , 1 warning",
		"spans":   "4–7 direct reports: 7 managers 7 54%",
	} {
		if got := textOf(byID(t, root, id)); !strings.Contains(got, want) {
			t.Errorf("#%s lacks %q:\n%s", id, want, got)
		}
	}
}

// TestParts has a part for each unit, that begins a printed page where it has ten seats.
func TestParts(t *testing.T) {
	chart := "version: 1\nunits: [{id: all, name: All}, {id: big, name: Big, parent: all}, {id: small, name: Small, parent: all}]\npeople:\n  - {id: top, role: CEO, unit: small}\n"
	for i := range 12 {
		chart += fmt.Sprintf("  - {id: p%d, name: P %d, role: Helper, unit: big, reports_to: top}\n", i, i)
	}
	root := parsed(t, written(t, briefOf(t, privacy.Names, chart)))
	own := map[string]bool{}
	each(byID(t, root, "unit-parts"), func(n *html.Node, attributes map[string]string) {
		if n.Data == "article" {
			own[textOf(n)[:strings.IndexByte(textOf(n), ' ')]] = strings.Contains(attributes["class"], "own")
		}
	})
	if len(own) != 3 || !own["All"] || !own["Big"] || own["Small"] {
		t.Errorf("the parts are %v", own)
	}
	if got := textOf(byID(t, root, "units")); !strings.Contains(got, "Big 12") || !strings.Contains(got, "All 13") {
		t.Errorf("the units are %s", got)
	}
}

// TestHostile writes names that are markup as text, and hides names where that is asked for.
func TestHostile(t *testing.T) {
	const nasty = `</script><script>alert(1)</script>"'><img src=x onerror=alert(2)>{{.}}` + "\u2028\u202e]]>-->"
	chart := "version: 1\norganization: " + fmt.Sprintf("%q", nasty) + "\nunits: [{id: u, name: " + fmt.Sprintf("%q", nasty) + "}]\npeople:\n"
	for i, id := range []string{"a", "b", "c"} {
		chart += fmt.Sprintf("  - {id: %s, name: %q, role: %q, unit: u", id, nasty, nasty)
		if i > 0 {
			chart += ", reports_to: a"
		}
		chart += "}\n"
	}
	text := written(t, briefOf(t, privacy.Names, chart))
	each(parsed(t, text), func(n *html.Node, attributes map[string]string) {
		if n.Data == "img" || n.Data == "script" && attributes["type"] == "" && strings.Contains(textOf(n), "alert(") {
			t.Errorf("a name has become <%s>", n.Data)
		}
	})
	if strings.ContainsAny(text, "\u2028\u202e") {
		t.Error("a character that hides or turns text is on the page")
	}
	hidden := written(t, briefOf(t, privacy.IDs, reorg(t)...))
	for _, name := range []string{"Osei", "Nadia", "Petrova", "Samuel"} {
		if strings.Contains(hidden, name) {
			t.Errorf("%s is on a page without names", name)
		}
	}
}

// TestSize keeps a small page small, and a large one from having a row for everybody.
func TestSize(t *testing.T) {
	if small := written(t, briefOf(t, privacy.Names, string(bench.Chart(20, 3)))); len(small) > 150_000 {
		t.Errorf("a page of 20 people weighs %d bytes", len(small))
	}
	b := briefOf(t, privacy.Names, string(bench.Chart(10_000, 2)))
	elements := 0
	root := parsed(t, written(t, b))
	each(root, func(*html.Node, map[string]string) { elements++ })
	if findings := textOf(byID(t, root, "findings")); elements > 30_000 || !strings.Contains(findings, "500 of ") {
		t.Errorf("%d elements; findings: %.600s", elements, findings)
	}
}

// TestSame writes the same page of the same chart.
func TestSame(t *testing.T) {
	first := written(t, briefOf(t, privacy.Names, reorg(t)...))
	if again := written(t, briefOf(t, privacy.Names, reorg(t)...)); again != first {
		t.Error("two pages of one chart differ")
	}
}
