package source_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/orglint/orglint/internal/bench"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// TestFill reads charts of many people piece by piece, and wants what reading them as a whole gives.
func TestFill(t *testing.T) {
	for _, form := range []string{"yaml", "json"} {
		data, err := bench.Forms()[form](600, 100)
		if err != nil {
			t.Fatal(err)
		}
		path := "chart." + form
		got, want := source.Open(path, string(data)), source.Read(path, data)
		if len(got.Pieces()) < 2 {
			t.Fatalf("%s has %d pieces, so that the test means little", path, len(got.Pieces()))
		}
		got.Fill()
		same := cmp.Options{
			cmpopts.IgnoreUnexported(source.Value{}), cmpopts.EquateEmpty(),
			cmp.Comparer(func(a, b diag.Pos) bool { return a.Offset == b.Offset && a.Length == b.Length }),
		}
		if diff := cmp.Diff(want.Documents, got.Documents, same); diff != "" {
			t.Errorf("%s (-whole +pieces):\n%s", path, diff[:min(len(diff), 2000)])
		}
		if len(got.Pieces()) > 0 || len(got.Findings) != len(want.Findings) {
			t.Errorf("%s: %d pieces are left, %d findings, want none and %d", path, len(got.Pieces()), len(got.Findings), len(want.Findings))
		}
	}
}
