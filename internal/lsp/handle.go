package lsp

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/diag"
)

// A method answers a request, or takes note of a notification, whose parameters are still to be read. It is called in the order in which
// messages come, and returns what may be done beside others; nil where nothing is left to do.
type method func(params []byte) (answer func(ctx context.Context) (any, error), err error)

// notification makes a method of what takes note of a notification while nobody else looks at the documents.
func notification[P any](s *server, note func(*P)) method {
	return func(params []byte) (func(context.Context) (any, error), error) {
		var p P
		if err := protocol.Unmarshal(orEmpty(params), &p); err != nil {
			return nil, fmt.Errorf("its parameters do not fit: %w", err)
		}
		s.mutex.Lock()
		defer s.mutex.Unlock()
		note(&p)
		return nil, nil //nolint:nilnil // all is done
	}
}

// request makes a method of what answers a request from the documents and the snapshot as they are when it comes.
func request[P any](s *server, answer func(*P) (any, error)) method {
	return func(params []byte) (func(context.Context) (any, error), error) {
		var p P
		if err := protocol.Unmarshal(orEmpty(params), &p); err != nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the parameters do not fit: %s", err)
		}
		s.mutex.RLock() // here, so that no later change comes before it
		return func(context.Context) (any, error) {
			defer s.mutex.RUnlock()
			return answer(&p)
		}, nil
	}
}

// orEmpty returns parameters, or an empty group where there are none.
func orEmpty(params []byte) []byte {
	if len(params) == 0 {
		return []byte("{}")
	}
	return params
}

// handle handles a message. Whatever goes wrong with one message concerns only that one.
func (s *server) handle(ctx context.Context, message *jsonrpc2.Request) (result any, err error) {
	var answer func(context.Context) (any, error)
	name := strings.Clone(message.Method())
	fault := diag.Catch(func() { answer, err = s.begin(name, message) })
	if fault == nil && err == nil && answer != nil {
		ctx = s.pending.add(ctx, message.ID())
		defer s.pending.remove(message.ID())
		jsonrpc2.Async(ctx)
		fault = diag.Catch(func() { result, err = answer(ctx) })
	}
	if fault != nil {
		s.log(protocol.MessageTypeError, "orglint failed at "+name+". "+fault.Advice())
		err = jsonrpc2.Errorf(jsonrpc2.InternalError, "orglint itself failed at %s", name)
	}
	if message.IsCall() {
		return result, err
	}
	if err != nil && fault == nil {
		s.log(protocol.MessageTypeWarning, fmt.Sprintf("%s: %s", name, err))
	}
	return nil, nil //nolint:nilnil // an error would end the conversation
}

// begin does what must be done in the order of the messages.
func (s *server) begin(name string, message *jsonrpc2.Request) (func(context.Context) (any, error), error) {
	s.mutex.RLock()
	started, shutdown := s.started, s.shutdown
	s.mutex.RUnlock()
	do := s.methods[name]
	switch {
	case name == protocol.MethodExit:
		s.goodbye()
		return nil, nil //nolint:nilnil // nothing is left to do
	case !message.IsCall() && (do == nil || !started):
		return nil, nil //nolint:nilnil // notifications that are not known, or come too early, mean nothing
	case !started && name != protocol.MethodInitialize:
		return nil, jsonrpc2.Errorf(-32002, "the first request must be initialize")
	case shutdown, started && name == protocol.MethodInitialize:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "it is not the time for %s", name)
	case do == nil:
		return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "orglint does not know %s", diag.Short(name))
	}
	return do(message.Params())
}

// goodbye ends the conversation.
func (s *server) goodbye() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if !s.left {
		s.left = true
		close(s.exit)
	}
}

// requests are those that are being answered, with what cancels each.
type requests struct {
	mutex  sync.Mutex
	cancel map[jsonrpc2.ID]context.CancelFunc
}

func (r *requests) add(ctx context.Context, id jsonrpc2.ID) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.cancel[id] = cancel
	return ctx
}

func (r *requests) remove(id jsonrpc2.ID) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if cancel := r.cancel[id]; cancel != nil {
		cancel()
		delete(r.cancel, id)
	}
}

// cancelRequest cancels the request that a notification names.
func (s *server) cancelRequest(p *protocol.CancelParams) {
	switch id := p.ID.(type) {
	case protocol.Integer:
		s.pending.remove(jsonrpc2.NewNumberID(int64(id)))
	case protocol.String:
		s.pending.remove(jsonrpc2.NewStringID(string(id)))
	}
}
