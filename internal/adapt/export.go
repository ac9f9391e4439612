package adapt

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// IsExport reports whether a file is a table with a header that is recognized, so that it is a chart by itself.
func IsExport(file *source.File) (is bool) {
	if len(file.Tables) == 0 || file.Failed() {
		return false
	}
	fault := diag.Catch(func() {
		_, found, _ := chooseTable(file.Tables, Source{})
		is = found != nil && found.known
	})
	return is && fault == nil
}

// OneChart reports whether exports make one chart: there is a single one, or they are the two tables of an organogram.
func OneChart(exports []*source.File) bool {
	if len(exports) != 2 || len(exports[0].Tables)*len(exports[1].Tables) == 0 {
		return len(exports) == 1
	}
	var junior []bool
	for _, file := range exports {
		_, found, _ := chooseTable(file.Tables, Source{})
		if found == nil || found.layout.name != "organogram" {
			return false
		}
		junior = append(junior, isJunior(found))
	}
	return slices.Contains(junior, true) && slices.Contains(junior, false)
}
