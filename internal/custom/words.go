package custom

import (
	"reflect"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/file"

	"github.com/orglint/orglint/internal/diag"
)

var (
	unknownName  = regexp.MustCompile(`^unknown name (.+)$`)
	unknownField = regexp.MustCompile(`has no (?:field|method) (.+)$`)
	mismatched   = regexp.MustCompile(`^invalid operation: (\S+) \(mismatched types? (.+?)(?: and (.+))?\)$`)
	unexpected   = regexp.MustCompile(`^unexpected token (\w+)(?:\("(.*)"\))?`)
	mustBeBool   = regexp.MustCompile(`^predicate should return boolean \(got (.+)\)$`)
)

// plainFault says in plain words what the expression language says of an expression.
func plainFault(e *file.Error, text string) *fault {
	f := &fault{from: e.From, to: max(e.To, e.From+1), message: "the expression does not read on from here"}
	switch m := e.Message; {
	case unknownName.MatchString(m):
		name := unknownName.FindStringSubmatch(m)[1]
		f.message = "there is nothing called " + diag.Quote(name)
		f.suggestion = suggestName(name)
	case unknownField.MatchString(m):
		name := unknownField.FindStringSubmatch(m)[1]
		f.message = "there is no field " + diag.Quote(name)
		f.suggestion = diag.Nearest(name, append(fields(reflect.TypeFor[person]()), fields(reflect.TypeFor[level]())...))
		f.from, f.to = fieldPlace(e, text, name)
	case mismatched.MatchString(m):
		parts := mismatched.FindStringSubmatch(m)
		f.message = parts[1] + " does not work with " + kindWords(parts[2])
		if parts[3] != "" {
			f.message += " and " + kindWords(parts[3])
		}
	case mustBeBool.MatchString(m):
		f.message = "what is asked of each item must be true or false, but this is " + kindWords(mustBeBool.FindStringSubmatch(m)[1])
	case unexpected.MatchString(m):
		parts := unexpected.FindStringSubmatch(m)
		f.message = "the expression cannot go on with " + diag.Quote(parts[2]) + " here"
		if parts[1] == "EOF" {
			f.message = "the expression ends too early"
		}
	case strings.Contains(m, "takes only array"):
		f.message = "a list is needed here, such as person.reports or person.teams"
	case strings.Contains(m, "error parsing regexp"):
		f.message = "the pattern after matches does not read as a regular expression"
	case strings.Contains(m, "exceeds maximum allowed nodes"):
		f.message = "the expression has too many parts; make two rules of it"
	case strings.Contains(m, "not terminated"):
		f.message = "a quotation mark is not closed"
	case strings.HasPrefix(m, "invalid number of arguments"), strings.HasPrefix(m, "not enough arguments"), strings.HasPrefix(m, "too many arguments"):
		f.message = "the function needs another number of values in its parentheses"
	case strings.HasPrefix(m, "cannot use"), strings.HasPrefix(m, "invalid argument"):
		f.message = "the function does not take a value of this kind"
	}
	return f
}

// fieldPlace returns where the name of a field stands that a part of an expression does not have.
func fieldPlace(e *file.Error, text, name string) (from, to int) {
	runes := []rune(text)
	from = min(e.From, len(runes))
	if at := strings.Index(string(runes[from:]), name); at >= 0 {
		from += len([]rune(string(runes[from:])[:at]))
		return from, from + len([]rune(name))
	}
	return e.From, max(e.To, e.From+1)
}

// suggestName returns what was probably meant by a name that there is not: a variable, a function, or a field of the person.
func suggestName(name string) string {
	known := append(fields(reflect.TypeFor[facts]()), builtins()...)
	known = append(known, "days", "number")
	for _, field := range fields(reflect.TypeFor[person]()) {
		if field == name {
			return "person." + name
		}
		known = append(known, "person."+field)
	}
	if near := diag.Nearest(name, known); near != "" {
		return near
	}
	return diag.Nearest("person."+name, known)
}

// fields returns the names of the fields of a structure that expressions can write.
func fields(t reflect.Type) []string {
	var names []string
	for field := range t.Fields() {
		if field.Tag.Get("about") != "" {
			names = append(names, field.Tag.Get("expr"))
		}
	}
	return names
}

// kindOf says in plain words what values of a type are.
func kindOf(t reflect.Type) string { return kindWords(t.String()) }

// kindWords says in plain words what values of a type are that the expression language names.
func kindWords(name string) string {
	name = strings.ReplaceAll(name, "custom.", "")
	switch strings.TrimLeft(name, "*") {
	case "string":
		return "a text"
	case "int", "float64":
		return "a number"
	case "bool":
		return "true or false"
	case "person":
		return "a person"
	case "level":
		return "a level"
	}
	if strings.HasPrefix(name, "[]") || strings.HasPrefix(name, "array") {
		return "a list"
	}
	if strings.HasPrefix(name, "map") {
		return "a group of fields"
	}
	return "something else"
}
