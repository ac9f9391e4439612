package lint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/orglint/orglint/internal/git"
)

// A writer writes files of a commit to a folder.
type writer struct {
	folder     string
	root       *os.Root // of the folder: nothing is written outside, whatever a commit calls its files
	repository *git.Repository
	files      []git.File
	absent     []string
}

func newWriter(folder string, repository *git.Repository, files []git.File) (*writer, error) {
	folder, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return nil, fmt.Errorf("write the earlier state of the chart: %w", err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("write the earlier state of the chart: %w", err)
	}
	return &writer{folder: folder, root: root, repository: repository, files: files}, nil
}

// here returns the path that a file would have in the working directory, of one that is shown where it was written.
func (w *writer) here(shown string) string {
	whole, err := filepath.Abs(filepath.FromSlash(shown))
	if err != nil {
		return shown
	}
	inside, err := filepath.Rel(w.folder, whole)
	if err != nil {
		return shown
	}
	return w.repository.Here(filepath.ToSlash(inside))
}

// write writes the files that some paths of the repository, or patterns, may stand for.
func (w *writer) write(ctx context.Context, inside []string) error {
	if err := w.root.Mkdir(".git", 0o700); err != nil { // so that the .gitignore files of the repository hold, and no others
		return fmt.Errorf("write the earlier state of the chart: %w", err)
	}
	roots := make([]string, len(inside))
	for i, p := range inside {
		roots[i] = p
		if isPattern(p) {
			roots[i], _ = doublestar.SplitPattern(p)
		}
	}
	links, roots, err := w.links(ctx, roots)
	if err != nil {
		return err
	}
	var wanted []git.File
	for _, f := range w.files {
		switch {
		case !filepath.IsLocal(filepath.FromSlash(f.Path)):
			// no file that git writes: somebody made the commit up
		case f.Kind == git.Regular && isWanted(f.Path, roots):
			wanted = append(wanted, f)
		case f.Kind == git.Module && slices.ContainsFunc(roots, func(root string) bool { return touches(f.Path, root) }):
			w.absent = append(w.absent, w.repository.Here(f.Path)+" is a submodule")
		}
	}
	if err := w.repository.Read(ctx, wanted, w.put); err != nil {
		return err
	}
	for _, l := range links {
		_ = w.root.MkdirAll(filepath.Dir(filepath.FromSlash(l.path)), 0o700)
		_ = w.root.Symlink(filepath.FromSlash(l.target), filepath.FromSlash(l.path)) // without it the file was not there
	}
	return nil
}

// isPattern reports whether a path may be a pattern.
func isPattern(p string) bool { return strings.ContainsAny(p, "*?[{") }

// isWanted reports whether a file may be a chart in one of some folders, is itself named, or says what is ignored there.
func isWanted(file string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		switch {
		case file == root:
			return true
		case path.Base(file) == ".gitignore":
			return touches(path.Dir(file), root)
		}
		return within(file, root) && (isText(file) || isSheet(file))
	})
}

// within reports whether a path is a folder or in it.
func within(file, folder string) bool {
	return folder == "." || file == folder || strings.HasPrefix(file, folder+"/")
}

// touches reports whether one path is within the other.
func touches(a, b string) bool { return within(a, b) || within(b, a) }

// A link is a symbolic link in the repository.
type link struct{ path, target string }

// links returns the links that lead somewhere from the roots, and the roots with those places among them.
func (w *writer) links(ctx context.Context, roots []string) (links []link, more []string, err error) {
	followed := map[string]bool{}
	for again := true; again; {
		var next []git.File
		for _, f := range w.files {
			if f.Kind == git.Link && !followed[f.Path] && slices.ContainsFunc(roots, func(root string) bool { return touches(f.Path, root) }) {
				followed[f.Path] = true
				next = append(next, f)
			}
		}
		again = len(next) > 0
		err := w.repository.Read(ctx, next, func(f git.File, content io.Reader) error {
			target, err := io.ReadAll(content)
			to := path.Join(path.Dir(f.Path), string(target))
			if err == nil && !path.IsAbs(string(target)) && filepath.IsLocal(filepath.FromSlash(to)) {
				links, roots = append(links, link{f.Path, string(target)}), append(roots, to)
			}
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return links, roots, nil
}

// pointer is how a file begins whose content is kept with Git LFS, outside of the repository.
const pointer = "version https://git-lfs.github.com/spec/"

// put writes one file.
func (w *writer) put(f git.File, content io.Reader) error {
	begin := make([]byte, len(pointer))
	n, err := io.ReadFull(content, begin)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if string(begin) == pointer {
		w.absent = append(w.absent, w.repository.Here(f.Path)+" is kept with Git LFS")
		return nil
	}
	name := filepath.FromSlash(f.Path)
	if err := w.root.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("write the earlier state of the chart: %w", err)
	}
	file, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the earlier state of the chart: %w", err)
	}
	_, err = io.Copy(file, io.MultiReader(strings.NewReader(string(begin[:n])), content))
	return errors.Join(err, file.Close())
}
