package lint

import (
	"io/fs"
	"os"
	"path/filepath"
	"unsafe"

	"github.com/orglint/orglint/internal/disk"
)

// sameFiles puts the paths of one file together: links, and other names for it. The order stays that of the first ones.
func sameFiles(paths []string) [][]string {
	var files [][]string
	var seen disk.Seen
	at := map[int]int{} // which of these it is, by how many files were seen before
	next, stop := inOrder(paths, func(path string) fs.FileInfo {
		info, err := disk.Stat(path)
		if err != nil {
			return nil
		}
		return info
	})
	defer stop()
	for _, path := range paths {
		info := next()
		if info == nil {
			files = append(files, []string{path}) // what is wrong is told when it is read
			continue
		}
		nth, again := seen.Add(info)
		if again {
			files[at[nth]] = append(files[at[nth]], path)
			continue
		}
		at[nth] = len(files)
		files = append(files, []string{path})
	}
	return files
}

// reach says what is read of a path that was given, or met in a folder: a link that is met may not lead out of the repository.
func (c *Choice) reach(path string, met bool) disk.Reach {
	if !met {
		return c.Reach
	}
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
		return disk.Anywhere()
	}
	return disk.Around(filepath.Dir(path), c.Folder, ".")
}

// readText reads a file that is in reach, which may be large, without a copy.
func readText(reach disk.Reach, path string) (string, error) {
	data, err := reach.Read(path, disk.Chart)
	return unsafe.String(unsafe.SliceData(data), len(data)), err // nobody changes it any more
}
