package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Kind tells what stands at a path of a commit.
type Kind uint8

// The kinds.
const (
	Regular Kind = iota
	Link         // a symbolic link
	Module       // a submodule: a commit of another repository
)

// A File is what stands at a path of a commit.
type File struct {
	Path string // in the repository, with '/'
	Kind Kind
	hash string
}

// Files lists the files of a commit.
func (r *Repository) Files(ctx context.Context, commit string) ([]File, error) {
	out, err := run(ctx, "ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, err
	}
	var files []File
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
		about, name, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, type and hash
		if len(fields) != 3 {
			continue // a commit without files
		}
		f := File{Path: name, hash: fields[2]}
		switch fields[0] {
		case "120000":
			f.Kind = Link
		case "160000":
			f.Kind = Module
		}
		files = append(files, f)
	}
	return files, nil
}

// Read calls a function with the content of each of some files, in their order. It must not keep the reader.
func (r *Repository) Read(ctx context.Context, files []File, each func(f File, content io.Reader) error) error {
	if len(files) == 0 {
		return nil
	}
	var asked strings.Builder
	for _, f := range files {
		asked.WriteString(f.hash + "\n")
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := command(ctx, "cat-file", "--batch")
	var said bytes.Buffer
	cmd.Stdin, cmd.Stderr = strings.NewReader(asked.String()), &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("run git: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("run git: %w", err)
	}
	err = readEach(bufio.NewReader(out), files, each)
	if err != nil {
		stop()
	}
	waited := cmd.Wait()
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
		if waited != nil {
			err = &failure{strings.TrimSpace(said.String())}
		}
	}
	return err
}

// readEach reads what git prints of each file: a line with its hash, type and size, the content, and a line break.
func readEach(out *bufio.Reader, files []File, each func(f File, content io.Reader) error) error {
	for _, f := range files {
		line, err := out.ReadString('\n')
		if err != nil {
			return io.ErrUnexpectedEOF
		}
		size, ok := sizeIn(line)
		if !ok {
			return fmt.Errorf("git does not have the content of %s at the commit to compare with; fetch it first", f.Path)
		}
		content := &io.LimitedReader{R: out, N: size}
		if err := each(f, content); err != nil {
			return err
		}
		if _, err := io.CopyN(io.Discard, out, content.N+1); err != nil {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}

// sizeIn returns the size in a line such as "4b825dc642cb6eb9a060e54bf8d69288fbee4904 blob 12". It is not ok where git does not
// have the content.
func sizeIn(line string) (size int64, ok bool) {
	fields := strings.Fields(line)
	if len(fields) != 3 {
		return 0, false
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	return size, err == nil && size >= 0
}
