package lint

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/find"
	"github.com/orglint/orglint/internal/source"
)

// mostExports is how many spreadsheets are opened to see whether one of them is the chart of a folder.
const mostExports = 100

// choose leaves of what was met in folders the files of one chart. Files that are named, that the configuration says how to read, or
// of which nobody can tell what they were stay in any case.
func (found *Found) choose(tree find.Tree, sheets []find.File) {
	found.oneLayout()
	if len(found.Charts) == 0 && len(found.Failed) == 0 {
		found.openExports(tree, sheets)
	}
	switch {
	case len(found.Charts) == 0 && adapt.OneChart(found.exports):
		found.Charts, found.Only = found.exports, true
	default:
		reason := "it is one of several that may be the chart"
		if len(found.Charts) > 0 {
			reason = "it may be a chart by itself"
		}
		for _, file := range found.exports {
			found.Skipped = append(found.Skipped, Skipped{Path: file.Path, Reason: byItself(reason, file.Path), Likely: true, Export: true})
		}
	}
	for _, sheet := range sheets {
		path := source.Shown(sheet.Name)
		if !slices.ContainsFunc(found.Charts, func(f *source.File) bool { return f.Path == path }) &&
			!slices.ContainsFunc(found.Skipped, func(s Skipped) bool { return s.Path == path }) {
			found.Skipped = append(found.Skipped, Skipped{Path: path, Reason: byItself("it is a spreadsheet", path)})
		}
	}
}

// oneLayout leaves files of orglint's own layout or, where there are none, of the layout that most files have. The others are told of,
// because nobody would know that they are not checked.
func (found *Found) oneLayout() {
	kept, files := "", map[string]int{}
	for _, file := range found.Charts {
		layout := found.layoutOf(file)
		files[layout]++
		if layout != kept && (kept == "" || files[layout] > files[kept]) && files[ownLayout] == 0 || layout == ownLayout {
			kept = layout
		}
	}
	found.Charts = slices.DeleteFunc(found.Charts, func(file *source.File) bool {
		layout := found.layoutOf(file)
		if layout == kept || layout == "" || !found.met[file] {
			return false
		}
		what := "the others of the folder are not"
		if kept == ownLayout {
			what = "the chart of the folder is in orglint's own layout"
		}
		found.Skipped = append(found.Skipped, Skipped{
			Path: file.Path, Likely: true, Reason: byItself("it is of the layout "+layout+", and "+what, file.Path),
		})
		return true
	})
}

// byItself adds to the reason why a file is not checked how to have it checked.
func byItself(reason, path string) string {
	return reason + "; to check it by itself: orglint check " + path
}

// ownLayout is orglint's own, as layoutOf names it.
const ownLayout = "orglint"

// layoutOf names the layout that decides with which others a file makes a chart; it is empty where it may go with any.
func (found *Found) layoutOf(file *source.File) string {
	switch {
	case file.Failed(), file.Unparsed(), len(file.Tables) > 0, found.choice.layout(file.Path) != "":
		return ""
	}
	return cmp.Or(adapt.Recognize(file), ownLayout)
}

// openExports opens spreadsheets that were met in folders, and keeps those that may be a chart.
func (found *Found) openExports(tree find.Tree, sheets []find.File) {
	for _, sheet := range sheets[:min(len(sheets), mostExports)] {
		data, err := tree.Read(sheet.Path, disk.Chart, true)
		if err != nil {
			continue // it is told that it is not read
		}
		shown, text := source.Shown(sheet.Name), string(data)
		if file := guarded(shown, func() *source.File { return found.choice.Read(shown, text) }); adapt.IsExport(file) {
			found.exports = append(found.exports, file)
		}
	}
}
