package source_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestLetters leaves out the NULs of UTF-16 that does not say so, and takes no room where there are none or where there is nothing else.
func TestLetters(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "version: 1": "version: 1", "v\x00e\x00r\x00": "ver", "\x00v\x00e": "ve", strings.Repeat("\x00", 1000): "",
	} {
		if got := source.Open("a.yaml", text).Letters(); got != want {
			t.Errorf("of %.40q: got %q, want %q", text, got, want)
		}
	}
	nuls := source.Open("a.yaml", strings.Repeat("\x00", 1<<20))
	if got := testing.AllocsPerRun(3, func() { nuls.Letters() }); got > 1 {
		t.Errorf("it takes room %v times", got)
	}
}
