package deviation_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/source"
)

// added is the deviation that tests write.
var added = deviation.New{Rule: "max-teams", Subject: "ada", Ground: "business-need", Reason: "She said: \"yes\" # once", ApprovedBy: "grace", Expires: "2027-03-31"}

// idOf returns where an id stands, and where the deviation that was added begins; none where they do not.
func idOf(v *source.Value, id string) (subject, begins diag.Pos) {
	for i := range v.Fields {
		if f := &v.Fields[i]; f.Key.Value == "id" && f.Value.Text == id && subject.IsZero() {
			subject = f.Value.Pos
		}
	}
	for i := range len(v.Fields) + len(v.Items) {
		inner := &source.Value{}
		if i < len(v.Fields) {
			inner = &v.Fields[i].Value
		} else {
			inner = &v.Items[i-len(v.Fields)]
		}
		if inner.GetText("reason").Value == added.Reason && inner.GetText("ground").Value == added.Ground {
			begins = inner.Start()
		}
		s, b := idOf(inner, id)
		if subject.IsZero() {
			subject = s
		}
		if !b.IsZero() {
			begins = b
		}
	}
	return subject, begins
}

// addTo writes the deviation into a text, takes it out again, and compares. It returns the text with it; empty where it is refused.
func addTo(t *testing.T, path, before string) string {
	t.Helper()
	file := source.Read(path, []byte(before))
	draft, err := edit.New(file, []byte(before))
	if err != nil || file.Incomplete || len(file.Unread) > 0 {
		return "" // what does not read may be anything
	}
	var subject, begins diag.Pos
	for i := range draft.Documents() {
		s, b := idOf(&draft.Documents()[i], added.Subject)
		if subject.IsZero() {
			subject = s
		}
		if !b.IsZero() {
			return "" // there is one already
		}
	}
	if subject.IsZero() {
		return ""
	}
	if _, err := added.Add([]*edit.Draft{draft}, 0, subject); err != nil {
		return ""
	}
	after, err := draft.Bytes()
	if err != nil {
		return ""
	}
	read := source.Read(path, after)
	for i := range read.Documents {
		if _, b := idOf(&read.Documents[i], added.Subject); !b.IsZero() {
			begins = b
		}
	}
	if begins.IsZero() {
		t.Fatalf("the deviation does not read in\n%s", after)
	}
	texts, refused, err := fix.Make([]fix.Text{{Path: path, Data: after}}, []diag.Fix{{Unsafe: true, Edits: []diag.Edit{{Do: diag.Drop, Pos: begins}}}})
	if (err != nil || len(refused) > 0) && !slices.Contains(charts(), before) {
		return "" // of texts that nobody writes it may be
	}
	if err != nil || len(refused) > 0 {
		t.Fatalf("taking it out of\n%s\nis refused: %v %v", after, err, refused)
	}
	if got := string(texts[0].Data); got != before {
		t.Fatalf("taken out of\n%q\nit leaves\n%q\nwant\n%q", after, got, before)
	}
	return string(after)
}

// charts are written in as many ways as people write them.
func charts() []string {
	return []string{
		"version: 1\npeople:\n- id: ada\n",
		"version: 1\npeople:\n- id: ada",
		"\ufeffversion: 1\r\npeople:\r\n- {id: ada, name: Ada}\r\n\r\n# the end\r\n",
		"version: 1\npeople:\n  - id: ada\n\ndeviations:\n  - rule: a\n    reason: b # why\n\n  # of bo\n  - rule: c\n\nteams: []\n",
		"version: 1\ndeviations: []\npeople:\n  - id: ada\n    role: x\n\n  - id: bo\n",
		"version: 1\ndeviations:\npeople:\n  - id: ada\n",
		"deviations: [{rule: a},\n   {rule: b}, ]\npeople: [{id: ada}]\n",
		"{people: [{id: ada}]}",
		"---\nversion: 1\npeople: [{id: bo}]\n---\nversion: 1\nteams:\n  - id: ada\n    members:\n    - bo\n...\n",
		`{"people": [{"id": "ada"}]}`,
		"{\n\t\"people\": [\n\t\t{\n\t\t\t\"id\": \"ada\"\n\t\t}\n\t],\n\t\"deviations\": [\n\t\t{\n\t\t\t\"rule\": \"a\"\n\t\t}\n\t]\n}",
		"people:\n  - id: ada\n    attributes:\n      note: |\n        one\n\n        two\n",
		"people:\n  - id: ada\ndeviations:\n  - rule: a\n\n  - rule: b",
	}
}

// TestAdd writes a deviation into charts of all kinds, and takes it out again.
func TestAdd(t *testing.T) {
	for _, chart := range charts() {
		path := "c.yaml"
		if strings.HasPrefix(chart, "{\"") || strings.HasPrefix(chart, "{\n") {
			path = "c.json"
		}
		if addTo(t, path, chart) == "" {
			t.Errorf("nothing can be added to\n%s", chart)
		}
	}
}

// TestAddRefused looks at charts that have no plain place for a deviation.
func TestAddRefused(t *testing.T) {
	for _, chart := range []string{
		"deviations:\npeople:\n  - {id: ada, deviations: []}\n",
		"people:\n  - {id: ada}\ndeviations: &d\n  - {rule: a}\nunits:\n  - {id: x, deviations: *d}\n",
	} {
		if got := addTo(t, "c.yaml", chart); got != "" {
			t.Errorf("got\n%s\nwant nothing added", got)
		}
	}
}

// FuzzAdd writes a deviation into any text.
func FuzzAdd(f *testing.F) {
	for _, chart := range charts() {
		f.Add(chart, strings.HasPrefix(chart, "{"))
	}
	f.Fuzz(func(t *testing.T, chart string, json bool) {
		path := "c.yaml"
		if json {
			path = "c.json"
		}
		addTo(t, path, chart)
	})
}
