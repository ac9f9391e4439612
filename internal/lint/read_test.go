package lint_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/bench"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// TestInPieces compares what is found in charts that are read in pieces with what is found in those read as a whole, also
// where several files follow each other and some can only be read as a whole.
func TestInPieces(t *testing.T) {
	families := builtIn(t)
	sameFile := cmp.Comparer(func(a, b *diag.File) bool { return a == b || (a != nil && b != nil && a.Path == b.Path) })
	everything := cmp.Exporter(func(reflect.Type) bool { return true })
	pieces := 0
	compare := func(name string, texts ...string) {
		var opened, read []*source.File
		for i, text := range texts {
			path := string(rune('a'+i)) + ".yaml"
			opened = append(opened, source.Open(path, text))
			read = append(read, source.Read(path, []byte(text)))
			pieces += len(opened[i].Pieces())
		}
		if diff := cmp.Diff(check(t, families, read...), check(t, families, opened...), sameFile, everything); diff != "" {
			t.Errorf("%s (-whole +pieces):\n%s", name, diff)
		}
	}
	var all []string
	for _, root := range []string{"../../testdata/rules", "../../examples"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			data, err := os.ReadFile(path)
			all = append(all, string(data))
			compare(path, string(data))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := 0; i+3 <= len(all); i += 3 {
		compare("together", all[i:i+3]...)
	}
	long := strings.Repeat("  - {id: a, role: CTO, rolle: x}\n", 1100)
	for _, end := range []string{"", "teams:\n  - id: b\n", "  - {id: a\n", "  - &a {id: b}\n", "  - id: \"a\n  - id: b\"\n", "deviations:\n  - {rule: x}\n"} {
		compare("long", "version: 1\npeople:\n"+long+end, smallChart)
	}
	large := string(bench.Chart(1500, 10)) // its pieces are many times what is read at a time, so that memory is used again
	compare("large", large)
	mixed := strings.ReplaceAll(large, "    location: Lyon, France\n", "    location: Lyon # France\n    attributes: {badge: [a, {b: c}]}\n    dotted_line_to: [e0000002]\n")
	compare("mixed", mixed, strings.ReplaceAll(large, "id: e", "id: f"))
	if pieces < 450 {
		t.Errorf("only %d pieces were read", pieces)
	}
}
