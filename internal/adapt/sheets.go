package adapt

import (
	"maps"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// Sheets returns files with those sheets of workbooks as files of their own that have the same header as the one that is read, as where
// each department has one: they are one chart. A sheet that says the same again, as of another month, is left out.
func Sheets(files []*source.File, options Options) []*source.File {
	var all []*source.File
	for _, file := range files {
		all = append(all, file)
		from := options.source(file.Path)
		fault := diag.Catch(func() {
			missSheets(file, from)
			if len(file.Tables) > 1 {
				all = append(all, apart(file, from)...)
			}
		})
		if fault != nil {
			file.Fail(fault)
		}
	}
	return all
}

// What may stand on a sheet that is not read.
const samePeople, peopleApart = "the same people again", "people, in other columns"

// missSheets tells of sheets that the configuration names and that a workbook does not have.
func missSheets(file *source.File, from Source) {
	if len(file.Tables) == 0 || file.Tables[0].Sheet == "" || file.Failed() {
		return
	}
	var there []string
	for _, t := range file.Tables {
		there = append(there, t.Sheet)
	}
	for _, name := range from.Sheets {
		has := func(sheet string) bool { return strings.EqualFold(sheet, name.Value) }
		if slices.ContainsFunc(there, has) {
			continue
		}
		message := "This workbook has no sheet " + diag.Quote(name.Value) + ", which the configuration names"
		near := diag.Nearest(name.Value, there)
		switch {
		case slices.ContainsFunc(file.Hidden, has):
			message = "The sheet " + diag.Quote(name.Value) + " is hidden, so it is not read; unhide it in the workbook."
		case near != "":
			message += "; did you mean " + diag.Quote(near) + "?"
		default:
			message += "; it has " + text.List(there, mostNamed, diag.Quote) + "."
		}
		file.Incomplete = true
		file.Note(diag.Finding{Rule: "schema", Pos: diag.Pos{File: file.File}, Field: "sheet", Named: name.Value, Message: message})
	}
}

// apart takes out of a workbook the sheets that are one chart with the one that is read: those that the configuration names, else those
// with the same header. Of the others it notes what seems to stand there.
func apart(file *source.File, from Source) []*source.File {
	if len(from.Sheets) == 1 {
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
		if !from.reads(t.Sheet) {
			rest = append(rest, t)
			continue
		}
		ids, isPart := lookAt(t, from, found, seen)
		if isPart {
			parts = append(parts, file.Part(t))
			maps.Copy(seen, ids)
			continue
		}
		rest = append(rest, t)
	}
	if len(parts) > 0 {
		file.Several = true
	}
	file.Tables = rest
	return parts
}

// lookAt returns the people of another sheet, and whether they are one chart with those who were seen: the configuration names it, or it has
// the same header as the columns that were found and other people. Of one that is not read it notes what seems to stand there.
func lookAt(t *source.Table, from Source, found *columns, seen map[string]bool) (ids map[string]bool, isPart bool) {
	t.Load()
	onlyTable(t, from)
	c, ok := findColumns(t, from)
	if !ok || c.no != "" {
		return nil, false
	}
	ids = identities(t, c)
	switch known := again(seen, ids); {
	case len(from.Sheets) > 0, sameColumns(found, c) && !known:
		return ids, true
	case known:
		t.Seems = samePeople
	case c.known && (c.managed() || slices.Contains(c.names, true)):
		t.Seems = peopleApart
	}
	return ids, false
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
