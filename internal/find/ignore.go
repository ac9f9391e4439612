package find

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/glob"
)

// An ignore knows what the .gitignore file of a folder leaves out, and those of the folders above it in its repository. A nil one
// knows nothing.
type ignore struct {
	above    *ignore
	folder   string    // absolute, with '/' at its end: where the file stands
	patterns []pattern // the later ones win
}

// A pattern is one line of a .gitignore file.
type pattern struct {
	glob    string // for a path relative to the folder, or for a name
	name    bool   // whether it is for a name, in whatever folder
	plain   bool   // whether it stands for itself only
	head    string // what a path begins with that matches
	tail    string // and ends with
	again   bool   // takes back what an earlier pattern left out
	folders bool   // matches folders only
}

// ignoredAbove reads the .gitignore files from the top of the repository down to the folder above one.
func (f *finder) ignoredAbove(root string) *ignore {
	folder, err := filepath.Abs(root)
	if err != nil {
		return nil
	}
	var above []string
	for !f.isTop(folder) {
		parent := filepath.Dir(folder)
		if parent == folder {
			return nil // no repository: what stands above has nothing to say
		}
		folder = parent
		above = append(above, folder)
	}
	var ignored *ignore
	for _, folder := range slices.Backward(above) {
		ignored = f.ignoredIn(folder, ignored)
	}
	return ignored
}

// isTop reports whether a folder is that of its repository.
func (f *finder) isTop(folder string) bool {
	if f.options.Top != "" {
		return folder == f.options.Top
	}
	_, err := f.tree.Stat(filepath.Join(folder, ".git"))
	return err == nil
}

// ignoredIn adds the .gitignore file of a folder, if there is one, to those above it.
func (f *finder) ignoredIn(folder string, above *ignore) *ignore {
	data, err := f.tree.Read(filepath.Join(folder, ".gitignore"), disk.Config, true)
	if err != nil {
		return above
	}
	whole, err := filepath.Abs(folder)
	if err != nil {
		return above
	}
	g := &ignore{above: above, folder: strings.TrimSuffix(filepath.ToSlash(whole), "/") + "/"}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if p, ok := parsePattern(strings.TrimRight(line, "\r\n")); ok {
			g.patterns = append(g.patterns, p)
		}
	}
	return g
}

// parsePattern reads a line of a .gitignore file as gitignore(5) describes it.
func parsePattern(line string) (p pattern, ok bool) {
	if !strings.HasSuffix(line, `\ `) {
		line = strings.TrimRight(line, " ")
	}
	if line == "" || strings.HasPrefix(line, "#") {
		return p, false
	}
	line, p.again = strings.CutPrefix(line, "!")
	line, p.folders = strings.CutSuffix(line, "/")
	p.name = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if strings.HasSuffix(line, "/**") {
		line += "/*" // what is in the folder, not the folder
	}
	p.glob = strings.NewReplacer("{", `\{`, "}", `\}`, // braces mean nothing to git
		"[:alpha:]", "a-zA-Z", "[:lower:]", "a-z", "[:upper:]", "A-Z", "[:digit:]", "0-9", "[:alnum:]", "a-zA-Z0-9", "[:space:]", " ",
	).Replace(line)
	first, last := strings.IndexAny(p.glob, `*?[\`), strings.LastIndexAny(p.glob, `*?]\`)
	if p.plain = first < 0; !p.plain {
		p.head = p.glob[:first]
		p.tail = p.glob[min(last+2, len(p.glob)):] // without what may be escaped
	}
	return p, glob.Check(p.glob) == nil
}

// match reports whether a path is left out. What lies in a folder that is left out is never asked for.
func (g *ignore) match(f *finder, path string, folder bool) bool {
	if g == nil {
		return false
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	path = filepath.ToSlash(path)
	for ; g != nil; g = g.above {
		below, ok := strings.CutPrefix(path, g.folder)
		if !ok {
			continue
		}
		for _, p := range slices.Backward(g.patterns) {
			if (folder || !p.folders) && p.match(f, below) {
				return !p.again
			}
		}
	}
	return false
}

// mostSpent bounds what is spent on .gitignore files, in lengths of a pattern times those of a path: some seconds. Half a million
// files and two hundred patterns, most of which cost next to nothing, stay below.
const mostSpent = 500_000_000

// match reports whether a path below the folder of a pattern matches it.
func (p *pattern) match(f *finder, below string) bool {
	if p.name {
		below = below[strings.LastIndexByte(below, '/')+1:]
	}
	f.spent++
	switch {
	case p.plain:
		return below == p.glob
	case !strings.HasPrefix(below, p.head) || !strings.HasSuffix(below, p.tail):
		return false
	}
	f.spent += len(p.glob) * len(below)
	return glob.Match(p.glob, below)
}
