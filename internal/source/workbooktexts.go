package source

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// sharedTexts are the texts that the cells of a workbook share, one behind the other.
type sharedTexts struct {
	all  string
	ends []uint32
	err  error // why those that follow are not known
}

// readTexts reads the texts that cells share. A workbook may have none.
func (b *workbook) readTexts() *sharedTexts {
	s := &sharedTexts{}
	p, err := b.open(b.textsPart)
	if err != nil {
		return s // the cells that have such texts tell of it
	}
	defer p.close()
	reader := textReader{}
	var all strings.Builder
	s.err = p.each(func(token xml.Token) error {
		reader.read(token)
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "si" {
			text := reader.take()
			all.WriteString(text)
			s.ends = append(s.ends, uint32(all.Len()))
			if err := b.room.take(1); err != nil {
				return err
			}
			return b.room.keep(len(text))
		}
		return nil
	})
	s.all = all.String()
	return s
}

// text returns a text by its number, without a copy; not ok if there is none.
func (s *sharedTexts) text(number string) (text string, ok bool) {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 0 || n >= len(s.ends) {
		return "", false
	}
	from := uint32(0)
	if n > 0 {
		from = s.ends[n-1]
	}
	return s.all[from:s.ends[n]], true
}

// A textReader puts a text together of what stands in it: parts in several fonts, and how it is spoken, which does not count.
type textReader struct {
	text   []byte
	inText bool
	spoken bool
}

// read takes the next tag or text.
func (r *textReader) read(token xml.Token) {
	switch e := token.(type) {
	case xml.StartElement:
		r.inText = e.Name.Local == "t"
		r.spoken = r.spoken || e.Name.Local == "rPh"
	case xml.EndElement:
		r.inText = false
		r.spoken = r.spoken && e.Name.Local != "rPh"
	case xml.CharData:
		if r.inText && !r.spoken && len(r.text) <= maxKept {
			r.text = append(r.text, e...)
		}
	}
}

// take returns the text, and begins another.
func (r *textReader) take() string {
	text := oneLine(string(r.text))
	r.text = r.text[:0]
	return text
}

// oneLine makes one line of a text, and of escapes such as _x000D_ what they stand for.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\t\r\n\x00") && !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); at++ {
		c := text[at]
		if code, ok := escaped(text[at:]); ok {
			at += escapeLength - 1
			if c = ' '; code > ' ' {
				b.WriteRune(code)
				continue
			}
		}
		switch {
		case c == '\r' && at+1 < len(text) && text[at+1] == '\n':
		case strings.IndexByte("\t\r\n\x00", c) >= 0:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

const escapeLength = len("_x000D_")

// escaped returns the character that stands at the start of a text as Excel escapes it.
func escaped(text string) (rune, bool) {
	if len(text) < escapeLength || !strings.HasPrefix(text, "_x") || text[escapeLength-1] != '_' {
		return 0, false
	}
	code, err := strconv.ParseUint(text[2:escapeLength-1], 16, 16)
	return rune(code), err == nil
}
