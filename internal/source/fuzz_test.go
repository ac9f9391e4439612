package source_test

import (
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// seeds are texts that once were read wrongly, or that walk rarely used ways of the readers.
var seeds = []string{
	"",
	"version: 1\npeople:\n  - id: ada\n    role: CTO\n",
	"a: &x {b: [1, ~, 'c']}\nd: *x\n<<: *x\n---\n? [k]\n: v\n",
	"a: &a\n  <<: [*a, {b: 1}]\n",
	"a: \"x\\ty\" # \u0085\u2028\u2029\nb: |\n  t\r\n  u\rc: d\n",
	"%YAML 1.2\n---\n!!str 1: !<tag:yaml.org,2002:str> 2\n",
	"\t- a: [}\n",
	"x: *nobody\n",
	"\xff\xfea\x00:\x00 \x00b\x00",
	"\xfe\xff\x00a\x00:\x00 \x00b\x00",
	"\xef\xbb\xbf\xef\xbb\xbfa: b",
	"a\x00b",
	"a: \"\xf6\"",
	"a: \xc8\xe2\xe0\xed\nb: \xcf\xe5\xf2\xf0\nc: \xd1\xe5\xf0\xe3\n",
	"a: \xcd\xf5\xbd\xa8\nb: \xc0\xee\xc4\xc8\nc: \xd5\xc5\xce\xb0\xff\n",
	"&a",
	"!!str &b # c",
	"{\"a\": [1, 2.5e3, true, null, \"\\ud83d\\ude00\\/\"], \"a\": {}} {\"b\":1}",
	"[{\"a\" 1}]",
	"[1,]",
	"\"a",
	"{\"a\":",
	"[[[[[[[[",
	"a: '",
	"- \u00a0\u00a0@\n",
}

// FuzzReadYAML reads any bytes as YAML.
func FuzzReadYAML(f *testing.F) {
	fuzzRead(f, "chart.yaml")
}

// FuzzReadJSON reads any bytes as JSON.
func FuzzReadJSON(f *testing.F) {
	fuzzRead(f, "chart.json")
}

// FuzzReadJSONLines reads any bytes as JSON lines.
func FuzzReadJSONLines(f *testing.F) {
	f.Add([]byte("{\"id\": 1}\n{\"id\" 2}\r\n\n{\"id\": \"\\ud83d\"} {\n[\n"))
	fuzzRead(f, "staff.jsonl")
}

// FuzzReadLDIF reads any bytes as what a directory writes.
func FuzzReadLDIF(f *testing.F) {
	f.Add([]byte("version: 1\n\ndn: cn=a,dc=b\ncn:: YQ==\ntitle: b\r\n c\ntitle;lang-de: d\n: x\njpegPhoto:: /9j/\n\n \n#\ndn:: !\n"))
	fuzzRead(f, "staff.ldif")
}

func fuzzRead(f *testing.F, path string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRead(t, source.Read(path, data))
	})
}

// checkRead checks what must hold for every file, however broken.
func checkRead(t *testing.T, f *source.File) {
	t.Helper()
	for i := range f.Documents {
		checkValue(t, f, &f.Documents[i])
	}
	for _, finding := range f.Findings {
		checkPos(t, f, finding.Pos, finding.Message)
		for _, related := range finding.Related {
			checkPos(t, f, related.Pos, related.Message)
		}
		if finding.Rule == "syntax" && !f.Damaged() && len(f.Documents) == 0 {
			t.Errorf("got a syntax finding in a file of which all is known to have been read: %s", finding.Message)
		}
	}
	for _, s := range f.Unread {
		checkPos(t, f, s.Pos, "what was not read")
		for _, lost := range s.Lost {
			checkPos(t, f, lost, "what was lost")
		}
	}
}

func checkValue(t *testing.T, f *source.File, v *source.Value) {
	t.Helper()
	checkPos(t, f, v.Pos, "value "+v.Text)
	for i := range v.Items {
		checkValue(t, f, &v.Items[i])
	}
	for i := range v.Fields {
		checkPos(t, f, v.Fields[i].Key.Pos, "key "+v.Fields[i].Key.Value)
		checkValue(t, f, &v.Fields[i].Value)
	}
}

// checkPos checks that a position lies inside its file.
func checkPos(t *testing.T, f *source.File, pos diag.Pos, what string) {
	t.Helper()
	if pos.File != f.File {
		t.Fatalf("%s: got the file %v, want %v", what, pos.File, f.File)
	}
	if end := int(pos.Offset) + int(pos.Length); end > len(f.Data()) {
		t.Fatalf("%s: got the end %d, want at most %d", what, end, len(f.Data()))
	}
	checkLine(t, pos, what)
	p := pos.Place()
	ordered := p.EndLine > p.Line || (p.EndLine == p.Line && p.EndColumn >= p.Column)
	if p.Line < 1 || p.Column < 1 || !ordered {
		t.Fatalf("%s: got the place %+v, want one that starts at 1:1 or later and ends after it starts", what, p)
	}
}
