package custom

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/vm"

	"github.com/orglint/orglint/internal/diag"
)

// A message is a text with expressions in it.
type message []piece

// A piece is a text or, where it has a program, an expression.
type piece struct {
	text    string
	program *vm.Program
}

// compileMessage compiles the expressions in the braces of a message. Two braces stand for one.
func compileMessage(text diag.Text) (message, []diag.Finding) {
	var made message
	var findings []diag.Finding
	fail := func(offset int, source string, f *fault) {
		findings = append(findings, diag.Finding{
			Pos: within(text, offset, source, f), Message: "message: " + f.message + ".", Suggestion: f.suggestion, Field: "message",
		})
	}
	rest, at := text.Value, 0
	for rest != "" {
		open := strings.IndexAny(rest, "{}")
		switch {
		case open < 0:
			return append(made, piece{text: rest}), findings
		case strings.HasPrefix(rest[open:], "{{") || strings.HasPrefix(rest[open:], "}}"):
			made = append(made, piece{text: rest[:open+1]})
			rest, at = rest[open+2:], at+open+2
			continue
		}
		made = append(made, piece{text: rest[:open]})
		length := closing(rest[open:])
		if rest[open] == '}' || length < 0 {
			fail(at+open, rest[open:open+1], &fault{to: 1, message: "this brace has no partner; two braces stand for one"})
			return made, findings
		}
		source := rest[open+1 : open+length]
		program, f := compile(source)
		if f == nil && !shown(program.Node().Type()) {
			f = &fault{to: len([]rune(source)), message: "a message can show texts, numbers, lists of texts and whether something is true, but this is " +
				kindOf(program.Node().Type())}
		}
		if f != nil {
			fail(at+open+1, source, f)
		}
		made = append(made, piece{program: program})
		rest, at = rest[open+length+1:], at+open+length+1
	}
	return made, findings
}

// closing returns where the brace closes with which a text begins; -1 where it does not. Braces in quotation marks do not
// count.
func closing(text string) int {
	depth := 0
	var quote byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// shown reports whether a message can show values of a type.
func shown(t reflect.Type) bool {
	single := []reflect.Kind{reflect.String, reflect.Bool, reflect.Int, reflect.Float64}
	return slices.Contains(single, t.Kind()) || t == reflect.TypeFor[[]string]()
}

// fill writes the message for a person.
func (m message) fill(r *run) (string, error) {
	var b strings.Builder
	for _, p := range m {
		if p.program == nil {
			b.WriteString(p.text)
			continue
		}
		value, err := r.value(p.program)
		if err != nil {
			return "", err
		}
		b.WriteString(show(value))
	}
	return b.String(), nil
}

// show writes a value for people.
func show(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case []string:
		return strings.Join(v, ", ")
	}
	return ""
}

// within returns the place of a fault in an expression that stands in a text of the configuration, from an offset on. Where
// the text is not in the file as it reads, because of quotation marks or line breaks in it, that is the text as a whole.
func within(text diag.Text, offset int, source string, f *fault) diag.Pos {
	pos := text.Pos
	if pos.IsZero() {
		return pos
	}
	raw := string(pos.File.Data()[pos.Offset : pos.Offset+pos.Length])
	start := strings.Index(raw, text.Value)
	if start < 0 {
		return pos
	}
	runes := []rune(source)
	from, to := min(f.from, len(runes)), min(max(f.to, f.from), len(runes))
	before, marked := string(runes[:from]), string(runes[from:to])
	pos.Offset += uint32(start + offset + len(before))
	pos.Length = uint32(len(marked))
	return pos
}
