package lsp_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/protocol"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lsp"
)

// texts are of the characters that make lines and units difficult.
func texts(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "\n", "\r", "\r\n", "é", "𝒳", "- id: x", "\u2028", ""}), 0, 12).Draw(t, name), "")
}

// TestDocument edits documents at random: text, lines and positions are those of a document that is made of the text anew, and a place that no
// edit touches stays with its characters.
func TestDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		encoding := rapid.SampledFrom([]protocol.PositionEncodingKind{protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF16}).Draw(t, "encoding")
		text := texts(t, "text")
		d := lsp.NewDocument(text)
		place, mark := mark(t, text)
		where := place
		var settle func()
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			if rapid.Bool().Draw(t, "take") {
				settle = d.Take()
			}
			start := d.Position(rapid.IntRange(0, len(text)).Draw(t, "from"), encoding)
			end := d.Position(rapid.IntRange(0, len(text)).Draw(t, "to"), encoding)
			added := texts(t, "added")
			from, to := d.Replace(start, end, added, encoding)
			switch {
			case from >= where+len(mark):
			case to <= where:
				where += len(added) - (to - from)
			default:
				mark = "" // it is edited away
			}
			text = text[:from] + added + text[to:]
			if d.Text() != text {
				t.Fatalf("the text is %q, want %q", d.Text(), text)
			}
		}
		if diff := cmp.Diff(diag.LineStarts(text), d.Starts()); diff != "" {
			t.Fatalf("lines of %q (-want +got):\n%s", text, diff)
		}
		if now := d.Now(place); settle == nil && mark != "" && now != where {
			t.Fatalf("%q at %d is at %d of %q", mark, place, now, text)
		} else if settle == nil && mark != "" && d.Then(now+1) != place+1 {
			t.Fatalf("%d is not back at %d, but at %d", now+1, place+1, d.Then(now+1))
		}
		for at := range text + "." {
			position := d.Position(at, encoding)
			broken := at > 0 && at < len(text) && text[at-1] == '\r' && text[at] == '\n'
			if got := d.Offset(position, encoding); got != at && !broken {
				t.Fatalf("byte %d of %q is at %v, which is byte %d", at, text, position, got)
			}
		}
		if settle != nil {
			settle()
			for at := range text {
				if now := d.Now(d.Then(at)); now < 0 || now > len(text) {
					t.Fatalf("a place lies outside: %d", now)
				}
			}
		}
	})
}

// mark takes two characters of a text, to be found again.
func mark(t *rapid.T, text string) (place int, mark string) {
	starts := slices.Collect(func(yield func(int) bool) {
		for i := range text {
			if !yield(i) {
				return
			}
		}
	})
	if len(starts) < 2 {
		return 0, ""
	}
	i := rapid.IntRange(0, len(starts)-2).Draw(t, "mark")
	_, size := utf8.DecodeRuneInString(text[starts[i+1]:])
	return starts[i], text[starts[i] : starts[i+1]+size]
}

// TestDocumentWhole finds out what is other where an editor sends the whole text.
func TestDocumentWhole(t *testing.T) {
	d := lsp.NewDocument("one\ntwo\nthree\n")
	d.Whole("one\n2\nthree\n")
	if got := d.Now(8); got != 6 {
		t.Errorf("the third line begins at %d, not at 6", got)
	}
}

// FuzzStream reads whatever comes: it ends, and answers in whole messages.
func FuzzStream(f *testing.F) {
	for _, seed := range []string{
		"Content-Length: 2\r\n\r\n{}", "Content-Length: 40\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\",\"id\":1}", "content-length:1\n\nx", "\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var out bytes.Buffer
		if _, err := lsp.ReadStream(bytes.NewReader(data), &out); err == nil {
			t.Error("it does not end")
		}
		if _, err := lsp.ReadStream(&out, &bytes.Buffer{}); err == nil || err.Error() != "EOF" {
			t.Errorf("the answers are no messages: %v", err)
		}
	})
}
