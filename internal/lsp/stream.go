package lsp

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

const (
	mostFrame  = 64 << 20 // bytes of one message; those of a larger one are passed over
	mostHeader = 4 << 10  // bytes of what stands before it
)

// errHeader is the error of a header after which nobody can tell where the next message begins.
var errHeader = errors.New("the header of a message does not say how long the message is")

// A stream is messages with a header each, as editors send them. A message that cannot be used is answered, and the next one is read: only
// what is no header ends the stream.
type stream struct {
	in     *bufio.Reader
	out    io.Writer
	closer io.Closer // nil where there is nothing to close

	mutex sync.Mutex // one message is written at a time
}

func newStream(in io.Reader, out io.Writer) *stream {
	closer, _ := in.(io.Closer)
	return &stream{in: bufio.NewReaderSize(in, 64<<10), out: out, closer: closer}
}

// Read reads the next message that can be used.
func (s *stream) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	for ctx.Err() == nil {
		size, err := s.header()
		if err != nil {
			return nil, 0, err
		}
		if size > mostFrame {
			if _, err := io.CopyN(io.Discard, s.in, size); err != nil {
				return nil, 0, ended(err)
			}
			s.refuse(ctx, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "a message of %d bytes is too large; the most is %d", size, mostFrame))
			continue
		}
		var body bytes.Buffer // which grows as the bytes come, whatever the header claims
		if _, err := io.CopyN(&body, s.in, size); err != nil {
			return nil, 0, ended(err)
		}
		message, err := jsonrpc2.DecodeMessage(body.Bytes())
		if err == nil {
			return message, size, nil
		}
		s.refuse(ctx, jsonrpc2.Errorf(jsonrpc2.ParseError, "a message is no message of JSON-RPC 2.0"))
	}
	return nil, 0, ctx.Err()
}

// header reads what stands before a message, and returns how many bytes that has.
func (s *stream) header() (size int64, err error) {
	size = -1
	for read := 0; read <= mostHeader; {
		line, err := s.in.ReadSlice('\n')
		read += len(line)
		switch {
		case errors.Is(err, io.EOF) && read == 0:
			return 0, io.EOF
		case errors.Is(err, bufio.ErrBufferFull):
			return 0, errHeader
		case err != nil:
			return 0, ended(err)
		}
		field := strings.TrimSpace(string(line))
		if field == "" && size >= 0 {
			return size, nil
		}
		name, value, ok := strings.Cut(field, ":")
		if !ok {
			return 0, errHeader
		}
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			if size, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil || size < 0 {
				return 0, errHeader
			}
		}
	}
	return 0, errHeader
}

// ended makes the end of a stream in the middle of a message an error.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("read a message: %w", err)
}

// refuse answers a message of which nobody knows what it asks.
func (s *stream) refuse(ctx context.Context, err error) {
	_, _ = s.Write(ctx, jsonrpc2.NewResponse(jsonrpc2.ID{}, nil, err)) // who cannot be written to will not be read from for long
}

// Write writes a message.
func (s *stream) Write(_ context.Context, message jsonrpc2.Message) (int64, error) {
	body, err := jsonrpc2.EncodeMessage(message)
	if err != nil {
		return 0, fmt.Errorf("write a message: %w", err)
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	n, err := s.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
	if err != nil {
		return int64(n), fmt.Errorf("write a message: %w", err)
	}
	return int64(n), nil
}

// Close closes what is read.
func (s *stream) Close() error {
	if s.closer == nil {
		return nil
	}
	return s.closer.Close() //nolint:wrapcheck // nobody asks why
}

// A codec writes and reads what messages hold, with the types of the protocol.
type codec struct{}

// Marshal writes what a message holds.
func (codec) Marshal(v any) ([]byte, error) { return protocol.Marshal(v) } //nolint:wrapcheck // it is the protocol's

// Unmarshal reads what a message holds.
func (codec) Unmarshal(data []byte, v any) error { return protocol.Unmarshal(data, v) } //nolint:wrapcheck // likewise
