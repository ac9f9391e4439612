package lsp

import (
	"encoding/json"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// definition goes to where what is named at a place is declared.
func (s *server) definition(p *protocol.DefinitionParams) (any, error) {
	found, ok := s.mentionAt(&p.TextDocumentPositionParams)
	if !ok {
		return nil, nil //nolint:nilnil // null is an answer
	}
	var locations protocol.LocationSlice
	for _, pos := range s.declared(found.named) {
		locations = append(locations, s.location(pos))
	}
	if locations == nil {
		return nil, nil //nolint:nilnil // likewise
	}
	return locations, nil
}

// declared returns where something is declared: mostly one place.
func (s *server) declared(what named) []diag.Pos {
	c, _ := s.snapshot.Result.Chart()
	if what.kind == ofLevel {
		if level := c.Families.Level(what.id); level != nil && level.ID.Pos.InFile() {
			return []diag.Pos{level.ID.Pos}
		}
		return nil
	}
	var places []diag.Pos
	for _, m := range s.snapshot.mentions().of(what) {
		if m.role == declares {
			places = append(places, m.pos)
		}
	}
	return places
}

// target is what a request is about that needs the whole chart.
func (s *server) target(p *protocol.TextDocumentPositionParams) named {
	found, _ := s.mentionAt(p)
	return found.named
}

// references finds all places that name what is named at one.
func (s *server) references(p *protocol.ReferenceParams, what named) (any, error) {
	locations := []protocol.Location{}
	if what.kind == noKind {
		return locations, nil
	}
	for _, m := range s.snapshot.mentions().of(what) {
		if p.Context.IncludeDeclaration || m.role != declares {
			locations = append(locations, s.location(m.pos))
		}
	}
	return locations, nil
}

// prepareHierarchy tells whose reporting line is asked for.
func (s *server) prepareHierarchy(p *protocol.CallHierarchyPrepareParams) (any, error) {
	found, ok := s.mentionAt(&p.TextDocumentPositionParams)
	if !ok || found.kind != ofSeat {
		return nil, nil //nolint:nilnil // null is an answer
	}
	c, _ := s.snapshot.Result.Chart()
	items := []protocol.CallHierarchyItem{}
	for _, seat := range c.SeatsOf(found.id) {
		items = append(items, s.hierarchyItem(seat))
	}
	return items, nil
}

// hierarchyItem is somebody in a reporting line.
func (s *server) hierarchyItem(seat *chart.Seat) protocol.CallHierarchyItem {
	name, title := seat.ShortName(), seat.Title()
	s.snapshot.Result.Hide(func(do func(*string)) { do(&name); do(&title) })
	at := s.rangeNow(seat.Place())
	id, _ := json.Marshal(seat.ID().Value) // a text always can be
	return protocol.CallHierarchyItem{
		Name: name, Kind: protocol.SymbolKindClass, Detail: &title, URI: s.uriOf(seat.Place().File.Path), Range: at, SelectionRange: at, Data: id,
	}
}

// seatsOf returns who an item is about.
func (s *server) seatsOf(item *protocol.CallHierarchyItem) []*chart.Seat {
	var id string
	if json.Unmarshal(item.Data, &id) != nil {
		return nil
	}
	c, _ := s.snapshot.Result.Chart()
	return c.SeatsOf(id)
}

// incoming is who reports to somebody.
func (s *server) incoming(p *protocol.CallHierarchyIncomingCallsParams, _ struct{}) (any, error) {
	calls := []protocol.CallHierarchyIncomingCall{}
	c, _ := s.snapshot.Result.Chart()
	for _, seat := range s.seatsOf(&p.Item) {
		for _, report := range c.ReportsOf(seat).Seats {
			calls = append(calls, protocol.CallHierarchyIncomingCall{
				From: s.hierarchyItem(report), FromRanges: []protocol.Range{s.rangeNow(report.ReportsTo().Pos)},
			})
		}
	}
	return calls, nil
}

// outgoing is to whom somebody reports.
func (s *server) outgoing(p *protocol.CallHierarchyOutgoingCallsParams, _ struct{}) (any, error) {
	calls := []protocol.CallHierarchyOutgoingCall{}
	for _, seat := range s.seatsOf(&p.Item) {
		if seat.Manager != nil {
			calls = append(calls, protocol.CallHierarchyOutgoingCall{
				To: s.hierarchyItem(seat.Manager), FromRanges: []protocol.Range{s.rangeNow(seat.ReportsTo().Pos)},
			})
		}
	}
	return calls, nil
}
