package source

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// A part is a file of XML in a workbook as it is unpacked.
type part struct {
	file  io.ReadCloser
	xml   *xml.Decoder
	room  *room
	allow int // how many more bytes may be unpacked for the next tag or text
}

// open opens a part of a workbook.
func (b *workbook) open(name string) (*part, error) {
	file := b.parts[name]
	if file == nil {
		return nil, errDamaged
	}
	reader, err := file.Open()
	if err != nil {
		return nil, errDamaged
	}
	p := &part{file: reader, room: &b.room}
	p.xml = xml.NewDecoder(p)
	p.xml.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "utf8", "us-ascii", "ascii":
			return in, nil
		}
		return nil, errDamaged
	}
	return p, nil
}

func (p *part) close() { _ = p.file.Close() }

// Read unpacks bytes, no more than may be.
func (p *part) Read(into []byte) (int, error) {
	if p.allow <= 0 {
		return 0, errDamaged
	}
	n, err := p.file.Read(into[:min(len(into), p.allow)])
	p.allow -= n
	if p.room.unzipped -= n; p.room.unzipped < 0 {
		return 0, errUnzipped
	}
	return n, err //nolint:wrapcheck // io.EOF must stay that
}

// mostAttributes is how many attributes make another tag of a tag, as far as the work is concerned; a cell has three.
const mostAttributes = 16

// each calls a function for each tag and text, to the end of the part.
func (p *part) each(do func(xml.Token) error) error {
	depth, seen := 0, false
	for {
		p.allow = maxToken
		token, err := p.xml.Token()
		if errors.Is(err, io.EOF) && seen && depth == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			seen = true
			depth++
			p.room.pieces -= 1 + len(e.Attr)/mostAttributes
		case xml.EndElement:
			depth--
		case xml.CharData:
		default:
			p.room.pieces--
		}
		if p.room.pieces < 0 {
			return errPieces
		}
		if depth > maxTags {
			return errDamaged
		}
		if err := do(token); err != nil {
			return err
		}
	}
}
