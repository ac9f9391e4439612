package edit_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
)

// find follows keys and numbers from the first document down.
func find(t *testing.T, d *edit.Draft, path ...any) *source.Value {
	t.Helper()
	v := &d.Documents()[0]
	for _, step := range path {
		switch step := step.(type) {
		case string:
			v = &v.Fields[edit.Field(v, step)].Value
		case int:
			v = &v.Items[step]
		}
	}
	return v
}

func draft(t *testing.T, path, text string) *edit.Draft {
	t.Helper()
	d, err := edit.New(source.Read(path, []byte(text)), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const block = `# our chart
version: 1
people:
  # the top
  - id: ada      # founder
    name: "Ada Osei"
    role: CEO
  - id: bo
    role: 'VP of Engineering'
    reports_to: ada
    team: [ops, infra]

  # contractors
  - {id: cy, role: Backend Engineer, reports_to: bo}
teams:
- id: ops
  members:
  - bo
  - cy
`

// TestEdits makes one change after the other and compares all bytes.
func TestEdits(t *testing.T) {
	record := edit.With(edit.With(edit.With(edit.Record(), "id", edit.Text("dee")), "name", edit.Text("Dee O'Neil, Jr.")), "team", edit.List("ops", "a b"))
	for _, test := range []struct {
		name, path, text string
		do               func(t *testing.T, d *edit.Draft) error
		old, new         string // the only place that differs
	}{
		{"text without quotation marks", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 1), 2, "cy")
		}, "reports_to: ada\n", "reports_to: cy\n"},
		{"text in quotation marks", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 1), 1, "Director's")
		}, "'VP of Engineering'", "'Director''s'"},
		{"text in brackets", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 2), 1, "Director, Engineering")
		}, "role: Backend Engineer,", `role: "Director, Engineering",`},
		{"item of a list in brackets", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 1, "team"), 1, "web")
		}, "[ops, infra]", "[ops, web]"},
		{"key", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Rename(find(t, d, "people", 1), 2, "coach")
		}, "reports_to: ada", "coach: ada"},
		{"entry at the end", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Insert(find(t, d, "people", 1), "end", edit.Text("2027-01-31"))
		}, "    team: [ops, infra]\n", "    team: [ops, infra]\n    end: 2027-01-31\n"},
		{"entry in brackets", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Insert(find(t, d, "people", 2), "end", edit.Text("2027-01-31"))
		}, "reports_to: bo}", "reports_to: bo, end: 2027-01-31}"},
		{"list at the end of the file", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Insert(find(t, d), "vacancies", source.Value{Kind: source.List, Items: []source.Value{record}})
		}, "  - cy\n", "  - cy\nvacancies:\n  - id: dee\n    name: \"Dee O'Neil, Jr.\"\n    team: [ops, a b]\n"},
		{"entry taken out", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Delete(find(t, d, "people", 1), 2)
		}, "    reports_to: ada\n", ""},
		{"first entry taken out", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Delete(find(t, d, "people", 1), 0)
		}, "- id: bo\n    role", "- role"},
		{"entry in brackets taken out", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Delete(find(t, d, "people", 2), 2)
		}, ", reports_to: bo}", "}"},
		{"record taken out", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Delete(find(t, d, "people"), 1)
		}, "  - id: bo\n    role: 'VP of Engineering'\n    reports_to: ada\n    team: [ops, infra]\n", ""},
		{"last items taken out", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			list := find(t, d, "teams", 0, "members")
			return errAll(d.Delete(list, 0), d.Delete(list, 1))
		}, "members:\n  - bo\n  - cy\n", "members: []\n"},
		{"both items in brackets taken out, one added", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			list := find(t, d, "people", 1, "team")
			return errAll(d.Delete(list, 1), d.Delete(list, 0), d.Append(list, edit.Text("web")))
		}, "[ops, infra]", "[web]"},
		{"item added", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Append(find(t, d, "teams", 0, "members"), edit.Text("ada"))
		}, "  - cy\n", "  - cy\n  - ada\n"},
		{"record added beside one in brackets", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Append(find(t, d, "people"), record)
		}, "reports_to: bo}\n", "reports_to: bo}\n  - {id: dee, name: \"Dee O'Neil, Jr.\", team: [ops, a b]}\n"},
		{"version", "c.yaml", "# x\npeople: []\n", func(t *testing.T, d *edit.Draft) error {
			return d.Insert(find(t, d), "version", edit.Text("1"))
		}, "people", "version: 1\npeople"},
		{"record in a list of none", "c.yaml", "people: []\nteams:\n", func(t *testing.T, d *edit.Draft) error {
			return d.Append(find(t, d, "people"), edit.With(edit.Record(), "id", edit.Text("a")))
		}, " []\n", "\n  - id: a\n"},
		{"no line break at the end", "c.yaml", "people:\r\n- id: a\r\n  role: x", func(t *testing.T, d *edit.Draft) error {
			return d.Append(find(t, d, "people"), edit.With(edit.Record(), "id", edit.Text("b")))
		}, "role: x", "role: x\r\n- id: b"},
		{"a list in the place of a text", "c.yaml", block, func(t *testing.T, d *edit.Draft) error {
			return d.Replace(find(t, d, "people", 1), 2, edit.List("ada", "cy"))
		}, "reports_to: ada\n", "reports_to: [ada, cy]\n"},
		{"a text in the place of nothing", "c.yaml", "people:\n- id: a\n  unit:\n  team: ~ # none\n", func(t *testing.T, d *edit.Draft) error {
			return errAll(d.Replace(find(t, d, "people", 0), 1, edit.Text("ops")), d.Replace(find(t, d, "people", 0), 2, edit.List("a")))
		}, "  unit:\n  team: ~ # none\n", "  unit: ops\n  team: [a] # none\n"},
		{"a text in the place of nothing in brackets", "c.yaml", "people: [{id: a, unit: , team: null}]\n", func(t *testing.T, d *edit.Draft) error {
			return errAll(d.Replace(find(t, d, "people", 0), 1, edit.Text("ops")), d.Replace(find(t, d, "people", 0), 2, edit.Text("b")))
		}, "unit: , team: null", "unit: ops , team: b"},
		{"a list in the place of null in JSON", "c.json", `{"people": [{"id": "a", "team": null}]}`, func(t *testing.T, d *edit.Draft) error {
			return d.Replace(find(t, d, "people", 0), 1, edit.List("b"))
		}, "null", `["b"]`},
		{"record behind one that stands apart", "c.yaml", "people:\n- id: a\n\n# the second\n- id: b\n\nteams: []\n", func(t *testing.T, d *edit.Draft) error {
			return d.Append(find(t, d, "people"), edit.With(edit.Record(), "id", edit.Text("c")))
		}, "- id: b\n", "- id: b\n\n- id: c\n"},
		{"a field given twice", "c.yaml", "people:\n- id: a\n  role: x\n  role: x\n  grade: 9\n", func(t *testing.T, d *edit.Draft) error {
			return d.DeleteTwice(find(t, d, "people", 0), "role")
		}, "  role: x\n  role: x\n", "  role: x\n"},
		{"number in JSON", "c.json", `{"people": [{"id": "a", "grade": 9}]}`, func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 0), 1, "10")
		}, "9", "10"},
		{"record in JSON, each on lines", "c.json", "{\"people\": [\n  {\"id\": \"a\"},\n  {\"id\": \"b\"}\n]}", func(t *testing.T, d *edit.Draft) error {
			return errAll(d.Append(find(t, d, "people"), edit.With(edit.Record(), "id", edit.Text("é\""))), d.Delete(find(t, d, "people"), 1))
		}, `{"id": "b"}`, `{"id": "é\""}`},
		{"text behind a byte order mark", "c.yaml", "\ufeffpeople:\n- id: a\n", func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 0), 0, "b")
		}, "id: a", "id: b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := draft(t, test.path, test.text)
			if err := test.do(t, d); err != nil {
				t.Fatal(err)
			}
			got, err := d.Bytes()
			if err != nil {
				s, _ := d.Stretches()
				t.Fatal(err, edit.Apply(test.text, s))
			}
			want := strings.Replace(test.text, test.old, test.new, 1)
			if diff := cmp.Diff(want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func errAll(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestRefused tries changes that would say more, or something else, than they should.
func TestRefused(t *testing.T) {
	for _, test := range []struct {
		name, text string
		do         func(t *testing.T, d *edit.Draft) error
	}{
		{"what others stand for", "people:\n- &x {id: a, role: r}\n- {<<: *x, id: b}\n", func(t *testing.T, d *edit.Draft) error {
			return d.Set(find(t, d, "people", 0), 1, "s")
		}},
		{"the only entry", "people:\n- id: a\n", func(t *testing.T, d *edit.Draft) error { return d.Delete(find(t, d, "people", 0), 0) }},
		{"a text over lines", "people:\n- id: a\n  role: a\n    b\n", func(t *testing.T, d *edit.Draft) error { return d.Set(find(t, d, "people", 0), 1, "c") }},
		{"a block of text", "people:\n- id: a\n  role: >\n    b\n", func(t *testing.T, d *edit.Draft) error { return d.Set(find(t, d, "people", 0), 1, "c") }},
		{"a field that is there", "people:\n- id: a\n", func(t *testing.T, d *edit.Draft) error {
			return d.Insert(find(t, d, "people", 0), "id", edit.Text("b"))
		}},
		{"a change within what goes", "people:\n- id: a\n- id: b\n", func(t *testing.T, d *edit.Draft) error {
			return errAll(d.Delete(find(t, d, "people"), 0), d.Set(find(t, d, "people", 0), 0, "c"))
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := draft(t, "c.yaml", test.text)
			if err := test.do(t, d); err != nil {
				return
			}
			if got, err := d.Bytes(); err == nil {
				t.Errorf("got %q, want a refusal", got)
			}
		})
	}
	if _, err := edit.New(source.Read("c.yaml", []byte("a: \xe4\n")), []byte("a: \xe4\n")); err == nil {
		t.Error("a file in another encoding is edited, want a refusal")
	}
}

// FuzzBytes makes random changes to any text: either nothing comes of them, or a text that reads as it should, and in which whatever
// was not to change stands as it did.
func FuzzBytes(f *testing.F) {
	for _, seed := range []string{block, "people:\n- id: a\n  role: x\n  role: x\n", `{"a": [1, {"b": "c"}], "d": {}}`, "a: [b, 'c', {d: e}] # f\n", "- a\n-\n  - b\n- ~\n", "a:\n- b\n"} {
		f.Add([]byte(seed), uint64(1), false)
		f.Add([]byte(seed), uint64(2), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64, json bool) {
		path := "c.yaml"
		if json {
			path = "c.json"
		}
		d, err := edit.New(source.Read(path, data), data)
		if err != nil {
			return
		}
		random := rand.New(rand.NewPCG(seed, 0))
		for i := range d.Documents() {
			change(d, &d.Documents()[i], random)
		}
		stretches, err := d.Stretches()
		after, proved := d.Bytes()
		if err != nil || proved != nil {
			return
		}
		if edit.Apply(string(data), stretches) != string(after) {
			t.Errorf("the stretches make another text than the draft")
		}
		if len(stretches) == 0 && string(after) != string(data) {
			t.Errorf("got %q, want the file as it was", after)
		}
	})
}

// change makes some changes of a value and what is in it.
func change(d *edit.Draft, v *source.Value, random *rand.Rand) {
	for i := range v.Items {
		change(d, &v.Items[i], random)
	}
	for i := range v.Fields {
		change(d, &v.Fields[i].Value, random)
	}
	n := len(v.Items) + len(v.Fields)
	for i := range n {
		switch random.IntN(12) {
		case 0:
			_ = d.Set(v, i, fmt.Sprintf("new %d", i))
		case 1:
			_ = d.Delete(v, i)
		case 2:
			_ = d.Rename(v, i, fmt.Sprintf("k%d", i))
		}
	}
	switch random.IntN(12) {
	case 0:
		_ = d.Append(v, edit.With(edit.Record(), "id", edit.Text("n")))
	case 1:
		_ = d.Insert(v, "end", edit.Text("2027-01-31"))
	}
}
