package source

import (
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A Kind tells what a value is.
type Kind uint8

// The kinds of values.
const (
	Null   Kind = iota // nothing, null or ~
	Plain              // a text without quotes, a number, true or false: as written
	Quoted             // a text in quotes or over several lines: always text
	List
	Map
)

// A Value is a part of a document.
type Value struct {
	Kind   Kind
	bare   bool   // all fields are merged in, none is written
	Text   string // of Plain and Quoted
	Pos    diag.Pos
	Items  []Value // of a List
	Fields []Field // of a Map: as written, then what was merged in; no key twice

	Doubt *Doubt // of a mapping: what of it cannot be taken as it stands; nil where all is certain
}

// A Field is a key and its value.
type Field struct {
	Key   diag.Text
	Value Value
}

// IsText reports whether the value is a single text, number or truth value.
func (v *Value) IsText() bool { return v.Kind == Plain || v.Kind == Quoted }

// Get returns the value of a key; nil if there is none or it is null.
func (v *Value) Get(key string) *Value {
	for i := range v.Fields {
		if v.Fields[i].Key.Value == key && v.Fields[i].Value.Kind != Null {
			return &v.Fields[i].Value
		}
	}
	return nil
}

// GetText returns the text of a key; the zero Text if there is none, it is no text, or it is broken.
func (v *Value) GetText(key string) diag.Text {
	t := v.Get(key)
	if t == nil || !t.IsText() || v.Broken(key) {
		return diag.Text{}
	}
	return diag.Text{Value: t.Text, Pos: t.Pos}
}

// GetTexts returns the texts of a key that may hold one text or a list of them, without what is no text.
func (v *Value) GetTexts(key string) []diag.Text {
	t := v.Get(key)
	switch {
	case t == nil || v.Broken(key):
		return nil
	case t.IsText() && t.Text != "":
		return []diag.Text{{Value: t.Text, Pos: t.Pos}}
	}
	var texts []diag.Text
	for i := range t.Items {
		if item := &t.Items[i]; item.IsText() && item.Text != "" {
			texts = append(texts, diag.Text{Value: item.Text, Pos: item.Pos})
		}
	}
	return texts
}

// Start is the place for what is wrong with a value as a whole: for a mapping its first key.
func (v *Value) Start() diag.Pos {
	if len(v.Fields) > 0 && !v.bare {
		return v.Fields[0].Key.Pos
	}
	return v.Pos
}

// Number returns the decimal number that a text is, in the form that JSON and strconv read, such as 9 or 9.5. Texts
// such as 1e5, 0x10 or 9,5 are no numbers: only what everybody reads the same way is.
func Number(text string) (number string, ok bool) {
	const maxDigits = 30
	sign, digits := "", strings.TrimPrefix(text, "+")
	if strings.HasPrefix(text, "-") {
		sign, digits = "-", text[1:]
	}
	whole, fraction, dotted := strings.Cut(digits, ".")
	if len(text) > maxDigits || !isDigits(whole) || (dotted && !isDigits(fraction)) {
		return "", false
	}
	whole = strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:]
	if dotted {
		whole += "." + fraction
	}
	return sign + whole, true
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// Float returns the number that a text is.
func Float(text string) (value float64, ok bool) {
	if len(text) == 1 && isDigits(text) { // most grades
		return float64(text[0] - '0'), true
	}
	number, ok := Number(text)
	if !ok {
		return 0, false
	}
	value, err := strconv.ParseFloat(number, 64)
	return value, err == nil
}
