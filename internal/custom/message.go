package custom

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// A message is a text with expressions in it.
type message []piece

// A piece is a text or, where it has one, an expression.
type piece struct {
	text       string
	expression *expression
}

// compileMessage compiles the expressions in the braces of a message. Two braces stand for one.
func compileMessage(text diag.Text) (message, []diag.Finding) {
	var made message
	var findings []diag.Finding
	whole := passage{field: "message", text: text, source: text.Value}
	if utf8.RuneCountInString(text.Value) > longest {
		return nil, []diag.Finding{whole.finding(whole.fault("it is longer than " + strconv.Itoa(longest) + " characters"))}
	}
	for at := 0; at < len(text.Value); {
		rest := text.Value[at:]
		open := strings.IndexAny(rest, "{}")
		if open < 0 {
			return append(made, piece{text: rest}), findings
		}
		if brace := rest[open:]; strings.HasPrefix(brace, "{{") || strings.HasPrefix(brace, "}}") {
			made = append(made, piece{text: rest[:open+1]})
			at += open + 2
			continue
		}
		made = append(made, piece{text: rest[:open]})
		length := closing(rest[open:])
		if length < 0 {
			brace := passage{"message", text, at + open, rest[open : open+1]}
			return made, append(findings, brace.finding(brace.fault("this brace has no partner; two braces stand for one")))
		}
		inside := passage{"message", text, at + open + 1, rest[open+1 : open+length]}
		e, f := compileShown(inside)
		if f != nil {
			findings = append(findings, inside.finding(f))
		}
		made = append(made, piece{expression: e})
		at += open + length + 1
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
		case quote != 0 && quote != '`' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '{':
			depth++
		case c == '}' && depth == 0:
			return -1
		case c == '}':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// compileShown compiles an expression whose value a message shows.
func compileShown(p passage) (*expression, *fault) {
	e, f := compile(p)
	if f != nil {
		return nil, f
	}
	if shown := scalar(e.gives.Kind()) || e.gives.Kind() == reflect.Slice && scalar(e.each.Kind()); !shown {
		return nil, p.fault("a message can show texts, numbers, lists of them and whether something is true, but this is " +
			kindOf(e.gives))
	}
	return e, nil
}

// fill writes the message with the values that a function gives for its expressions. The error is a *stopError, or that of
// the function.
func (m message) fill(value func(*expression) (any, error)) (string, error) {
	var b strings.Builder
	var last *expression
	for _, p := range m {
		b.WriteString(p.text)
		var err error
		if p.expression != nil {
			last = p.expression
			v, stopped := value(last)
			if stopped != nil {
				return "", stopped
			}
			err = show(&b, v)
		}
		if b.Len() > longest && utf8.RuneCountInString(b.String()) > longest {
			err = errLong
		}
		if err != nil {
			return "", &stopError{last, err}
		}
	}
	return strings.ToValidUTF8(b.String(), "�"), nil
}

// show writes a value for people.
func show(b *strings.Builder, value any) error {
	switch v := value.(type) {
	case string:
		b.WriteString(v)
	case int:
		b.WriteString(strconv.Itoa(v))
	case float64:
		return showNumber(b, v)
	case bool:
		b.WriteString(map[bool]string{true: "yes", false: "no"}[v])
	case []string:
		return showList(b, v)
	case []any:
		return showList(b, v)
	default:
		return errShow
	}
	return nil
}

// showList writes a list of values, as far as there is room in a message.
func showList[T any](b *strings.Builder, list []T) error {
	for i, value := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		if _, isList := any(value).([]any); isList {
			return errShow
		}
		if err := show(b, value); err != nil {
			return err
		}
		if b.Len() > longest*utf8.UTFMax {
			return errLong
		}
	}
	return nil
}

// showNumber writes a number with up to six decimals.
func showNumber(b *strings.Builder, v float64) error {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return errShow
	}
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 6, 64), "0"), ".")
	if text == "-0" {
		text = "0"
	}
	b.WriteString(text)
	return nil
}
