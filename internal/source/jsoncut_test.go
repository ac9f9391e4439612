package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// jsonCharts are charts in JSON, with whatever may stand in them.
func jsonCharts() []string {
	records := []string{
		`{}`, `{"a": "b"}`, `{"a": "b", "c": ["d", "e"], "f": null, "g": 1.5e3, "h": true}`, `{"a": {"b": {"c": "d"}}}`, `{"a": "b", "a": "c"}`,
		`{"id": "a", "role": "b", "id": "c"}`, `{"id": "a", "id": "b", "role": "c", "role": "d"}`, `{"id": "a", "teams": null}`, `{"\u0061": "\ud83d\ude00"}`, `{"a": "\ud83d"}`,
		`{"a": "b\\"}`, `{"a": "b\\\"]}"}`, `{"a": "]}, {["}`, `"text"`, `7`, `null`, `["a"]`, `[["a"]]`, `{"a": "ä"}`, "{\"a\":\t\"b\"\r\n}", `{"a": "b",}`, `{"a" "b"}`,
		`{"a": b}`, `{"a": "b"`, `{"a": "b]}`, `{"a": 01}`, `{"a": 1 2}`, `{"a": "b"}}`, `{"a": ["b"}`, `a`, ``, `{"a": "\x"}`, `{'a': 'b'}`, `{"a": NaN}`, "{\"a\": \"b\nc\"}",
		strings.Repeat("[", 1200) + strings.Repeat("]", 1200), `{"a": "` + strings.Repeat("x", 1200) + `"}`,
	}
	var charts []string
	for _, r := range records {
		charts = append(
			charts, `{"version": 1, "people": [`+r+`]}`, `{"version": 1, "people": [{"id": "a"}, `+r+`, {"id": "b"}], "teams": []}`,
			"{\n  \"version\": 1,\n  \"organization\": "+r+",\n  \"people\": [\n    {\"id\": \"a\"}\n  ]\n}\n", `{"version": 1, "people": [], "units": {"a": [`+r+`]}}`,
		)
	}
	return append(charts, `{"version": 1, "people": [{"id": "a"}], "people": [{"id": "b"}]}`, `{"version": 1, "people": [{"id": "a"}]} x`,
		`{"version": 1, "people": [{"id": "a"}]}{"version": 1}`, `[{"version": 1, "people": [{"id": "a"}]}]`, `{"people": [{"id": "a"}]}`, `{"version": 1, "people": ["a",]}`,
		`{"version": 1, "people": [,]}`, `{"version": 1 "people": ["a"]}`, `{"version": 1, "people": ["a"] "teams": []}`, `{"version": 1, "people": ["a"}`, `{"version": 1, "people": ["a"]`)
}

// TestJSONPieces compares what is read of JSON in pieces with what is read as a whole, also of charts in which something is wrong.
func TestJSONPieces(t *testing.T) {
	for _, text := range jsonCharts() {
		compareAs(t, "a.json", []byte(text))
	}
	const usual = `{"version": 1, "people": [{"id": "a", "role": "b"}, {"id": "c", "x": [1, null]}], "teams": [{"id": "t"}]}`
	for i := range len(usual) {
		compareAs(t, "a.json", []byte(usual[:i]+usual[i+1:]))
		for _, mark := range []string{`"`, "{", "}", "[", "]", ",", ":", `\`, " ", "1", "\n"} {
			compareAs(t, "a.json", []byte(usual[:i]+mark+usual[i:]))
		}
	}
}

// TestJSONManyPieces reads a chart that has many.
func TestJSONManyPieces(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"version": 1, "people": [`)
	for i := range 5000 {
		fmt.Fprintf(&b, "%s\n  {\"id\": \"e%d\", \"role\": \"CTO, [a] {b} \\\"c\\\"\", \"reports_to\": \"e%d\"}", strings.Repeat(",", min(i, 1)), i, i/7)
	}
	b.WriteString("\n], \"teams\": [{\"id\": \"t\"}]}\n")
	if pieces := source.Open("a.json", b.String()).Pieces(); len(pieces) < 5 {
		t.Errorf("got %d pieces, want many", len(pieces))
	}
	compareAs(t, "a.json", []byte(b.String()))
}

// FuzzReadJSONPieces compares both ways of reading.
func FuzzReadJSONPieces(f *testing.F) {
	for _, text := range jsonCharts() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) { compareAs(t, "a.json", data) })
}
