package convert_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// hostile draws texts that a reader of YAML may take for something else, or that may end what they stand in.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			".5", "-.5", "+.5", "5.", ".", "-", "--", "---", "...", "--- a", "=", "=1+1", "+1", "0x1F", "0o17", "010", "1e5", "1E+05", "1_000", "1e999", ".inf", "-.Inf", ".NaN", "12:30:45", "2024-01-31",
			"2024-01-31 10:00:00", "yes", "No", "on", "OFF", "y", "N", "~", "null", "Null", "NULL", "true", "False", "<<", "!!str", "!!str a", "&a", "*a", "| ", ">", "? ", "?", "- ", "- a", ": ", "a: b", "a:", ":a",
			"#", " #", "a #b", "a# b", "%", "%YAML 1.1", "@a", "`a`", "'", `"`, "''", `""`, `\`, `\n`, `a\`, " ", "  ", " a", "a ", "a\t", "\ta", "a\nb", "a\r\nb", "\r", "a\rb", "\u2028", "a\u2028people:\u2028  - id: x",
			"\u2029", "\u0085", "\ufeff", "\ufeffa", "\x00", "a\x00b", "\x07", "\x1b[31m", "\x7f", "\u0080", "\u200b", "\u202e", "\ufffd", "\uffff", "\U0001F600", "👩‍👩‍👧", "é", "日本", "[", "]", "{", "}", "[a]", "{a: b}", ",", "a, b", "a,b",
			`{{.}}`, "a\u2028# x.csv:1", "x  # evil.csv:1", "ud83d", `\ud83d\ude00`, `\/`, "\ue83d\uec00", strings.Repeat("long text ", 300), strings.Repeat("x", 1025), strings.Repeat("ü\n", 600),
		}),
		rapid.StringN(1, 12, -1),
	)
}

// number draws what JSON may have without quotation marks.
func number() *rapid.Generator[any] {
	return rapid.Map(rapid.SampledFrom([]string{"0.5", "-0", "9", "1e5", "1E400", "0.10", "123456789012345678901234567890", "true", "false", "null"}),
		func(s string) any { return json.RawMessage(s) })
}

// anything draws what attributes may hold.
func anything(depth int) *rapid.Generator[any] {
	simple := []*rapid.Generator[any]{rapid.Map(hostile(), func(s string) any { return s }), number()}
	if depth == 0 {
		return rapid.OneOf(simple...)
	}
	below := rapid.Deferred(func() *rapid.Generator[any] { return anything(depth - 1) })
	return rapid.OneOf(append(simple,
		rapid.Map(rapid.SliceOfN(below, 0, 3), func(list []any) any { return list }),
		rapid.Map(rapid.MapOfN(hostile(), below, 0, 3), func(m map[string]any) any { return m }))...)
}

// record draws a record that has some of these fields: texts, lists of texts, and free ones.
func record(texts, lists, free []string) *rapid.Generator[map[string]any] {
	return rapid.Custom(func(t *rapid.T) map[string]any {
		r := map[string]any{"id": hostile().Draw(t, "id")}
		for _, name := range texts {
			if rapid.Bool().Draw(t, "has "+name) {
				r[name] = hostile().Draw(t, name)
			}
		}
		for _, name := range lists {
			if rapid.Bool().Draw(t, "has "+name) {
				r[name] = rapid.SliceOfN(hostile(), 0, 3).Draw(t, name)
			}
		}
		for _, name := range free {
			if rapid.Bool().Draw(t, "has "+name) {
				r[name] = rapid.MapOfN(hostile(), anything(2), 0, 3).Draw(t, name)
			}
		}
		return r
	})
}

// chart draws a chart with every list, and hostile texts in every field.
func chart() *rapid.Generator[map[string]any] {
	deviation := record([]string{"rule", "subject", "ground", "reason", "approved_by", "approved_on", "expires"}, []string{"subjects"}, nil)
	return rapid.Custom(func(t *rapid.T) map[string]any {
		c := map[string]any{"version": 1, "organization": hostile().Draw(t, "organization")}
		for _, of := range []struct {
			name    string
			records *rapid.Generator[map[string]any]
		}{
			{"people", record([]string{
				"name", "role", "grade", "reports_to", "unit", "employment", "appointment", "appointment_since", "appointment_until", "start", "end", "email", "location", "cost_center",
			}, []string{"dotted_line_to", "team"}, []string{"attributes", "experience"})},
			{"vacancies", record([]string{"name", "role", "grade", "reports_to", "unit", "opened", "location"}, []string{"dotted_line_to", "team"}, []string{"attributes"})},
			{"teams", record([]string{"name", "kind", "lead", "unit"}, []string{"members"}, []string{"attributes"})},
			{"units", record([]string{"name", "kind", "parent", "head"}, nil, []string{"attributes"})},
			{"external", record([]string{"name", "role"}, nil, nil)},
			{"deviations", deviation},
		} {
			name, list := of.name, rapid.SliceOfN(of.records, 0, 3).Draw(t, of.name)
			for _, r := range list {
				if name == "people" && rapid.Bool().Draw(t, "deviates") {
					r["deviations"] = rapid.SliceOfN(deviation, 0, 2).Draw(t, "deviations")
				}
			}
			if len(list) > 0 {
				c[name] = list
			}
		}
		return c
	})
}

// asJSON writes a chart, on one line.
func asJSON(t rapid.TB, c map[string]any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(c); err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("\x7f"), []byte(`\u007f`)) // which orglint takes only so
}

// plain returns what a value says: texts, numbers and truth values apart, without what is absent in records.
func plain(v *source.Value, free bool) any {
	switch v.Kind {
	case source.Quoted:
		return "text " + v.Text
	case source.Plain:
		if _, ok := source.Number(v.Text); ok || slices.Contains([]string{"true", "false", "1e5", "1E400", "null"}, v.Text) {
			return "typed " + v.Text
		}
		return "text " + v.Text
	case source.List:
		list := []any{}
		for i := range v.Items {
			list = append(list, plain(&v.Items[i], free))
		}
		return list
	case source.Map:
		m := map[string]any{}
		for i := range v.Fields {
			if f := &v.Fields[i]; free || f.Value.Kind != source.Null {
				m[f.Key.Value] = plain(&f.Value, true)
			}
		}
		return m
	case source.Null:
	}
	return nil
}

// converted converts a file, and reads what was written.
func converted(t rapid.TB, file *source.File) (text string, back *source.File) {
	outputs, lost := convert.Chart([]*source.File{file}, false)
	if len(outputs) != 1 || len(lost) > 0 {
		t.Fatalf("got %d files and lost %q, want one and nothing", len(outputs), lost)
	}
	back = source.Read("orgchart.yaml", []byte(outputs[0].Text))
	if len(back.Findings) > 0 {
		t.Fatalf("%s in\n%s", back.Findings[0].Message, outputs[0].Text)
	}
	return outputs[0].Text, back
}

// found returns the fingerprints of what is found in a chart, but for places.
func found(t rapid.TB, families *family.Set, file *source.File) []string {
	result, err := lint.Run(lint.Job{Files: []*source.File{file}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range result.Findings {
		all = append(all, f.Rule+" "+f.Fingerprint)
	}
	slices.Sort(all)
	return all
}

// TestBack converts charts of hostile texts from JSON and from YAML, and wants the same chart back, the same findings, and the same bytes
// when what was written is converted again.
func TestBack(t *testing.T) {
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		data := asJSON(t, chart().Draw(t, "chart"))
		file := source.Read(rapid.SampledFrom([]string{"a.json", "a\u2028people: [].json", "a b#c.json", " a.json"}).Draw(t, "path"), data)
		text, back := converted(t, file)
		if len(back.Documents) != 1 {
			t.Fatalf("got %d documents in\n%s", len(back.Documents), text)
		}
		for i := range back.Documents[0].Fields {
			name := back.Documents[0].Fields[i].Key.Value
			want, got := file.Documents[0].Get(name), back.Documents[0].Get(name)
			if diff := gocmp.Diff(once(fields(want, name), name), fields(got, name)); diff != "" {
				t.Fatalf("%s (-want +got):\n%s\n%s", name, diff, text)
			}
		}
		if again, _ := converted(t, back); again != text {
			t.Fatalf("converted twice it is not the same:\n%s", gocmp.Diff(text, again))
		}
		if diff := gocmp.Diff(found(t, families, file), found(t, families, back)); diff != "" {
			t.Fatalf("findings (-before +after):\n%s\n%s\n%s", diff, data, text)
		}
	})
}

// once leaves out outside managers who are declared a second time in the same words: convert writes each once, since several files may declare one.
func once(list any, name string) any {
	all, ok := list.([]any)
	if !ok || name != "external" {
		return list
	}
	var kept []any
	for _, item := range all {
		if !slices.ContainsFunc(kept, func(k any) bool { return gocmp.Equal(k, item) }) {
			kept = append(kept, item)
		}
	}
	return kept
}

// fields returns what a field of a document says.
func fields(v *source.Value, name string) any {
	if v == nil || name == "organization" || name == "version" {
		return v.IsText() && v != nil && v.Text != ""
	}
	return plain(v, false)
}
