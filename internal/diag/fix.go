package diag

// A Fix is a change of files after which a finding should be gone. Whether and how it can be made is for package fix to find out.
type Fix struct {
	Unsafe  bool   // whether somebody has to think it over
	Message string // what it does, as a sentence
	Edits   []Edit
}

// An Edit changes one value or entry.
type Edit struct {
	Do   Do
	Pos  Pos    // of the value, the key or the item that is changed; of the record or document to which something is added
	Key  string // of the field that is added, taken out or added to
	Text string // that is written
	Like Pos    // of a record that stays; what says anything else does not go
}

// Do is what an edit does.
type Do uint8

// What an edit may do.
const (
	Replace Do = iota // the text at the place becomes another
	Rename            // the key at the place becomes another
	Remove            // the field or item at the place goes
	Drop              // the record that begins at the place goes
	Once              // of a field that a record gives several times, in the same words, only the first stays
	Insert            // the record at the place gets a field
	Enlist            // the list in a field of the record at the place gets an item
)
