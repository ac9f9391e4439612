package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// Sheets returns files with those sheets of workbooks as files of their own that have the same header as the one that is read, as where
// each department has one: they are one chart. A sheet that says the same again, as of another month, is left out.
func Sheets(files []*source.File, options Options) []*source.File {
	var all []*source.File
	for _, file := range files {
		all = append(all, file)
		if len(file.Tables) < 2 {
			continue
		}
		if fault := diag.Catch(func() { all = append(all, apart(file, options.source(file.Path))...) }); fault != nil {
			file.Fail(fault)
		}
	}
	return all
}

// apart takes the sheets with the same header as the one that is read out of a workbook.
func apart(file *source.File, from Source) []*source.File {
	if from.Sheet != "" {
		return nil
	}
	first, found, shape := chooseTable(file.Tables, from)
	if found == nil || shape != nil || found.layout.name == "organogram" {
		return nil
	}
	seen := identities(first, found)
	var parts []*source.File
	rest := []*source.Table{first}
	for _, t := range file.Tables {
		if t == first {
			continue
		}
		t.Load()
		onlyTable(t, from)
		c, ok := findColumns(t, from)
		if !ok || c.no != "" || !sameColumns(found, c) || again(seen, identities(t, c)) {
			rest = append(rest, t)
			continue
		}
		for id := range identities(t, c) {
			seen[id] = true
		}
		parts = append(parts, file.Part(t))
	}
	if len(parts) > 0 {
		file.Tables, file.Several = rest, true
	}
	return parts
}

// sameColumns reports whether two headers say the same, in any order.
func sameColumns(a, b *columns) bool {
	forms := func(c *columns) []string {
		var forms []string
		for _, h := range c.headers {
			if h.form != "" {
				forms = append(forms, h.form)
			}
		}
		slices.Sort(forms)
		return forms
	}
	return slices.Equal(forms(a), forms(b))
}

// identities returns what tells people from each other in a table: ids, e-mail addresses or names.
func identities(t *source.Table, c *columns) map[string]bool {
	ids := map[string]bool{}
	for _, field := range []string{"id", "email", "name", "last_name"} {
		column := c.one(field)
		for row := c.first; column >= 0 && row < len(t.Rows); row++ {
			if id := strings.TrimSpace(t.Value(row, column)); id != "" {
				ids[id] = true
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	return ids
}

// again reports whether most people of a sheet stand in the others too.
func again(seen, ids map[string]bool) bool {
	n := 0
	for id := range ids {
		if seen[id] {
			n++
		}
	}
	return len(ids) > 0 && 2*n >= len(ids)
}
