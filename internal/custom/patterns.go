package custom

import (
	"regexp"
	"sync"
)

// patternsOfErrors are what the expression language says, where the words in it matter.
type patternsOfErrors struct {
	unknownName, unknownField, mismatched, unexpected, mustBeBool, mustBeList, condition, argument, wrongElement *regexp.Regexp
}

// errorPatterns compiles the patterns when the first is used: most runs use none.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var errorPatterns = sync.OnceValue(func() *patternsOfErrors {
	return &patternsOfErrors{
		unknownName:  regexp.MustCompile(`^unknown name (.+)$`),
		unknownField: regexp.MustCompile(`^type (.+) has no (?:field|method) (.+)$`),
		mismatched:   regexp.MustCompile(`^invalid operation: (\S+) \(mismatched types? (.+?)(?: and (.+))?\)$`),
		unexpected:   regexp.MustCompile(`^unexpected token (\w+)(?:\("((?s:.*))"\))?`),
		mustBeBool:   regexp.MustCompile(`^predicate should return boolean \(got (.+)\)$`),
		mustBeList:   regexp.MustCompile(`takes only array \(got (.+)\)$`),
		condition:    regexp.MustCompile(`^non-bool expression \(type (.+)\) used as condition$`),
		argument:     regexp.MustCompile(`^cannot use (.+) as argument \(type (.+)\) to call (\S+) $`),
		wrongElement: regexp.MustCompile(`^cannot use (.+) as type (.+) in (?:array|map key)$`),
	}
})
