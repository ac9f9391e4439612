package lsp

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// A snapshot is what a check found, of texts as they were when it began. Nothing of it changes.
type snapshot struct {
	*Checked

	files    map[string]*diag.File // that the chart is made of, and the configuration, by path, without links
	paths    map[*diag.File]string // the other way round
	mentions func() *mentions
	limits   func() *rules.Limits
}

// newSnapshot makes a snapshot of what a check found.
func newSnapshot(checked *Checked) *snapshot {
	s := &snapshot{Checked: checked, files: map[string]*diag.File{}, paths: map[*diag.File]string{}}
	var files []*diag.File
	for _, file := range checked.Files {
		files = append(files, file.File)
	}
	if checked.Config != nil {
		of := checked.Config.Policy.Named
		for _, named := range slices.Concat(of.Tops, of.External, of.Units) {
			files = append(files, named.Pos.File)
		}
	}
	for _, file := range files {
		if s.paths[file] == "" {
			path := disk.Real(file.Path)
			s.files[path], s.paths[file] = file, path
		}
	}
	s.mentions = sync.OnceValue(func() *mentions { return mentionsOf(checked) })
	s.limits = sync.OnceValue(func() *rules.Limits { return rules.NewLimits(checked.Result.Chart()) })
	return s
}

// checkAll checks the chart whenever that is wanted, until the conversation ends.
func (s *server) checkAll(ctx context.Context) {
	told := &published{hashes: map[string]hash{}}
	for s.rest(ctx) {
		s.check(ctx, told)
	}
}

// rest waits until a check is wanted, and nobody has typed for a while. It reports false at the end of the conversation.
func (s *server) rest(ctx context.Context) bool {
	for {
		s.mutex.RLock()
		wanted, wait := s.wanted > s.done, time.Until(s.due)
		s.mutex.RUnlock()
		if wanted && wait <= 0 {
			return ctx.Err() == nil
		}
		if !wanted {
			wait = time.Hour
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return false
		case <-s.wake:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// check checks the chart as it is now, unless somebody types meanwhile, and tells the editor what it found.
func (s *server) check(ctx context.Context, told *published) {
	s.mutex.Lock()
	wanted, all, stop := s.wanted, s.takeAll(), make(chan struct{})
	s.stop = stop
	s.mutex.Unlock()
	var checked *Checked
	if fault := diag.Catch(func() { checked = s.options.Check(stop, textsOf(all)) }); fault != nil {
		checked = &Checked{Err: errors.New("orglint itself failed. " + fault.Advice())}
	}
	if errors.Is(checked.Err, lint.ErrStopped) {
		return
	}
	found := s.install(wanted, all, checked)
	if found == nil {
		return
	}
	if fault := diag.Catch(func() { s.publish(ctx, told, found) }); fault != nil {
		s.log(protocol.MessageTypeError, "orglint failed. "+fault.Advice())
	}
	if checked.Result != nil {
		s.snapshot.mentions() // before somebody waits for it; nobody else replaces the snapshot
		s.refresh(ctx)
	}
}

// refresh tells an editor that wants to know it that lenses may say something else.
func (s *server) refresh(ctx context.Context) {
	if s.client.lenses {
		go func() { _, _ = s.conn.Call(ctx, protocol.MethodWorkspaceCodeLensRefresh, nil, nil) }() // there is nothing to be done if it fails
	}
}

// install makes what a check found the newest snapshot, unless the texts are others now, and returns what is to be told. Where the check could
// not be done answers stay what they were.
func (s *server) install(wanted uint64, all map[string]*taken, checked *Checked) *finding {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.wanted != wanted {
		return nil
	}
	s.done, s.stop = wanted, nil
	close(s.ended)
	s.ended = make(chan struct{})
	if checked.Result != nil {
		next := newSnapshot(checked)
		for path, d := range s.documents {
			if file := next.files[path]; file != nil {
				d.settle(all[path], file.Data())
			}
		}
		s.snapshot = next
	}
	return s.found(checked)
}

// fresh waits until the newest snapshot is of the texts and, where they are to be looked at, of the files as they are now; or until the editor does
// not wait any more.
func (s *server) fresh(ctx context.Context, look bool) {
	const most = 20 * time.Second
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	s.mutex.Lock()
	if look && !s.watching && s.wanted == s.done {
		s.want(0) // files may be others
	}
	s.due = time.Now()
	select {
	case s.wake <- struct{}{}:
	default:
	}
	s.mutex.Unlock()
	for {
		s.mutex.RLock()
		current, ended := s.done == s.wanted, s.ended
		s.mutex.RUnlock()
		if current {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-ended:
		}
	}
}
