package diag_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/diag"
)

func TestPlace(t *testing.T) {
	tests := []struct {
		name, text     string
		offset, length uint32
		want           diag.Place
	}{
		{"start", "ab\ncd\n", 0, 2, diag.Place{Line: 1, Column: 1, EndLine: 1, EndColumn: 3}},
		{"second line", "ab\ncd\n", 4, 1, diag.Place{Line: 2, Column: 2, EndLine: 2, EndColumn: 3}},
		{"CR LF", "ab\r\ncd\r\n", 4, 2, diag.Place{Line: 2, Column: 1, EndLine: 2, EndColumn: 3}},
		{"CR", "ab\rcd\re", 6, 1, diag.Place{Line: 3, Column: 1, EndLine: 3, EndColumn: 2}},
		{"blank lines", "\n\r\n\rx", 4, 1, diag.Place{Line: 4, Column: 1, EndLine: 4, EndColumn: 2}},
		{"no final newline", "ab\ncd", 5, 0, diag.Place{Line: 2, Column: 3, EndLine: 2, EndColumn: 3}},
		{"after the final newline", "ab\n", 3, 0, diag.Place{Line: 2, Column: 1, EndLine: 2, EndColumn: 1}},
		{"characters of several bytes", "äö€😀x", 11, 1, diag.Place{Line: 1, Column: 5, EndLine: 1, EndColumn: 6}},
		{"over two lines", "ab\ncd", 1, 3, diag.Place{Line: 1, Column: 2, EndLine: 2, EndColumn: 2}},
		{"beyond the end", "ab", 9, 9, diag.Place{Line: 1, Column: 3, EndLine: 1, EndColumn: 3}},
		{"empty file", "", 0, 0, diag.Place{Line: 1, Column: 1, EndLine: 1, EndColumn: 1}},
		{"NEL, LS and PS end no line", "a\u0085\u2028\u2029b", 9, 1, diag.Place{Line: 1, Column: 5, EndLine: 1, EndColumn: 6}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			pos := diag.Pos{File: diag.NewFile("a.yaml", test.text), Offset: test.offset, Length: test.length}
			test.want.Path = "a.yaml"
			if diff := cmp.Diff(test.want, pos.Place()); diff != "" {
				t.Errorf("place differs (-want +got):\n%s", diff)
			}
		})
	}
	if got := (diag.Pos{}).Place(); got != (diag.Place{}) {
		t.Errorf("got %+v for no position, want the zero place", got)
	}
}

// TestPlaceAgainstCount compares places in texts longer than a block of the index with a count from the start.
func TestPlaceAgainstCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"a", "ä", "€", "😀", "\n", "\r", "\r\n", "word word", strings.Repeat("x", 1000), strings.Repeat("ß€", 900)})
		text := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "text"), "")
		offset := rapid.IntRange(0, len(text)).Draw(t, "offset")
		for offset < len(text) && !utf8.RuneStart(text[offset]) {
			offset++
		}
		if offset > 0 && offset < len(text) && text[offset-1] == '\r' && text[offset] == '\n' {
			offset++ // nothing begins between the two characters of one line break
		}
		place := diag.Pos{File: diag.NewFile("a", text), Offset: uint32(offset)}.Place()
		line, column := naivePlace(text[:offset])
		if place.Line != line || place.Column != column {
			t.Errorf("got %d:%d at offset %d, want %d:%d", place.Line, place.Column, offset, line, column)
		}
	})
}

// naivePlace counts lines and columns in what stands before a place.
func naivePlace(before string) (line, column int) {
	before = strings.ReplaceAll(strings.ReplaceAll(before, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(before, "\n")
	return len(lines), utf8.RuneCountInString(lines[len(lines)-1]) + 1
}

func TestLine(t *testing.T) {
	f := diag.NewFile("a", "one\ntwo\r\n\rfour")
	for line, want := range []string{"", "one", "two", "", "four", ""} {
		if got, _ := f.Line(line); got != want {
			t.Errorf("line %d: got %q, want %q", line, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	a, b := diag.NewFile("a.yaml", "xyz"), diag.NewFile("b.yaml", "xyz")
	inOrder := []diag.Pos{{}, {File: a}, {File: a, Offset: 2}, {File: b}, {File: b, Offset: 1}}
	for i, p := range inOrder {
		for j, q := range inOrder {
			got, want := p.Compare(q), 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got != want {
				t.Errorf("compare %v with %v: got %d, want %d", p, q, got, want)
			}
		}
	}
}

func TestSeverity(t *testing.T) {
	for _, s := range []diag.Severity{diag.Info, diag.Warning, diag.Error} {
		if got, ok := diag.ParseSeverity(s.String()); !ok || got != s {
			t.Errorf("got %v, %v from %q, want %v", got, ok, s.String(), s)
		}
	}
	for _, text := range []string{"", "none", "ERROR", "fatal"} {
		if got, ok := diag.ParseSeverity(text); ok {
			t.Errorf("got %v from %q, want no severity", got, text)
		}
	}
}

func TestQuote(t *testing.T) {
	if got, want := diag.Quote("ada"), `"ada"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := diag.Quote(strings.Repeat("ä", 61)), `"`+strings.Repeat("ä", 60)+`…"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestLinesAndPlaces compares lines and places in long files with those found by splitting the text.
func TestLinesAndPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"\n", "\r\n", "\r", "é", "x", strings.Repeat("y", 500), strings.Repeat("z", 4095), strings.Repeat("\n", 300)}), 0, 60).Draw(t, "parts")
		text := strings.Join(parts, "")
		if rapid.Bool().Draw(t, "unix") {
			text = strings.ReplaceAll(text, "\r", "")
		}
		f := diag.NewFile("a", text)
		plain := strings.ReplaceAll(text, "\r\n", "\x00\n")
		starts := []int{0}
		for i := range len(plain) {
			if plain[i] == '\n' || plain[i] == '\r' {
				starts = append(starts, i+1)
			}
		}
		for number, start := range starts {
			end := len(text)
			if number+1 < len(starts) {
				end = starts[number+1]
			}
			line, offset := f.Line(number + 1)
			if want := strings.TrimRight(text[start:end], "\r\n"); line != want || offset != start {
				t.Fatalf("%q: line %d is %q from %d, want %q from %d", text, number+1, line, offset, want, start)
			}
			at := rapid.IntRange(start, max(start, end-1)).Draw(t, "at")
			place := diag.Pos{File: f, Offset: uint32(at)}.Place()
			if want := utf8.RuneCountInString(text[start:at]) + 1; place.Line != number+1 || place.Column != want && utf8.ValidString(text[start:at]) {
				t.Fatalf("%q: %d is at %d:%d, want %d:%d", text, at, place.Line, place.Column, number+1, want)
			}
		}
		if line, _ := f.Line(len(starts) + 1); line != "" {
			t.Fatalf("%q: there is a line %d: %q", text, len(starts)+1, line)
		}
	})
}
