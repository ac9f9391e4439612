package report_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// levels counts the results of a log by their level.
func levels(t *testing.T, text string) map[string]int {
	t.Helper()
	var log struct {
		Runs []struct{ Results []struct{ Level string } }
	}
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, found := range log.Runs[0].Results {
		counts[found.Level]++
	}
	return counts
}

// TestSARIFLimits wants the worst of too many results, and a word about the others.
func TestSARIFLimits(t *testing.T) {
	text, notes := writeResult(t, "sarif", result(many(25_500)...))
	if diff := cmp.Diff(map[string]int{"error": 8500, "warning": 8500, "note": 8000}, levels(t, text)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(notes) != 1 || !strings.Contains(notes[0], "500 findings") {
		t.Errorf("got the notes %q, want one about 500 findings", notes)
	}
}

// TestSARIFSize wants the worst of results that are too large together: all errors among it.
func TestSARIFSize(t *testing.T) {
	if os.Getenv("ORGLINT_THOROUGH") == "" {
		t.Skip("it packs 24 MB twice; .ci/run runs it")
	}
	big := many(12)
	noise := rand.New(rand.NewPCG(1, 2))
	for i := range big {
		letters := make([]byte, 2_000_000)
		for j := range letters {
			letters[j] = 'a' + byte(noise.IntN(26))
		}
		big[i].Message = string(letters)
	}
	text, notes := writeResult(t, "sarif", result(big...))
	var zipped bytes.Buffer
	zip := gzip.NewWriter(&zipped)
	if _, err := zip.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if got := levels(t, text); got["error"] != 4 || got["warning"] < 1 || got["note"] > 0 || zipped.Len() > 10_000_000 {
		t.Errorf("got %v in %d bytes, want what fits, all errors among it", got, zipped.Len())
	}
	if len(notes) != 1 || !strings.Contains(notes[0], "10 MB") {
		t.Errorf("got the notes %q, want one about the size", notes)
	}
}
