package source

import "github.com/orglint/orglint/internal/diag"

// A Made is a list of records that another layout makes, each when it is asked for and not before: so that never all of them are there.
type Made struct {
	Key   string
	Count int
	// Make makes a record, whose fields may stand in the room that it is given. It is asked for each once, from several goroutines.
	Make func(at int, room []Field) Value
}

// pieceRecords is how many records that are made are a piece.
const pieceRecords = 500

// roomOf is how many fields of a record have room in memory that is used again.
const roomOf = 32

// Become makes a file one of lists that are made, below the fields of a document. All is at the start of the text.
func (f *File) Become(document Value, lists []Made) {
	total := 0
	for _, list := range lists {
		if list.Count == 0 {
			continue
		}
		key := diag.Text{Value: list.Key, Pos: document.Pos}
		document.Fields = append(document.Fields, Field{Key: key, Value: Value{Kind: List, Pos: document.Pos}})
		for from := 0; from < list.Count; from += pieceRecords {
			f.pieces = append(f.pieces, Piece{Field: key, from: from, to: min(list.Count, from+pieceRecords), made: list.Make})
		}
		total += list.Count
	}
	f.Documents = []Value{document}
	if total <= pieceRecords {
		f.makeAll()
	}
}

// makeAll makes all records that are still to be made, and puts them into the document.
func (f *File) makeAll() {
	for _, p := range f.pieces {
		items := &f.Documents[0].Get(p.Field.Value).Items
		for at := p.from; at < p.to; at++ {
			*items = append(*items, p.made(at, nil))
		}
	}
	f.pieces = nil
}

// make makes the records of a piece.
func (p Piece) make(s *Scratch) Value {
	s.records, s.fields = s.records[:0], s.fields[:0]
	for at := p.from; at < p.to; at++ {
		v := p.made(at, s.room())
		s.take(&v)
		s.records = append(s.records, v)
	}
	list := Value{Kind: List, Pos: p.Field.Pos, Items: s.records}
	return Value{Kind: Map, Pos: list.Pos, Fields: []Field{{Key: p.Field, Value: list}}}
}

// room returns room for the fields of a record, until they are taken.
func (s *Scratch) room() []Field {
	if cap(s.fields)-len(s.fields) < roomOf {
		s.fields = make([]Field, 0, pieceRecords*roomOf/2)
	}
	n := len(s.fields)
	return s.fields[n : n : n+roomOf]
}

// take keeps the fields of a record that had room.
func (s *Scratch) take(v *Value) {
	if len(v.Fields) <= roomOf {
		s.fields = s.fields[:len(s.fields)+len(v.Fields)]
	}
}
