package chart

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A stretch is a text by its place in the file of a seat. It says what stands there, without quotation marks. Where a text
// says anything else, because of an escape, an alias or a line break, it is one of the odd texts of the seat: the length is
// odd, and the offset its number. The zero stretch is no text.
type stretch struct{ offset, length uint32 }

const odd = 1 << 31

// keep returns a text as a stretch.
func (b *Builder) keep(s *Seat, t diag.Text) stretch {
	at := stretch{t.Pos.Offset, t.Pos.Length}
	switch {
	case t == diag.Text{}:
		return stretch{}
	case t.Pos.File == s.file && at.length > 0 && at.length < odd && said(s.file, at) == t.Value:
		return at
	}
	d := b.own(s)
	d.odd = append(d.odd, t)
	return stretch{uint32(len(d.odd) - 1), odd}
}

// own returns the details of a seat, to be changed.
func (b *Builder) own(s *Seat) *Details {
	if s.Details == b.none {
		s.Details = &Details{}
	}
	return s.Details
}

// keepFields keeps the texts of a record.
func (b *Builder) keepFields(s *Seat, v *source.Value) {
	for i := range v.Fields {
		key, field := v.Fields[i].Key.Value, &v.Fields[i].Value
		if at := s.field(key); at != nil && field.IsText() && !v.Broken(key) {
			*at = b.keep(s, diag.Text{Value: field.Text, Pos: field.Pos})
		}
	}
	if b.chart.Show.Hides() && s.Name().Value == "" {
		b.keepOddName(s, v)
	}
}

// keepOddName keeps what seems to be the name in a record where no text says it, such as [Ada, Osei] or a first and a last name, so that
// it is known as one and not shown.
func (b *Builder) keepOddName(s *Seat, v *source.Value) {
	var parts []string
	for i := range v.Fields {
		if field := &v.Fields[i]; strings.Contains(strings.ToLower(field.Key.Value), "name") {
			parts = append(parts, field.Value.Text)
			for j := range field.Value.Items {
				parts = append(parts, field.Value.Items[j].Text)
			}
			for j := range field.Value.Fields {
				parts = append(parts, field.Value.Fields[j].Value.Text)
			}
		}
	}
	if name := strings.Join(strings.Fields(strings.Join(parts, " ")), " "); name != "" {
		s.name = b.keep(s, diag.Text{Value: name, Pos: v.Start()})
	}
}

// field returns where the text of a field is kept; nil for one that is no single text, or that is read otherwise.
func (s *Seat) field(key string) *stretch {
	switch key {
	case "name":
		return &s.name
	case "role":
		return &s.role
	case "grade":
		return &s.grade
	case "reports_to":
		return &s.reportsTo
	case "unit":
		return &s.unit
	case "start":
		return &s.start
	case "end":
		return &s.end
	case "email":
		return &s.email
	case "location":
		return &s.location
	case "cost_center":
		return &s.costCenter
	}
	return nil
}

// text returns what a stretch says.
func (s *Seat) text(at stretch) diag.Text {
	switch at.length {
	case 0:
		return diag.Text{}
	case odd:
		return s.odd[at.offset]
	}
	return diag.Text{Value: said(s.file, at), Pos: diag.Pos{File: s.file, Offset: at.offset, Length: at.length}}
}

// said returns what stands in a stretch of a file, without quotation marks.
func said(file *diag.File, at stretch) string {
	text := file.Data()[at.offset : at.offset+at.length]
	if (text[0] == '"' || text[0] == '\'') && len(text) > 1 {
		return text[1 : len(text)-1]
	}
	return text
}
