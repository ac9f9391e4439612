package source_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/source"
)

// show writes a value on one line: each part with line:column of its first character and its length in bytes; null for
// nothing, texts in quotes where they were quoted.
func show(v *source.Value) string {
	p := v.Pos.Place()
	at := fmt.Sprintf("@%d:%d+%d", p.Line, p.Column, v.Pos.Length)
	var parts []string
	switch v.Kind {
	case source.Null:
		return "null@" + strings.TrimPrefix(at, "@")
	case source.Plain:
		return v.Text + at
	case source.Quoted:
		return fmt.Sprintf("%q%s", v.Text, at)
	case source.List:
		for i := range v.Items {
			parts = append(parts, show(&v.Items[i]))
		}
		return "[" + strings.Join(parts, " ") + "]" + at
	case source.Map:
		for i := range v.Fields {
			key := v.Fields[i].Key
			place := key.Pos.Place()
			parts = append(parts, fmt.Sprintf("%s@%d:%d+%d=%s", key.Value, place.Line, place.Column, key.Pos.Length, show(&v.Fields[i].Value)))
		}
		return "{" + strings.Join(parts, " ") + "}" + at
	}
	return "?"
}

// showFile writes all documents, and all findings as line:column+length rule.
func showFile(f *source.File) string {
	var lines []string
	for i := range f.Documents {
		lines = append(lines, show(&f.Documents[i]))
	}
	for _, finding := range f.Findings {
		p := finding.Pos.Place()
		lines = append(lines, fmt.Sprintf("%d:%d+%d %s", p.Line, p.Column, finding.Pos.Length, finding.Rule))
	}
	return strings.Join(lines, "\n")
}

func TestValues(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"only a comment", "# nothing\n", ""},
		{"plain texts as written", "id: 00123\nname: Null\nf: 0x10\ny: yes\n", "{id@1:1+2=00123@1:5+5 name@2:1+4=Null@2:7+4 f@3:1+1=0x10@3:4+4 y@4:1+1=yes@4:4+3}@1:1+2"},
		{"absent", "a: ~\nb: null\nc:\nd: ''\n", "{a@1:1+1=null@1:4+1 b@2:1+1=null@2:4+4 c@3:1+1=null@3:3+0 d@4:1+1=\"\"@4:4+2}@1:1+1"},
		{"dates", "a: 2026-1-2\nb: 2026-01-02\n", "{a@1:1+1=2026-1-2@1:4+8 b@2:1+1=2026-01-02@2:4+10}@1:1+1"},
		{"numbers as written", "[1_000, 1e999, 010, +9, 9.50]", "[1_000@1:2+5 1e999@1:9+5 010@1:16+3 +9@1:21+2 9.50@1:25+4]@1:1+29"},
		{"quotes", `{a: "x \"y\" \u00e4", b: 'it''s'}`, "{a@1:2+1=\"x \\\"y\\\" ä\"@1:5+16 b@1:23+1=\"it's\"@1:26+7}@1:1+33"},
		{"quoted null", `["null", '~']`, `["null"@1:2+6 "~"@1:10+3]@1:1+13`},
		{"literal", "a: |\n  x\n  y\nb: z\n", "{a@1:1+1=\"x\\ny\\n\"@1:4+1 b@4:1+1=z@4:4+1}@1:1+1"},
		{"folded", "a: >-\n  x\n  y\nb: z\n", "{a@1:1+1=\"x y\"@1:4+2 b@4:1+1=z@4:4+1}@1:1+1"},
		{"text over two lines", "a: x\n  y\nb: z\n", "{a@1:1+1=x y@1:4+1 b@3:1+1=z@3:4+1}@1:1+1"},
		{"tag", "a: !!str 7\nb: !!str null\n", "{a@1:1+1=\"7\"@1:10+1 b@2:1+1=\"null\"@2:10+4}@1:1+1"},
		{"alias at the alias", "a: &x {k: v}\nb: *x\n", "{a@1:1+1={k@1:8+1=v@1:11+1}@1:7+6 b@2:1+1={k@2:4+2=v@2:4+2}@2:4+2}@1:1+1"},
		{"alias as a key", "- &x a\n- *x : b\n", "[a@1:6+1 {a@2:3+2=b@2:8+1}@2:3+1]@1:1+1"},
		{"merge where written", "- &x {k: v}\n- <<: *x\n  l: w\n", "[{k@1:7+1=v@1:10+1}@1:6+6 {l@3:3+1=w@3:6+1 k@1:7+1=v@1:10+1}@2:3+2]@1:1+1"},
		{"written before merged", "- &x {k: v}\n- k: w\n  <<: *x\n", "[{k@1:7+1=v@1:10+1}@1:6+6 {k@2:3+1=w@2:6+1}@2:3+1]@1:1+1"},
		{"merge of a merge", "- &x {k: v}\n- &y {<<: *x, l: w}\n- <<: *y\n", "[{k@1:7+1=v@1:10+1}@1:6+6 {l@2:15+1=w@2:18+1 k@1:7+1=v@1:10+1}@2:6+14 {l@2:15+1=w@2:18+1 k@1:7+1=v@1:10+1}@3:3+2]@1:1+1"},
		{"merge of a list: the first wins", "- &x {k: v}\n- &y {k: w, l: z}\n- <<: [*x, *y]\n", "[{k@1:7+1=v@1:10+1}@1:6+6 {k@2:7+1=w@2:10+1 l@2:13+1=z@2:16+1}@2:6+12 {k@1:7+1=v@1:10+1 l@2:13+1=z@2:16+1}@3:3+2]@1:1+1"},
		{"quoted << is a key", "\"<<\": {a: b}\n", "{<<@1:1+4={a@1:8+1=b@1:11+1}@1:7+6}@1:1+4"},
		{"documents", "a: b\n---\nc\n...\n---\n", "{a@1:1+1=b@1:4+1}@1:1+1\nc@3:1+1\nnull@6:1+0"},
		{"characters of several bytes", "- ä: €\n  b: 😀 x\n", "[{ä@1:3+2=€@1:6+3 b@2:3+1=😀 x@2:6+6}@1:3+2]@1:1+1"},
		{"CR LF", "a: b\r\nc:\r\n  - d\r\n", "{a@1:1+1=b@1:4+1 c@2:1+1=[d@3:5+1]@3:3+1}@1:1+1"},
		{"CR", "a: b\rc: d\r", "{a@1:1+1=b@1:4+1 c@2:1+1=d@2:4+1}@1:1+1"},
		{"byte order mark", "\xef\xbb\xbfa: b\nc: d\n", "{a@1:1+1=b@1:4+1 c@2:1+1=d@2:4+1}@1:1+1"},
		{"tabs after a value and in it", "a:\tb\t# c\nd: e\tf\n", "{a@1:1+1=b@1:4+1 d@2:1+1=e\tf@2:4+3}@1:1+1"},
		{"NEL, LS and PS in a text", "a: 'x\u0085y\u2028z\u2029w'\nb: c\n\n# d\ne: f\n", "{a@1:1+1=\"x y\\u2028z\\u2029w\"@1:4+14 b@2:1+1=c@2:4+1 e@5:1+1=f@5:4+1}@1:1+1"},
		{"YAML 1.2", "%YAML 1.2\n---\na: b\n", "{a@3:1+1=b@3:4+1}@3:1+1"},
		{"YAML 1.2 after a comment", "# org chart\n%YAML 1.2\n---\na: b\n", "{a@4:1+1=b@4:4+1}@4:1+1"},
		{"comments", "# 1\na: # 2\n  # 3\n  b # 4\n", "{a@2:1+1=b@4:3+1}@2:1+1"},
		{"duplicate key", "a: 1\nb: 2\na: 3\n", "{a@1:1+1=1@1:4+1 b@2:1+1=2@2:4+1}@1:1+1\n3:1+1 duplicate-key"},
		{"duplicate key in braces", "{a: 1, \"a\": 2}", "{a@1:2+1=1@1:5+1}@1:1+14\n1:8+3 duplicate-key"},
		{"key that is a list", "? [a]\n: b\nc: d\n", "{c@3:1+1=d@3:4+1}@1:1+1\n1:3+3 schema"},
		{"key that is a mapping", "{{a: b}: c, d: e}", "{d@1:13+1=e@1:16+1}@1:1+17\n1:2+6 schema"},
		{"empty key", "~: b\n", "{~@1:1+1=b@1:4+1}@1:1+1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := source.Read("a.yaml", []byte(test.text))
			if diff := cmp.Diff(test.want, showFile(f)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.text, diff)
			}
			checkRead(t, f)
		})
	}
}

// TestPropertiesOfNothing finds a value that is nothing but a tag or an anchor on the line where it stands.
func TestPropertiesOfNothing(t *testing.T) {
	for _, text := range []string{"- id: !!str\n  role: CTO\n", "- id: &a\n  role: CTO\n", "- id: &a !!str # c\n  role: CTO\n"} {
		f := source.Read("a.yaml", []byte(text))
		if got := f.Documents[0].Items[0].Fields[0].Value.Pos.Place().Line; got != 1 {
			t.Errorf("%q: got line %d for the value of id, want 1", text, got)
		}
	}
}

func TestJSONValues(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"kinds", `{"a": [1.50, true, null, "x"]}`, `{a@1:2+3=[1.50@1:8+4 true@1:14+4 null@1:20+4 "x"@1:26+3]@1:7+23}@1:1+30`},
		{"escapes", `["\/\ud83d\ude00\u00e4", 1]`, `["/😀ä"@1:2+22 1@1:26+1]@1:1+27`},
		{"lines", "{\r\n  \"a\":\n    1e5}\n", `{a@2:3+3=1e5@3:5+3}@1:1+1`},
		{"duplicate key", `{"a": 1, "b": 2, "a": {"c": 3}}`, "{a@1:2+3=1@1:7+1 b@1:10+3=2@1:15+1}@1:1+31\n1:18+3 duplicate-key"},
		{"several values", "{\"a\":1}\n{\"b\":2}", "{a@1:2+3=1@1:6+1}@1:1+7\n{b@2:2+3=2@2:6+1}@2:1+7"},
		{"byte order mark", "\xef\xbb\xbf[1]", "[1@1:2+1]@1:1+3"},
		{"empty", " \n", ""},
		{"long key", `{"` + strings.Repeat("k", 1100) + `": 1}`, "{" + strings.Repeat("k", 1100) + "@1:2+1102=1@1:1106+1}@1:1+1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := source.Read("a.JSON", []byte(test.text))
			if diff := cmp.Diff(test.want, showFile(f)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// TestUTF16 reads the same text in both byte orders.
func TestUTF16(t *testing.T) {
	const text = "a: 'ä😀'\nb: c\n"
	want := showFile(source.Read("a.yaml", []byte(text)))
	for name, order := range map[string]func(unit uint16) []byte{
		"little endian": func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} },
		"big endian":    func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} },
	} {
		data := order(0xfeff)
		for _, unit := range utf16.Encode([]rune(text)) {
			data = append(data, order(unit)...)
		}
		if diff := cmp.Diff(want, showFile(source.Read("a.yaml", data))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if f := source.Read("a.yaml", data[:len(data)-1]); !f.Incomplete || len(f.Findings) != 1 {
			t.Errorf("%s, half a character at the end: got %s, want one finding", name, showFile(f))
		}
	}
}
