package plan

import (
	"path"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// fileOf returns the file that a new record goes to: the one that the move names, or else that of the manager, of the unit, of the team or of
// the lead; nil where nothing tells.
func (m *maker) fileOf(mv *Move, fields []source.Field) *diag.File {
	if mv.File.Value != "" {
		return m.fileCalled(mv.File)
	}
	of := map[string]string{}
	for i := range fields {
		if v := &fields[i].Value; v.IsText() {
			of[fields[i].Key.Value] = v.Text
		}
	}
	for _, field := range []string{"reports_to", "lead", "head"} {
		if seats := m.chart.SeatsOf(of[field]); len(seats) > 0 {
			return seats[0].Place().File
		}
	}
	if teams := m.chart.TeamsOf(of["team"]); len(teams) > 0 {
		return teams[0].Place().File
	}
	for _, field := range []string{"unit", "parent"} {
		if units := m.chart.UnitsOf(of[field]); len(units) > 0 {
			return units[0].Place().File
		}
	}
	return nil
}

// fileCalled returns the file of the chart that a plan names.
func (m *maker) fileCalled(name diag.Text) *diag.File {
	var found []*diag.File
	var paths []string
	for _, file := range m.files {
		paths = append(paths, file.Path)
		if isCalled(file.File, name.Value) {
			found = append(found, file.File)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	const most = 5
	f := diag.Finding{Pos: name.Pos, Message: "The chart has no file " + diag.Quote(name.Value) + "; its files are " + text.List(paths, most, func(p string) string { return p }) + "."}
	if len(found) > 1 {
		f.Message = "The chart has several files called " + diag.Quote(name.Value) + "; write the whole path."
	}
	f.Suggestion = diag.Nearest(name.Value, paths)
	m.findings = append(m.findings, f)
	return nil
}

// isCalled reports whether a plan means a file by a name: its path, or the end of it.
func isCalled(file *diag.File, name string) bool {
	name = path.Clean(name)
	n := len(file.Path) - len(name)
	return file.Path == name || n > 0 && file.Path[n-1] == '/' && file.Path[n:] == name
}
