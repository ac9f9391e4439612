package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/orglint/orglint/internal/disk"
)

// An ignore knows what the .gitignore files of a folder, those above it in its repository, and those below it leave out.
type ignore struct {
	patterns []pattern // the later ones win
}

// A pattern is one line of a .gitignore file.
type pattern struct {
	folder  string // absolute, with '/': where the file stands
	glob    string // for a path relative to the folder
	again   bool   // takes back what an earlier pattern left out
	folders bool   // matches folders only
}

// newIgnore reads the .gitignore files from the top of the repository down to a folder.
func newIgnore(root string) *ignore {
	g := &ignore{}
	folder, err := filepath.Abs(root)
	if err != nil {
		return g
	}
	above := []string{folder}
	for !exists(filepath.Join(folder, ".git")) {
		parent := filepath.Dir(folder)
		if parent == folder {
			above = above[:1] // no repository: what stands above has nothing to say
			break
		}
		folder = parent
		above = append(above, folder)
	}
	slices.Reverse(above)
	for _, folder := range above {
		g.read(folder)
	}
	return g
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// read adds the patterns of the .gitignore file in a folder, if there is one.
func (g *ignore) read(folder string) {
	path := filepath.Join(folder, ".gitignore")
	data, err := disk.Around(folder).Read(path, disk.Config)
	if err != nil {
		return
	}
	folder, err = filepath.Abs(folder)
	if err != nil {
		return
	}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if p, ok := parsePattern(strings.TrimRight(line, "\r\n")); ok {
			p.folder = filepath.ToSlash(folder)
			g.patterns = append(g.patterns, p)
		}
	}
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
	if !strings.Contains(line, "/") {
		line = "**/" + line
	}
	line = strings.TrimPrefix(line, "/")
	if strings.HasSuffix(line, "/**") {
		line += "/*" // what is in the folder, not the folder
	}
	p.glob = strings.NewReplacer("{", `\{`, "}", `\}`, // braces mean nothing to git
		"[:alpha:]", "a-zA-Z", "[:lower:]", "a-z", "[:upper:]", "A-Z", "[:digit:]", "0-9", "[:alnum:]", "a-zA-Z0-9", "[:space:]", " ",
	).Replace(line)
	return p, doublestar.ValidatePattern(p.glob)
}

// match reports whether a path is left out. What lies in a folder that is left out is never asked for.
func (g *ignore) match(path string, folder bool) bool {
	if len(g.patterns) == 0 {
		return false
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	path = filepath.ToSlash(path)
	for _, p := range slices.Backward(g.patterns) {
		below, ok := strings.CutPrefix(path, strings.TrimSuffix(p.folder, "/")+"/")
		if ok && (folder || !p.folders) && doublestar.MatchUnvalidated(p.glob, below) {
			return !p.again
		}
	}
	return false
}
