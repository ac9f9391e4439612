package lsp

import (
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
	"github.com/orglint/orglint/schema"
)

// mostOffered is how many texts are offered at once. With more letters there are fewer.
const mostOffered = 200

// An offer is a text that may be typed.
type offer struct {
	text   string
	detail string
	names  string // by which it is found too
	kind   protocol.CompletionItemKind
	field  bool
}

// completion offers what may be typed at a place: ids of people by their names, roles, units, teams, grounds, fields.
func (s *server) completion(p *protocol.CompletionParams) (any, error) {
	path, ok := pathOf(p.TextDocument.URI)
	d := s.documents[path]
	if !ok || d == nil || s.snapshot == nil || s.snapshot.files[path] == nil {
		return nil, nil //nolint:nilnil // null is an answer
	}
	number := int(p.Position.Line)
	line, start := d.line(number)
	column := min(max(d.offset(p.Position, s.client.encoding)-start, 0), len(line))
	at, ok := cursorAt(line, column, func(yield func(string) bool) {
		for i := number - 1; i >= 0; i-- {
			if above, _ := d.line(i); !yield(above) {
				return
			}
		}
	})
	if !ok {
		return nil, nil //nolint:nilnil // likewise
	}
	where := protocol.Range{Start: d.position(start+at.start, s.client.encoding), End: p.Position}
	found := fitting(s.snapshot.offers(at), text.Plain(at.typed))
	list := &protocol.CompletionList{IsIncomplete: len(found) > mostOffered, Items: []protocol.CompletionItem{}}
	for i := range found[:min(len(found), mostOffered)] {
		item := found[i].item(at, where)
		item.SortText = protocol.NewOptional(fmt.Sprintf("%03d", i))
		list.Items = append(list.Items, item)
	}
	return list, nil
}

// fitting returns the offers in which something is found: first those of which a word begins with it.
func fitting(offers []offer, typed string) []offer {
	var first, others []offer
	for _, o := range offers {
		switch said := " " + text.Plain(o.text+" "+o.names); {
		case strings.Contains(said, " "+typed):
			first = append(first, o)
		case strings.Contains(said, typed):
			others = append(others, o)
		}
	}
	return append(first, others...)
}

// item is an offer as an editor takes it.
func (o *offer) item(at cursor, where protocol.Range) protocol.CompletionItem {
	written := o.text
	switch {
	case o.field && !at.open:
		written += ": "
	case at.open || o.field:
	case at.flow && strings.ContainsAny(written, ",[]{}"), !plain(written):
		written = source.QuotedScalar(written)
	}
	return protocol.CompletionItem{
		Label: o.text, Kind: o.kind, Detail: protocol.NewOptional(o.detail),
		FilterText: protocol.NewOptional(strings.TrimSpace(o.text + " " + o.names)),
		TextEdit:   &protocol.TextEdit{Range: where, NewText: written},
	}
}

// plain reports whether a text can stand in YAML, outside of brackets, without quotation marks.
func plain(written string) bool {
	return source.Scalar(written) == written || !strings.ContainsAny(written, ":#\"'\\") && strings.IndexFunc(written, isLetter) == 0
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// offers returns what may be typed somewhere.
func (s *snapshot) offers(at cursor) []offer {
	c, _ := s.Result.Chart()
	known, err := lint.ChartSchema(c.Families)
	if err != nil {
		return nil
	}
	if at.key == "" {
		return fields(known, at.lists)
	}
	switch at.key {
	case "reports_to", "dotted_line_to", "lead", "members", "head", "by", "approved_by":
		return people(c)
	case "subject", "subjects":
		return slices.Concat(people(c), teams(c), units(c))
	case "unit", "parent":
		return units(c)
	case "team":
		return teams(c)
	case "role":
		return titles(c)
	case "ground":
		return choices(s.Result.Grounds)
	case "rule":
		return choices(s.Result.Allowable)
	}
	return choices(known.Choices(at.key, at.lists...))
}

func fields(known *schema.Schema, lists []string) []offer {
	var all []offer
	names, expects := known.Fields(lists...)
	for _, name := range names {
		all = append(all, offer{text: name, detail: expects(name), kind: protocol.CompletionItemKindField, field: true})
	}
	return all
}

func people(c *chart.Chart) []offer {
	var all []offer
	for s := range c.Counted() {
		if s.ShownID() != s.ID().Value || s.ID().Value == "" {
			continue // it is a name, which is not to be shown
		}
		names := ""
		if !s.Vacancy {
			names = s.NameAs(c.Show)
		}
		all = append(all, offer{text: s.ID().Value, detail: text.Clean(s.String()), names: names, kind: protocol.CompletionItemKindValue})
	}
	for _, e := range c.Externals {
		all = append(all, offer{text: e.ShownID(), detail: text.Clean(e.ShortName()), kind: protocol.CompletionItemKindValue})
	}
	return all
}

func teams(c *chart.Chart) []offer {
	var all []offer
	for _, t := range c.Teams {
		all = append(all, offer{text: t.ID.Value, detail: text.Clean(t.String()), names: t.Name.Value, kind: protocol.CompletionItemKindModule})
	}
	return all
}

func units(c *chart.Chart) []offer {
	var all []offer
	for _, u := range c.Units {
		all = append(all, offer{text: u.ID.Value, detail: text.Clean(u.String()), names: u.Name.Value, kind: protocol.CompletionItemKindModule})
	}
	return all
}

func titles(c *chart.Chart) []offer {
	var all []offer
	for _, level := range c.Families.Levels {
		all = append(all, offer{
			text: level.Title.Value, detail: strings.TrimSpace(level.Family.Name.Value + ", grade " + level.GradeText), names: level.ID.Value,
			kind: protocol.CompletionItemKindClass,
		})
	}
	return all
}

func choices(of []string) []offer {
	var all []offer
	for _, word := range of {
		all = append(all, offer{text: word, kind: protocol.CompletionItemKindEnumMember})
	}
	return all
}
