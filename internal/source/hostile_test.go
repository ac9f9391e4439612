package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// count returns the number of values in a value.
func count(v *source.Value) int {
	n := 1
	for i := range v.Items {
		n += count(&v.Items[i])
	}
	for i := range v.Fields {
		n += count(&v.Fields[i].Value)
	}
	return n
}

// manyKeys writes a mapping of a number of keys, several times over, one a line.
func manyKeys(n, times int, format string) string {
	var b strings.Builder
	for range times {
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
	}
	return b.String()
}

// bomb is a file whose aliases stand for 9^29 texts.
func bomb() string {
	text := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 30; i++ {
		text += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 8), i-1)
	}
	return text
}

// doubling is a file in which each of 40 values is made of the one before.
func doubling(format string) string {
	text := "a0: &a0 {x: 1}\n"
	for i := range 40 {
		text += fmt.Sprintf("a%d: &a%d ", i+1, i+1) + fmt.Sprintf(format, i) + "\n"
	}
	return text
}

// TestHostile reads what would bring a reader down. Each ends with the findings wanted, by rule.
func TestHostile(t *testing.T) {
	long := strings.Repeat("x", 300<<10)
	tests := []struct {
		name, path, text string
		syntax, keys     int
	}{
		{"alias bomb", "a.yaml", bomb(), 1, 0},
		{"aliases of a large mapping", "a.yaml", "m: &m\n" + manyKeys(2000, 1, "  k%d: 1\n") + "x:\n" + strings.Repeat("  - *m\n", 300), 1, 0},
		{"merges of a large mapping", "a.yaml", "m: &m\n" + manyKeys(2000, 1, "  k%d: 1\n") + "x:\n" + strings.Repeat("  - <<: *m\n", 300), 1, 0},
		{"merges that double", "a.yaml", doubling("{p: {<<: *a%[1]d}, q: {<<: *a%[1]d}}"), 1, 0},
		{"merges of the same", "a.yaml", doubling("{p: {<<: [*a%[1]d, *a%[1]d]}, q: {<<: *a%[1]d, r: {<<: *a%[1]d}}}"), 1, 0},
		{"aliases deep inside each other", "a.yaml", doubling(strings.Repeat("{p: ", 90) + "*a%[1]d" + strings.Repeat("}", 90)), 1, 0},
		{"merges deep inside each other", "a.yaml", doubling(strings.Repeat("{p: ", 90) + "{<<: *a%[1]d}" + strings.Repeat("}", 90)), 1, 0},
		{"alias cycle", "a.yaml", "a: &a [*a]\n", 1, 0},
		{"merge cycle", "a.yaml", "a: &a\n  <<: *a\n  b: c\n", 1, 0},
		{"9,000 open brackets", "a.yaml", strings.Repeat("[", 9000), 1, 0},
		{"9,000 brackets", "a.yaml", strings.Repeat("[", 9000) + strings.Repeat("]", 9000), 1, 0},
		{"100,000 open brackets", "a.yaml", strings.Repeat("[", 100_000), 1, 0},
		{"9,000 open braces", "a.yaml", strings.Repeat("{a: ", 9000), 1, 0},
		{"9,000 braces", "a.yaml", strings.Repeat("{a: ", 9000) + strings.Repeat("}", 9000), 1, 0},
		{"9,000 dashes", "a.yaml", strings.Repeat("- ", 9000) + "a", 1, 0},
		{"9,000 brackets in JSON", "a.json", strings.Repeat("[", 9000) + strings.Repeat("]", 9000), 1, 0},
		{"9,000 braces in JSON", "a.json", strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000), 1, 0},
		{"9,000 open brackets in JSON", "a.json", strings.Repeat("[", 9000), 1, 0},
		{"a line of 300 KB", "a.yaml", "a: " + long, 0, 0},
		{"a line of 300 KB in JSON", "a.json", `{"a": "` + long + `"}`, 0, 0},
		{"an open quote and 300 KB", "a.json", `{"a": "` + long, 1, 0},
		{"a key of 300 KB", "a.yaml", long + ": 1", 1, 0},
		{"a list on a line", "a.yaml", "[" + strings.Repeat("x, ", 100_000) + "]", 0, 0},
		{"10,000 keys", "a.yaml", manyKeys(10_000, 1, "key%d: 1\n"), 0, 0},
		{"10,000 keys twice", "a.yaml", manyKeys(10_000, 2, "key%d: 1\n"), 0, 10_000},
		{"10,000 keys twice in JSON", "a.json", "{" + manyKeys(10_000, 2, `"key%d": 1,`) + `"z": 1}`, 0, 10_000},
		{"200,000 comments", "a.yaml", strings.Repeat("# a comment\n", 200_000) + "a: 1\n", 0, 0},
		{"200,000 comments after an anchor", "a.yaml", "a: &a\n" + strings.Repeat("# a comment\n", 200_000), 0, 0},
		{"1 MB after an open quote", "a.yaml", `a: "` + strings.Repeat("x", 1<<20), 1, 0},
		{"128 KB of lines after an open quote", "a.yaml", "a: '" + strings.Repeat("xyz abc\n ", 1<<14), 1, 0},
		{"NUL", "a.yaml", "a: b\x00", 1, 0},
		{"NUL in JSON", "a.json", "{\"a\": \"b\x00\"}", 1, 0},
		{"bad UTF-8", "a.yaml", "a: \xff\n", 1, 0},
		{"300 KB of bad UTF-8", "a.yaml", strings.Repeat("\xff", 300<<10), 1, 0},
		{"a control character", "a.json", "[\"\x7f\"]", 1, 0},
		{"C1 control character", "a.yaml", "a: b\u0080c\n", 1, 0},
		{"no character", "a.yaml", "a: b\n\uffff\n", 1, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := source.Read(test.path, []byte(test.text))
			found := map[string]int{}
			for _, finding := range f.Findings {
				found[finding.Rule]++
			}
			if found["syntax"] != test.syntax || found["duplicate-key"] != test.keys {
				t.Errorf("got %v, want %d syntax and %d duplicate-key", found, test.syntax, test.keys)
			}
			if unread := f.Incomplete || len(f.Unread) > 0; unread != (test.syntax > 0) {
				t.Errorf("got unread %v, want %v", unread, test.syntax > 0)
			}
			values, most := 0, 200_000+10*len(test.text)
			for i := range f.Documents {
				values += count(&f.Documents[i])
			}
			if values > most {
				t.Errorf("got %d values of %d bytes, want at most %d", values, len(test.text), most)
			}
		})
	}
}

// TestOpenQuoteFarAbove wants an unclosed quotation mark to be found however many lines follow it.
func TestOpenQuoteFarAbove(t *testing.T) {
	for _, below := range []string{"  - id: a\n", "  text\n", "\n", "\n \n  text\n"} {
		text := "version: 1\norganization: \"Acme\npeople:\n" + strings.Repeat(below, 40)
		f := source.Read("a.yaml", []byte(text))
		if got, want := f.Findings[0].Pos.String(), "a.yaml:2:15"; got != want {
			t.Errorf("lines like %q below: got %s: %s, want it at %s", below, got, f.Findings[0].Message, want)
		}
		f = source.Read("a.yaml", []byte("organization: \"Acme\nversion: 1\n"+strings.Repeat(below, 40)))
		if got, want := f.Findings[0].Pos.String(), "a.yaml:1:15"; got != want {
			t.Errorf("on line 1, lines like %q below: got %s: %s, want it at %s", below, got, f.Findings[0].Message, want)
		}
	}
}
