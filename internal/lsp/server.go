package lsp

import (
	"context"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/orglint/orglint/internal/disk"
)

// quiet is how long nobody may have typed before a check begins.
const quiet = 80 * time.Millisecond

// A server is one conversation with an editor. Its notifications are handled in the order in which they come, its requests side by side.
// Those hold the mutex for reading while they look at documents and the newest snapshot.
type server struct {
	options Options
	conn    jsonrpc2.Conn
	methods map[string]method
	client  client
	parent  atomic.Int32  // the number of the editor's process; 0 where it is not told
	exit    chan struct{} // closed when the editor says goodbye
	wake    chan struct{} // has one in it where a check may be wanted
	telling chan telling
	pending requests

	mutex     sync.RWMutex
	started   bool // the editor has said what it can do
	shutdown  bool
	watching  bool // the editor tells of files that change
	left      bool
	folder    string               // from which paths are seen, as the editor names it
	real      string               // the same without links
	documents map[string]*document // by path, without links
	snapshot  *snapshot            // the newest; nil before the first check
	wanted    uint64               // counts what makes a check necessary
	done      uint64               // what was wanted when the newest check began that ended
	due       time.Time            // when the next check begins
	stop      chan struct{}        // stops the check that runs; nil where none does
	ended     chan struct{}        // closed, and made anew, when a check ends
}

func newServer(options Options) *server {
	s := &server{
		options: options, exit: make(chan struct{}), wake: make(chan struct{}, 1), telling: make(chan telling, 100),
		documents: map[string]*document{}, ended: make(chan struct{}), pending: requests{cancel: map[jsonrpc2.ID]context.CancelFunc{}},
	}
	s.methods = s.allMethods()
	return s
}

// A telling is a notification that is to be sent.
type telling struct {
	method string
	params any
}

// tell sends notifications that may wait, so that an editor that does not read keeps nothing else from being done.
func (s *server) tell(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case t := <-s.telling:
			_ = s.conn.Notify(ctx, t.method, t.params) // an editor that is gone needs no telling
		}
	}
}

// later has a notification sent, unless too many wait already.
func (s *server) later(method string, params any) {
	select {
	case s.telling <- telling{method, params}:
	default:
	}
}

// log tells the log of the editor something.
func (s *server) log(kind protocol.MessageType, text string) {
	s.later(protocol.MethodWindowLogMessage, &protocol.LogMessageParams{Type: kind, Message: text})
}

// show shows something to the user.
func (s *server) show(kind protocol.MessageType, text string) {
	s.later(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: kind, Message: text})
}

// pathOf returns the path, without links, of what an editor names; ok is false of what is no file.
func pathOf(name uri.URI) (path string, ok bool) {
	if !strings.HasPrefix(string(name), "file://") {
		return "", false
	}
	return disk.Real(name.FsPath()), true
}

// uriOf names a file for the editor: as it named it itself or, where it has not, by its path below the folder as it named that.
func (s *server) uriOf(path string) uri.URI {
	whole := disk.Real(filepath.FromSlash(path))
	if d := s.documents[whole]; d != nil {
		return d.uri
	}
	if below, err := filepath.Rel(s.real, whole); err == nil && filepath.IsLocal(below) {
		whole = filepath.Join(s.folder, below)
	}
	return uri.File(whole)
}

// want has the chart checked once nobody has typed for so long.
func (s *server) want(after time.Duration) {
	s.wanted++
	s.due = time.Now().Add(after)
	if s.stop != nil {
		close(s.stop)
		s.stop = nil
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// takeAll takes the documents as they are now.
func (s *server) takeAll() map[string]*taken {
	all := make(map[string]*taken, len(s.documents))
	for path, d := range s.documents {
		all[path] = d.take()
	}
	return all
}

// textsOf returns the texts that take the place of files.
func textsOf(all map[string]*taken) disk.Texts {
	texts := make(map[string]string, len(all))
	for path := range maps.Keys(all) {
		texts[path] = all[path].text
	}
	return disk.NewTexts(texts)
}
