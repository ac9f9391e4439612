package disk

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// An Output is what is to become of a place.
type Output struct {
	Place *Place
	Data  []byte
	Gone  bool // whether the file is taken away
}

// Write writes files: all of them beside their places, then each into its place at once, so that at any time there is the old
// file or the new one, whole. Their modes stay. Where a folder takes no other file, or the file cannot be replaced, it is written in
// place; the paths of these are returned. Devices and pipes are written directly. An error is a *fs.PathError, or *InterruptedError.
func Write(outputs ...Output) (inPlace []string, err error) {
	held := hold()
	defer held.release()
	w := writer{held: held}
	defer w.clean()
	var direct, staged, files []Output
	for _, o := range outputs {
		switch {
		case !o.Place.direct() && o.Gone:
			files = append(files, o)
		case !o.Place.direct():
			staged, files = append(staged, o), append(files, o)
		case !o.Gone:
			direct = append(direct, o)
		}
	}
	if err := each(staged, w.stage, held.interrupted); err != nil {
		return nil, err
	}
	if err := each(files, w.finish, held.interrupted); err != nil {
		return w.inPlace, err
	}
	held.release() // who reads from a pipe may never come
	return w.inPlace, each(direct, func(o Output) error { return add(o.Place.path, o.Data, 0) }, func() error { return nil })
}

// each does something with each of some files, and something at the end.
func each(outputs []Output, do func(Output) error, end func() error) error {
	for _, o := range outputs {
		if err := do(o); err != nil {
			return explain(o.Place.path, err)
		}
	}
	return end()
}

// A writer writes some files.
type writer struct {
	held    *held
	staged  map[*Place]string // the files that wait beside their places
	inPlace []string
}

// clean takes away what waits.
func (w *writer) clean() {
	for _, name := range w.staged {
		_ = os.Remove(name)
	}
}

// stage writes a file beside its place; not where the folder takes no file, and there is one to be written in place.
func (w *writer) stage(o Output) (err error) {
	name := filepath.Join(filepath.Dir(o.Place.name), ".orglint-"+rand.Text()+".tmp")
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrPermission) && o.Place.info != nil {
		return nil
	}
	if err != nil {
		return err
	}
	if w.staged == nil {
		w.staged = map[*Place]string{}
	}
	w.staged[o.Place] = name
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	if o.Place.info != nil {
		keepOwner(file, o.Place.info)
		if err := file.Chmod(o.Place.info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := w.held.write(file, o.Data); err != nil {
		return err
	}
	return file.Sync()
}

// finish puts a file into its place.
func (w *writer) finish(o Output) error {
	p := o.Place
	name, staged := w.staged[p]
	switch {
	case o.Gone:
		return os.Remove(p.name)
	case staged:
		err := os.Rename(name, p.name)
		if err == nil {
			delete(w.staged, p)
			syncFolder(filepath.Dir(p.name))
			return nil
		}
		if p.info == nil {
			return err
		}
	}
	w.inPlace = append(w.inPlace, p.path)
	return overwrite(p.name, o.Data)
}

// syncFolder makes a change of names last. Not all systems can.
func syncFolder(folder string) {
	if file, err := os.Open(folder); err == nil {
		_ = file.Sync()
		_ = file.Close()
	}
}

// overwrite writes a file in place. Where that fails, what was there is put back.
func overwrite(name string, data []byte) error {
	before, err := Anywhere().Read(name, Chart)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // after it was synced
	if err := fill(file, data); err != nil {
		if undone := fill(file, before); undone != nil {
			why := errors.Unwrap(explain(name, err))
			return worded{why, why.Error() + ", and what was there is lost"}
		}
		return err
	}
	return nil
}

// fill makes data all that a file holds.
func fill(file *os.File, data []byte) error {
	if _, err := file.WriteAt(data, 0); err != nil {
		return err
	}
	return errors.Join(file.Truncate(int64(len(data))), file.Sync())
}

// Append adds to the end of a file, which is made if there is none.
func Append(path string, data []byte) error { return explain(path, add(path, data, os.O_CREATE)) }

// add writes to the end of a file, or into a device or a pipe.
func add(path string, data []byte, how int) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|how, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if closed := file.Close(); err == nil {
		err = closed
	}
	return err
}
