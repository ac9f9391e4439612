package custom

import (
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/file"

	"github.com/orglint/orglint/internal/diag"
)

// useAny is said where in looks for a person.
const useAny = `use any to look for a person in a list, as in any(person.reports, .id == "ada")`

// plain says in plain words what the expression language says of an expression.
func plain(e *file.Error, source string) *fault {
	f := &fault{from: e.From, to: max(e.To, e.From+1)}
	switch m := e.Message; {
	case errorPatterns().unknownName.MatchString(m):
		name := errorPatterns().unknownName.FindStringSubmatch(m)[1]
		f.message = "there is nothing called " + diag.Quote(name)
		f.suggestion = suggestName(name)
	case errorPatterns().unknownField.MatchString(m):
		found := errorPatterns().unknownField.FindStringSubmatch(m)
		f.message, f.suggestion = noField(found[1], found[2])
		f.from, f.to = fieldPlace(e, source, found[2])
	case errorPatterns().mismatched.MatchString(m):
		f.message = mismatch(errorPatterns().mismatched.FindStringSubmatch(m))
	case errorPatterns().mustBeBool.MatchString(m):
		f.message = "what is asked of each must be true or false, but this is " + kindWords(errorPatterns().mustBeBool.FindStringSubmatch(m)[1])
	case errorPatterns().condition.MatchString(m):
		f.message = "before ? there must be something true or false, but this is " + kindWords(errorPatterns().condition.FindStringSubmatch(m)[1])
	case errorPatterns().mustBeList.MatchString(m):
		f.message = "a list is needed here, such as person.reports or person.teams, but this is " +
			kindWords(errorPatterns().mustBeList.FindStringSubmatch(m)[1])
	case errorPatterns().argument.MatchString(m):
		found := errorPatterns().argument.FindStringSubmatch(m)
		f.message = found[3] + " works with " + kindWords(found[2]) + ", but this is " + kindWords(found[1])
	case errorPatterns().wrongElement.MatchString(m):
		found := errorPatterns().wrongElement.FindStringSubmatch(m)
		if kindWords(found[1]) == "a person" {
			f.message = useAny
			break
		}
		f.message = "in looks for " + kindWords(found[2]) + " here, but this is " + kindWords(found[1])
	case errorPatterns().unexpected.MatchString(m):
		f.message = cannotGoOn(errorPatterns().unexpected.FindStringSubmatch(m))
	default:
		f.message = otherwise(m)
	}
	return f
}

// otherwise says in plain words what needs no name or kind to be said.
func otherwise(m string) string {
	for _, words := range [][2]string{
		{"exceeds maximum allowed nodes", "the expression has too many parts; make two rules of it"},
		{"not terminated", "a quotation mark is not closed"},
		{"unclosed comment", "a comment is not closed"},
		{"char escape", `a backslash in a text must be written twice, as in "\\d"`},
		{"number of arguments", "the function needs another number of values in its parentheses"},
		{"enough arguments", "the function needs another number of values in its parentheses"},
		{"too many arguments", "the function needs another number of values in its parentheses"},
		{"expected at least", "the function needs another number of values in its parentheses"},
		{"invalid argument", "the function does not work with a value of this kind"},
		{"coalesce expressions", "put what belongs together with ?? into parentheses"},
		{"only be selected using an integer", "a list has no fields; ask it of each, as in any(person.reports, .grade > 5)"},
		{"non-integer slice index", "a place in a list is a whole number, counted from 0"},
		{"is undefined", "a field is written with a dot, as in person.name"},
		{"is not callable", "this is no function; only functions have parentheses behind them"},
		{"literal", "this number does not read as a number"},
		{"bad number", "this number does not read as a number"},
		{"unrecognized character", "the expression cannot go on with this character"},
		{"pointer", "# stands for each of a list, and only inside any, all, filter and their like"},
	} {
		if strings.Contains(m, words[0]) {
			return words[1]
		}
	}
	return "the expression does not read on from here"
}

// mismatch says which kinds an operator does not work with.
func mismatch(found []string) string {
	operator, left, right := found[1], kindWords(found[2]), ""
	if found[3] != "" {
		right = kindWords(found[3])
	}
	switch {
	case operator == "%":
		return "% works with whole numbers only, and grades may have decimals"
	case operator == "in" && left == "a text" && right == "a text":
		return "in looks into lists; write contains to look for a text in a text"
	case right == "":
		return operator + " does not work with " + left
	}
	return operator + " does not work with " + left + " and " + right
}

// cannotGoOn says what stands where it should not.
func cannotGoOn(found []string) string {
	switch {
	case found[1] == "EOF":
		return "the expression ends too early"
	case found[2] == "=":
		return "one = does not compare; write =="
	}
	return "the expression cannot go on with " + diag.Quote(found[2]) + " here"
}

// noField says that something lacks a field, and which may be meant.
func noField(owner, name string) (message, suggestion string) {
	kind := kindWords(owner)
	message = kind + " has no field " + diag.Quote(name)
	switch kind {
	case "a person":
		suggestion = nearestField(name, reflect.TypeFor[person]())
	case "a level":
		suggestion = nearestField(name, reflect.TypeFor[level]())
	}
	return message, suggestion
}

// nearestField returns the field that is probably meant, be it in capitals.
func nearestField(name string, t reflect.Type) string {
	if lower := strings.ToLower(name); slices.Contains(fields(t), lower) {
		return lower
	}
	return diag.Nearest(name, fields(t))
}

// fieldPlace returns where the name of a field stands that a part of an expression does not have.
func fieldPlace(e *file.Error, text, name string) (from, to int) {
	runes := []rune(text)
	from = min(e.From, len(runes))
	if before, _, ok := strings.Cut(string(runes[from:]), name); ok {
		from += len([]rune(before))
		return from, from + len([]rune(name))
	}
	return e.From, max(e.To, e.From+1)
}

// suggestName returns what was probably meant by a name that there is not: a variable, a function, or a field of the person.
func suggestName(name string) string {
	known := append(fields(reflect.TypeFor[facts]()), builtins()...)
	known = append(known, "days", "number", "min", "max")
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
	case "unknown", "interface {}":
		return "sometimes something else"
	}
	switch {
	case strings.HasPrefix(name, "[]"), strings.HasPrefix(name, "array"):
		return "a list"
	case strings.HasPrefix(name, "map"):
		return "a group of fields"
	case strings.HasPrefix(name, "func"):
		return "a function"
	}
	return "something else"
}
