package lint

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unsafe"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/find"
	"github.com/orglint/orglint/internal/parallel"
	"github.com/orglint/orglint/internal/source"
)

// Found is what paths stand for.
type Found struct {
	Charts  []*source.File // in the order of their paths
	Skipped []Skipped      // likewise
	Failed  []error        // files that could not be read

	Only bool // whether the only spreadsheet of the folders was taken, because nothing else there is a chart

	choice  Choice
	met     map[*source.File]bool // in folders, and not named
	exports []*source.File        // spreadsheets met in folders that may be the chart
}

// A Choice says which files to take, given their paths as they are shown. Functions may be nil.
type Choice struct {
	Excluded func(path string) bool               // files met in folders that are left out
	Table    func(path string) bool               // spreadsheets met in folders that are read: others are only if they are named
	Document func(path string) bool               // YAML files that are said to be of another layout
	Read     func(path, text string) *source.File // how a file is read; nil as OpenAs does
	As       string                               // the layout that the files are said to have, if any
	Layout   func(path string) string             // the layout that a file is said to have, where As is empty; empty if none

	Reach  disk.Reach // for the paths that are given
	Folder string     // of the configuration, if there is one
}

// layout returns the layout that a file is said to have; empty where nothing is said.
func (c *Choice) layout(path string) string {
	if c.As != "" || c.Layout == nil {
		return c.As
	}
	return c.Layout(path)
}

// A Skipped is a file that is no chart, and why.
type Skipped = find.Skipped

// says reports whether a YAML file is said to be of some layout that is not orglint's own.
func (c *Choice) says(file *source.File) bool {
	return !adapt.OwnLayout(file) && (adapt.IsDocument(c.As) || c.Document(file.Path))
}

// Find reads the charts that paths stand for. A file is taken as it is; in a folder and those below it, and of those that
// match a pattern such as org/**/*.yaml, YAML and JSON files with a version and without a family are charts. What
// .gitignore names, hidden files and those for which excluded says so are left out; it may be nil, and is given paths as
// they are shown. An error means that a path does not exist, or names a file that is no text of these kinds.
func Find(paths []string, excluded func(path string) bool) (*Found, error) {
	return FindChosen(paths, Choice{Excluded: excluded})
}

// FindChosen does what Find does, and reads the spreadsheets in folders that the choice takes.
func FindChosen(paths []string, choice Choice) (*Found, error) {
	return findIn(find.Disk{Reach: choice.Reach, Folder: choice.Folder}, paths, choice, find.Options{})
}

// findIn finds charts on the disk, or in a commit.
func findIn(tree find.Tree, paths []string, choice Choice, options find.Options) (*Found, error) {
	if choice.Document == nil {
		choice.Document = func(string) bool { return false }
	}
	if choice.Read == nil {
		choice.Read = func(path, text string) *source.File { return Open(path, text, choice.layout(path)) }
	}
	options.Excluded, options.Table = choice.Excluded, choice.Table
	files, err := find.Find(tree, paths, options)
	if err != nil {
		return nil, err
	}
	found := &Found{Skipped: files.Skipped, Failed: files.Failed, choice: choice, met: map[*source.File]bool{}}
	found.readAll(tree, files.Files)
	found.choose(tree, files.Sheets)
	found.sort()
	return found, nil
}

// readAll reads files, side by side.
func (found *Found) readAll(tree find.Tree, files []find.File) {
	opened, stop := parallel.InOrder(files, func(f find.File) (o opening) {
		data, err := tree.Read(f.Path, disk.Chart, f.Met)
		if err != nil {
			return opening{err: err}
		}
		text, shown := unsafe.String(unsafe.SliceData(data), len(data)), source.Shown(f.Name) // nobody changes the data any more
		return opening{file: guarded(shown, func() *source.File { return found.choice.Read(shown, text) })}
	})
	defer stop()
	for _, f := range files {
		if o := opened(); o.err != nil {
			found.Failed = append(found.Failed, find.Failure(f.Name, o.err))
		} else {
			found.add(o.file, f.Met)
		}
	}
}

// An opening is what became of opening a file.
type opening struct {
	file *source.File
	err  error
}

// sort orders files by their paths, so that the order in which they are named does not matter.
func (found *Found) sort() {
	slices.SortFunc(found.Charts, func(a, b *source.File) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortFunc(found.Skipped, func(a, b Skipped) int { return cmp.Compare(a.Path, b.Path) })
	found.Skipped = slices.Compact(found.Skipped)
	slices.SortFunc(found.Failed, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
}

// Add adds a file that was read elsewhere, such as standard input. It takes the place of a file of that path.
func (found *Found) Add(file *source.File) {
	found.Charts = slices.DeleteFunc(found.Charts, func(f *source.File) bool { return f.Path == file.Path })
	found.add(file, false)
	found.sort()
}

// Again returns the chart as it is found in other texts of its files, which a function gives by their paths.
func (found *Found) Again(text func(path string) string) *Found {
	again := &Found{Skipped: found.Skipped, Failed: found.Failed, choice: found.choice, met: map[*source.File]bool{}}
	for _, chart := range found.Charts {
		again.add(again.choice.Read(chart.Path, text(chart.Path)), found.met[chart])
	}
	again.Charts = append(again.Charts, again.exports...)
	again.sort()
	return again
}

// Open opens a file, also a spreadsheet, by the path as it is shown and the layout that it is said to have, if any.
func Open(path, text, as string) *source.File {
	return guarded(path, func() *source.File {
		if adapt.IsTable(path, text, as) {
			return source.ReadTables(path, text)
		}
		return source.Open(path, text)
	})
}

// guarded reads a file. If orglint itself fails at it, only this file is lost.
func guarded(path string, read func() *source.File) (file *source.File) {
	if fault := diag.Catch(func() { file = read() }); fault != nil {
		return source.NewFailed(path, fault)
	}
	return file
}

// add decides whether a file is a chart. One that orglint itself fails at may be.
func (found *Found) add(file *source.File, inFolder bool) {
	found.met[file] = inFolder
	if fault := diag.Catch(func() { found.decide(file, inFolder) }); fault != nil {
		file.Fail(fault)
		found.Charts = append(found.Charts, file)
	}
}

// decide decides whether a file is a chart.
func (found *Found) decide(file *source.File, inFolder bool) {
	if len(file.Tables) > 0 && inFolder && !source.IsTable(file.Path) && found.choice.layout(file.Path) == "" {
		found.Skipped = append(found.Skipped, Skipped{Path: file.Path, Reason: byItself("it is a table", file.Path), Likely: true})
		return
	}
	if len(file.Tables) > 0 || file.Failed() {
		found.Charts = append(found.Charts, file)
		return
	}
	if len(file.Pieces()) > 0 && !slices.ContainsFunc(file.Documents, func(v source.Value) bool { return v.Get("version") != nil }) {
		file.Whole() // what its records hold tells what they are
	}
	if found.decideRecords(file, inFolder) {
		return
	}
	reason, likely := notChart(file, inFolder)
	if reason != "" && len(file.Pieces()) > 0 {
		file.Whole() // it may hold what does not read
		reason, likely = notChart(file, inFolder)
	}
	if reason != "" && adapt.Recognize(file) == "" && !found.choice.says(file) {
		found.Skipped = append(found.Skipped, Skipped{Path: file.Path, Reason: reason, Likely: likely})
		return
	}
	if !adapt.IsChart(file, found.choice.layout(file.Path)) {
		if inFolder {
			found.Skipped = append(found.Skipped, Skipped{Path: file.Path, Reason: "it does not look like an org chart"})
			return
		}
		file.Disown("an org chart", "a list of people and their managers: a table, records in JSON or YAML, or a chart of orglint's own")
	}
	found.Charts = append(found.Charts, file)
}

// decideRecords decides whether to take a file that holds records in a list or a tree. In a folder, where much else may be such, it takes
// them only if the configuration says how they are read, or there is nothing else.
func (found *Found) decideRecords(file *source.File, inFolder bool) bool {
	if found.choice.says(file) || !adapt.IsRecords(file) {
		return false
	}
	switch {
	case !inFolder || found.choice.Table != nil && found.choice.Table(file.Path):
		found.Charts = append(found.Charts, file)
	case adapt.Recognize(file) == "records":
		found.exports = append(found.exports, file)
	default:
		return false
	}
	return true
}

// notChart says why a file is no chart; the reason is empty if it is one. It is likely meant as one all the same if it
// was named, lists people or is empty.
func notChart(file *source.File, inFolder bool) (reason string, likely bool) {
	has := func(field string) bool {
		return slices.ContainsFunc(file.Documents, func(v source.Value) bool { return v.Get(field) != nil })
	}
	unread := file.Damaged() && !has("version")
	switch {
	case inFolder && (has("tool") && has("findings") || has("$schema") && has("runs")):
		return "it is a report of orglint", false
	case inFolder && has("findings") && !has("people"):
		return "it is a baseline", false
	case has("family") && (inFolder || !has("people") && !has("vacancies") && !has("teams") && !has("units")), unread && mentions(file, `(?m)^["']?family["']?[ \t]*:`):
		return "it is a job family; give it with --families", !inFolder
	case !inFolder, has("version"), unread && mentions(file, `(?m)(^|[{,])\s*["']?(version|people|vacancies)["']?\s*:`):
		return "", false
	case slices.ContainsFunc(file.Documents, adapt.HasPeople):
		return "", false // it lacks the version, which is told
	case has("people"):
		return `it lists people but has no "version: 1"`, true
	case strings.TrimSpace(file.Data()) == "":
		return "it is empty", true
	}
	return `it has neither "version: 1" nor a list of people`, false
}

// mentions reports whether a file that does not parse matches a pattern, also if it is UTF-16 that does not say so.
func mentions(file *source.File, pattern string) bool {
	return regexp.MustCompile(pattern).MatchString(file.Letters())
}
