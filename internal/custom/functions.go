package custom

import (
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/expr-lang/expr/vm/runtime"

	"github.com/orglint/orglint/internal/diag"
)

// The names of the functions that a guard puts into expressions; no expression can write them.
const (
	spendName   = "spend!"
	inName      = "in!"
	equalName   = "equal!"
	joinName    = "join!"
	divideName  = "divide!"
	patternName = "pattern!"
	budgetName  = "budget!"
)

type function = func(arguments ...any) (any, error)

// counters returns the functions that a guard puts into expressions.
func counters() map[string]function {
	return map[string]function{
		spendName: spend, inName: in, equalName: equal, joinName: join, divideName: divide, patternName: pattern,
		"min!": extreme("min"), "max!": extreme("max"),
	}
}

// spend(budget, steps) takes steps.
func spend(arguments ...any) (any, error) {
	b, _ := arguments[0].(*budget)
	steps, _ := arguments[1].(int)
	return true, b.spend(steps)
}

// pattern(budget, text, size) takes the steps that comparing a text with a pattern may take, and returns the text.
func pattern(arguments ...any) (any, error) {
	b, _ := arguments[0].(*budget)
	text, ok := arguments[1].(string)
	size, _ := arguments[2].(int)
	if !ok {
		return nil, errKind
	}
	return text, b.spend(len(text) * size / patternAStep)
}

// in(budget, value, list) looks for a value in a list, or for a name in a group of fields.
func in(arguments ...any) (any, error) {
	b, _ := arguments[0].(*budget)
	value := arguments[1]
	text, isText := value.(string)
	switch list := arguments[2].(type) {
	case []string:
		return isText && slices.Contains(list, text), b.spend(stepsFor(len(list)))
	case []any:
		if err := b.spend(stepsFor(len(list))); err != nil {
			return false, err
		}
		for _, other := range list {
			if is, err := same(value, other); is || err != nil {
				return is, err
			}
		}
		return false, nil
	case map[string]string:
		_, ok := list[text]
		return isText && ok, nil
	case map[string]float64:
		_, ok := list[text]
		return isText && ok, nil
	}
	return false, errKind
}

// equal(a, b) compares values whose kinds are only known now.
func equal(arguments ...any) (any, error) { return same(arguments[0], arguments[1]) }

// same reports whether two texts, numbers or truth values are the same.
func same(a, b any) (bool, error) {
	x, isNumber := toNumber(a)
	y, areNumbers := toNumber(b)
	if isNumber && areNumbers {
		return x == y, nil
	}
	for _, value := range []any{a, b} {
		switch value.(type) {
		case string, bool, int, float64:
		default:
			return false, errKind
		}
	}
	return a == b, nil
}

// join(budget, a, b) joins texts; where the kinds are only known now, it may have to add numbers.
func join(arguments ...any) (any, error) {
	b, _ := arguments[0].(*budget)
	left, isText := arguments[1].(string)
	right, areTexts := arguments[2].(string)
	if !isText || !areTexts {
		if isText != areTexts {
			return nil, errKind
		}
		return runtime.Add(arguments[1], arguments[2]), nil
	}
	if len(left)+len(right) > longest && utf8.RuneCountInString(left)+utf8.RuneCountInString(right) > longest {
		return nil, errLong
	}
	return left + right, b.spend(1 + (len(left)+len(right))/textAStep)
}

// divide(a, b) divides numbers.
func divide(arguments ...any) (any, error) {
	a, isNumber := toNumber(arguments[0])
	b, areNumbers := toNumber(arguments[1])
	switch {
	case !isNumber || !areNumbers:
		return nil, errKind
	case b == 0:
		return nil, errDivide
	}
	return a / b, nil
}

func toNumber(value any) (number float64, ok bool) {
	switch v := value.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// days(from, to) counts the days from one date to another; 0 where one is no date.
func days(arguments ...any) (any, error) {
	from, isText := arguments[0].(string)
	to, areTexts := arguments[1].(string)
	if !isText || !areTexts {
		return nil, errKind
	}
	return diag.Days(from, to), nil
}

// number(text) reads a text as a number; 0 where it is none.
func number(arguments ...any) (any, error) {
	text, ok := arguments[0].(string)
	if !ok {
		return nil, errKind
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) {
		return 0.0, nil //nolint:nilerr // a text that is no number counts as 0
	}
	return value, nil
}

// extreme returns the function min(budget, ...) or max(budget, ...), of numbers or of lists of them; 0 of none.
func extreme(name string) function {
	return func(arguments ...any) (any, error) {
		b, _ := arguments[0].(*budget)
		var all []float64
		for _, argument := range arguments[1:] {
			numbers, err := toNumbers(argument)
			if err == nil {
				err = b.spend(len(numbers) / partsAStep)
			}
			if err != nil {
				return nil, err
			}
			all = append(all, numbers...)
		}
		switch {
		case len(all) == 0:
			return 0.0, nil
		case name == "min":
			return slices.Min(all), nil
		}
		return slices.Max(all), nil
	}
}

// toNumbers makes a list of a number, or of a list of them.
func toNumbers(value any) ([]float64, error) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	numbers := make([]float64, len(list))
	for i, each := range list {
		if numbers[i], ok = toNumber(each); !ok {
			return nil, errKind
		}
	}
	return numbers, nil
}
