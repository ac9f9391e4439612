package lsp

import (
	"strings"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A symbol is a seat, a team or a unit as editors list it.
type symbol struct {
	name, detail string
	kind         protocol.SymbolKind
	pos          diag.Pos
}

// symbols lists the seats, teams and units of a chart that are wanted.
func (s *snapshot) symbols(wanted func(pos diag.Pos, names ...string) bool) []symbol {
	var all []symbol
	c, _ := s.Result.Chart()
	add := func(name, detail string, kind protocol.SymbolKind, pos diag.Pos) {
		all = append(all, symbol{text.Clean(name), text.Clean(detail), kind, pos})
	}
	for _, u := range c.Units {
		if wanted(u.Place(), u.ID.Value, u.Name.Value) {
			add(u.String(), u.Kind.Value, protocol.SymbolKindNamespace, u.Place())
		}
	}
	for _, t := range c.Teams {
		if wanted(t.Place(), t.ID.Value, t.Name.Value) {
			add(t.String(), t.Kind.Value, protocol.SymbolKindInterface, t.Place())
		}
	}
	for _, seat := range c.Seats {
		if wanted(seat.Place(), seat.ShownID(), seat.NameAs(c.Show)) {
			add(seat.ShortName(), seat.Title(), kindOfSeat(seat), seat.Place())
		}
	}
	s.Result.Hide(func(do func(*string)) {
		for i := range all {
			do(&all[i].name)
			do(&all[i].detail)
		}
	})
	return all
}

func kindOfSeat(seat *chart.Seat) protocol.SymbolKind {
	if seat.Vacancy {
		return protocol.SymbolKindEvent
	}
	return protocol.SymbolKindClass
}

// documentSymbols lists who and what a document declares.
func (s *server) documentSymbols(p *protocol.DocumentSymbolParams) (any, error) {
	file, _, ok := s.locate(p.TextDocument.URI, protocol.Position{})
	if !ok {
		return nil, nil //nolint:nilnil // null is an answer
	}
	all := s.snapshot.symbols(func(pos diag.Pos, _ ...string) bool { return pos.File == file })
	if !s.client.hierarchy {
		return s.information(all), nil
	}
	tree := make([]protocol.DocumentSymbol, 0, len(all))
	for i := range all {
		at := s.rangeNow(all[i].pos)
		tree = append(tree, protocol.DocumentSymbol{Name: nameOr(all[i].name), Detail: &all[i].detail, Kind: all[i].kind, Range: at, SelectionRange: at})
	}
	return tree, nil
}

// workspaceSymbols finds people, teams and units by a part of their names or ids.
func (s *server) workspaceSymbols(p *protocol.WorkspaceSymbolParams, _ struct{}) (any, error) {
	const most = 500
	query, found := text.Plain(p.Query), 0
	return s.information(s.snapshot.symbols(func(_ diag.Pos, names ...string) bool {
		for _, name := range names {
			if found < most && strings.Contains(text.Plain(name), query) {
				found++
				return true
			}
		}
		return false
	})), nil
}

// information is a list of symbols for editors that know no other.
func (s *server) information(all []symbol) protocol.SymbolInformationSlice {
	list := make(protocol.SymbolInformationSlice, 0, len(all))
	for i := range all {
		list = append(list, protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{Name: nameOr(all[i].name), Kind: all[i].kind, ContainerName: &all[i].detail},
			Location:              s.location(all[i].pos),
		})
	}
	return list
}

// nameOr returns a name that is not empty, which the protocol asks for.
func nameOr(name string) string {
	if name == "" {
		return "without a name"
	}
	return name
}

// lenses say above each manager of a document what counts.
func (s *server) lenses(p *protocol.CodeLensParams) (any, error) {
	lenses := []protocol.CodeLens{}
	file, _, ok := s.locate(p.TextDocument.URI, protocol.Position{})
	if !ok {
		return lenses, nil
	}
	c, _ := s.snapshot.Result.Chart()
	for _, seat := range c.Managers {
		if at := seat.Place(); at.File == file && seat.Counts() {
			lenses = append(lenses, protocol.CodeLens{Range: s.rangeNow(at), Command: protocol.Command{
				Title: strings.Join(s.snapshot.counts(c, seat), ", "), Command: showCommand, Arguments: arguments(seat.ID().Value),
			}})
		}
	}
	return lenses, nil
}
