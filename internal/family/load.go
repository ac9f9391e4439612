package family

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/parallel"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
	"github.com/orglint/orglint/schema"
)

//go:embed builtin/*.yaml
var builtins embed.FS

// BuiltIn returns the names of the families that apply where none is named, in the order in which they do.
func BuiltIn() []string { return []string{"engineering-leadership", "engineering"} }

// Others returns the names of the families that come with orglint too, and apply only where they are named: each is of another organization.
func Others() []string {
	return []string{"uk-civil-service", "artsy-engineering", "dropbox-engineering"}
}

// All returns the names of all families that come with orglint.
func All() []string { return append(BuiltIn(), Others()...) }

// Load loads the families that the command line names: see LoadWithin.
func Load(names []string) (*Set, error) { return LoadWithin(disk.Named(), names, Scale{}) }

// LoadWithin loads families that are in reach by name (of a built-in one) or by path, which may be a pattern such as families/*.yaml. Without
// names it loads the built-in ones; the single name none loads no family, so that no role is judged. A file replaces
// a built-in family of the same name; a file named twice counts once. The scale is what the organization says of grades beside its families. What is
// wrong with a family file is a *diag.FileError.
func LoadWithin(reach disk.Reach, names []string, own Scale) (*Set, error) {
	if len(names) == 0 {
		names = BuiltIn()
	}
	if len(names) == 1 && names[0] == "none" {
		return settle(nil, own, nil)
	}
	if slices.Contains(names, "none") {
		return nil, errors.New("none means no job family at all, so it cannot be given with others")
	}
	files, err := openAll(reach, names)
	if err != nil {
		return nil, err
	}
	var families []*Family
	var bad []diag.Finding
	for _, file := range files {
		f, findings, err := parse(file)
		if err != nil {
			return nil, err
		}
		if f != nil {
			findings = append(findings, ambiguous([]*Family{f})...)
		}
		bad = append(bad, findings...)
		if f != nil {
			families = append(families, f)
		}
	}
	families = replaceBuiltIn(families)
	bad = append(bad, sameName(families)...)
	bad = append(bad, tooLarge(families)...)
	return settle(families, own, bad)
}

// settle puts families together, unless something is wrong with them.
func settle(families []*Family, own Scale, bad []diag.Finding) (set *Set, err error) {
	if len(bad) == 0 {
		set, bad = newSet(families, own)
	}
	if len(bad) > 0 {
		diag.Finish(bad)
		return nil, &diag.FileError{Findings: bad}
	}
	return set, nil
}

// openAll reads the files that names stand for, each once, and several at a time.
func openAll(reach disk.Reach, names []string) ([]*source.File, error) {
	opened, errs := make([][]*source.File, len(names)), make([]error, len(names))
	parallel.Each(len(names), func(i int) { opened[i], errs[i] = open(reach, names[i]) })
	var files []*source.File
	seen := map[string]bool{}
	for i := range names {
		if errs[i] != nil {
			return nil, errs[i]
		}
		for _, file := range opened[i] {
			if !seen[file.Path] {
				seen[file.Path] = true
				files = append(files, file)
			}
		}
	}
	return files, nil
}

// open reads the files that a name stands for.
func open(reach disk.Reach, name string) ([]*source.File, error) {
	if slices.Contains(All(), name) {
		data, err := builtins.ReadFile("builtin/" + name + ".yaml")
		if err != nil {
			return nil, fmt.Errorf("read the built-in family %s: %w", name, err)
		}
		return []*source.File{source.Read(builtInPath+name+".yaml", data)}, nil
	}
	if err := reach.Covers(name); err != nil {
		return nil, explainOpen(name, err)
	}
	paths := []string{name}
	if _, err := os.Stat(name); err != nil && strings.ContainsAny(name, "*?[") {
		matches, err := filepath.Glob(name)
		if err != nil || len(matches) == 0 {
			return nil, fmt.Errorf("no job family matches %s", name)
		}
		paths = matches
	}
	var files []*source.File
	for _, p := range paths {
		data, err := reach.Read(p, disk.Family)
		if err != nil {
			return nil, explainOpen(name, err)
		}
		file := source.Read(source.Shown(p), data)
		if !file.Empty() && !slices.ContainsFunc(file.Tops(), func(t source.Top) bool { return t.Is("family", "levels") }) {
			file.Disown("a job family", `a group of fields that starts with "version: 1" and holds a list of levels`)
		}
		files = append(files, file)
	}
	return files, nil
}

// explainOpen says what to do about a family that is not there.
func explainOpen(name string, err error) error {
	if errors.Is(err, os.ErrNotExist) && path.Ext(name) == "" {
		hint := ""
		if near := diag.Nearest(name, All()); near != "" {
			hint = fmt.Sprintf(" Did you mean %q?", near)
		}
		return fmt.Errorf("there is no built-in job family %q and no file of that name; built in are %s.%s",
			name, text.And(All()...), hint)
	}
	if errors.Is(err, disk.ErrOutside) {
		return fmt.Errorf("the job family %s is not read: %w; only the command line may name it, with --families", name, errors.Unwrap(err))
	}
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no job family file %s", name)
	}
	return fmt.Errorf("read job family: %w", err)
}

// builtInPath stands before the file name of a built-in family.
const builtInPath = "builtin:"

// isBuiltIn reports whether a family comes with orglint.
func isBuiltIn(f *Family) bool {
	return strings.HasPrefix(f.Name.Pos.File.Path, builtInPath)
}

// replaceBuiltIn leaves out the built-in families that a file replaces.
func replaceBuiltIn(families []*Family) []*Family {
	return slices.DeleteFunc(families, func(f *Family) bool {
		return isBuiltIn(f) && slices.ContainsFunc(families, func(g *Family) bool {
			return !isBuiltIn(g) && g.Name.Value == f.Name.Value
		})
	})
}

// sameName reports families that share a name.
func sameName(families []*Family) []diag.Finding {
	var findings []diag.Finding
	first := map[string]*Family{}
	for _, f := range families {
		earlier := first[f.Name.Value]
		if earlier == nil {
			first[f.Name.Value] = f
			continue
		}
		findings = append(findings, diag.Finding{
			Rule: "schema", Field: "family", Named: f.Name.Value, Pos: f.Name.Pos,
			Message: "There is another job family called " + f.Name.Value + " at " + earlier.Name.Pos.String() + "; rename one of them.",
		})
	}
	return findings
}

// parse makes a family of a file, or findings that tell why not.
func parse(file *source.File) (*Family, []diag.Finding, error) {
	findings := file.Findings
	if len(file.Documents) != 1 && len(findings) == 0 {
		return nil, []diag.Finding{{
			Rule: "schema", Severity: diag.Error, Pos: diag.Pos{File: file.File},
			Message: "A job family's file must hold one job family, which starts with version: 1.",
		}}, nil
	}
	if len(findings) == 0 && !strings.HasPrefix(file.Path, builtInPath) { // the built-in ones are checked by a test
		s, err := schema.Families()
		if err != nil {
			return nil, nil, err
		}
		if findings, err = s.Check(&file.Documents[0]); err != nil {
			return nil, nil, err
		}
	}
	if len(findings) > 0 {
		return nil, findings, nil
	}
	return build(&file.Documents[0]), nil, nil
}

// ambiguous reports ids and titles that would mean two levels of some families.
func ambiguous(families []*Family) []diag.Finding {
	var findings []diag.Finding
	add := func(index map[string]*Level, key string, name diag.Text, level *Level) {
		other := index[key]
		if other == nil || (other == level && name != level.ID) {
			index[key] = level
			return
		}
		where := "of this family"
		if other.Family != level.Family {
			where = "of " + other.Family.Name.Value
		}
		rule := "family-duplicate-title"
		if name == level.ID {
			rule = "family-duplicate-level"
		}
		findings = append(findings, diag.Finding{
			Rule: rule, Severity: diag.Error, Pos: name.Pos, Subject: level.ID.Value, Field: "title", Named: name.Value, Affected: []string{level.ID.Value},
			Message: diag.Quote(name.Value) + " already means the level " + other.ID.Value + " " + where + ".",
			Related: []diag.Related{{Pos: other.ID.Pos, Message: "the other level"}},
		})
	}
	ids, names := map[string]*Level{}, map[string]*Level{}
	for _, f := range families {
		for _, level := range f.Levels {
			add(ids, level.ID.Value, level.ID, level)
			for _, name := range append([]diag.Text{level.Title}, level.Aliases...) {
				add(names, Normal(name.Value), name, level)
			}
		}
	}
	return findings
}
