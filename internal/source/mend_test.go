package source_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// compareMended wants nothing to change in a file that reads when it is cut into its records, and each is parsed by itself.
func compareMended(t *testing.T, path, data string) {
	t.Helper()
	whole := source.Read(path, []byte(data))
	isText := func(v source.Value) bool { return v.IsText() } // no chart, over whose lines anything may go on
	if whole.Unparsed() || whole.Damaged() || len(whole.Documents) == 0 || slices.ContainsFunc(whole.Documents, isText) {
		return
	}
	text, findings, ok := source.Mend(path, whole.Data())
	if text != whole.Data() || len(findings) > 0 || !ok {
		t.Errorf("%q: became\n%q and %v", data, text, findings)
	}
}

// others are charts in the layouts that have no lists of records in blocks.
func others() map[string]string {
	return map[string]string{
		"keyed.yaml":   "ada:\n  name: Ada\n  reports_to: none\n\nbo:\n  name: Bo\n  reports_to: ada\n  teams:\n    - x\n\n# last\ncy:\n  name: Cy\n",
		"person.yaml":  "---\nname: Ada\nrole: 'CTO'\nreports_to: bo\n",
		"braces.yaml":  "{version: 1, people: [{id: a, name: b}, {id: c, attributes: {id: d}}],\n teams: [\n  {id: x}, # one\n  {id: y}]}\n",
		"bracket.yaml": "version: 1\npeople: [\n  {id: a, name: b},\n  {id: c,\n   name: d}\n]\nteams: []\n",
		"a.json":       `{"version": 1, "people": [{"id": "a", "deviations": [{"rule": "x"}]}, {"id": "b"}], "teams": [], "units": [{"id": "u"}]}`,
		"b.json":       "{\n\t\"people\": [\n\t\t{\n\t\t\t\"id\": \"a\",\n\t\t\t\"attributes\": {\n\t\t\t\t\"id\": \"}],\"\n\t\t\t}\n\t\t},\n\t\t{\"name\": \"b\"}\n\t],\n\t\"organization\": \"Acme\"\n}\n",
		"c.json":       "[{\"id\": 1}, {\"id\": 2}]",
		"d.json":       "{\"people\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"teams\":[{\"id\":\"t\"}]}",
		"several.yaml": "version: 1\npeople:\n- id: a\n---\npeople:\n  - {id: b}\n...\n---\nunits:\n- id: u\n",
	}
}

// TestMendChangesNothing cuts what reads. Only a text, or brackets, that hold what looks like records over several lines may be cut.
func TestMendChangesNothing(t *testing.T) {
	charts(t, func(data []byte) { compareMended(t, "a.yaml", string(data)) })
	for _, text := range tricky() {
		spans := strings.HasPrefix(text, "a: \"x") || strings.HasPrefix(text, "a: 'x") || strings.ContainsAny(text, "'\"[") && strings.Contains(text, "\n  - c")
		if !spans {
			compareMended(t, "a.yaml", text)
		}
	}
	for path, text := range others() {
		compareMended(t, path, text)
		compareMended(t, path, strings.ReplaceAll(text, "\n", "\r\n"))
	}
}

// TestMendCostsNothingElse puts a line that does not read below each chart. All that stands above is read as it is without.
func TestMendCostsNothingElse(t *testing.T) {
	check := func(path, text, broken string) {
		whole := source.Read(path, []byte(text))
		if whole.Unparsed() || whole.Damaged() || len(whole.Documents) != 1 || len(whole.Findings) > 0 || whole.Documents[0].Kind != source.Map {
			return
		}
		mended := source.Read(path, []byte(broken))
		if len(mended.Findings) != 1 || len(mended.Documents) != 1 {
			t.Errorf("%q: got %d documents and %v, want one of each", broken, len(mended.Documents), mended.Findings)
			return
		}
		for _, field := range whole.Documents[0].Fields {
			for i := range mended.Documents[0].Fields {
				other := &mended.Documents[0].Fields[i]
				if field.Value.Kind == source.List && other.Key.Value == field.Key.Value && !source.SameValues(field.Value.Items, other.Value.Items) {
					t.Errorf("%q: %s became\n%v", broken, field.Key.Value, shown(mended.Documents))
				}
			}
		}
	}
	charts(t, func(data []byte) {
		text := strings.TrimRight(string(data), "\n") + "\n"
		if !strings.Contains(text, "\n---") && !strings.Contains(text, "|\n") && strings.Contains(text, "\nversion:") {
			check("a.yaml", text, text+"organization: \"Acme\n")
		}
	})
	for path, text := range others() {
		if end := strings.LastIndex(text, "}"); strings.HasSuffix(path, ".json") && end > strings.LastIndex(text, "]") {
			check(path, text, text[:end]+", \"organization\": \"Acme"+text[end:])
		}
	}
}

// FuzzMend cuts what reads and is plain: nothing in it holds several lines together.
func FuzzMend(f *testing.F) {
	charts(f, func(data []byte) { f.Add(data) })
	for _, text := range append(tricky(), "- id: a\n  name: b\n- id: c\n  reports:\n    - id: d\n    - id: e\n      name: f\n", "x: 1\ny:\n  z:\n    - a: 1\n      b: 2\n    - a: 3\n") {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !strings.ContainsAny(string(data), "'\"[]{}|>?&*!%\x00\r\t<=") && !strings.Contains(string(data), "\u2028") {
			compareMended(t, "a.yaml", string(data))
		}
	})
}
