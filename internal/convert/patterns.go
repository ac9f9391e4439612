package convert

import (
	"regexp"
	"sync"
)

// allPatterns tell what a text looks like.
type allPatterns struct {
	origin, plainTyped, plainWords, looksTyped *regexp.Regexp
}

// patterns compiles the patterns when the first is used: most runs use none.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var patterns = sync.OnceValue(func() *allPatterns {
	return &allPatterns{
		// origin matches the comment behind a record that says where it was read.
		origin: regexp.MustCompile(` # (\S[^#]*(?::\d+|![A-Z]+\d+))$`),
		// plainTyped matches what may be a number, a day or a truth value.
		plainTyped: regexp.MustCompile(`^[+-]?\.?[0-9A-Za-z](?:[0-9A-Za-z._+:-]*[0-9A-Za-z._+-])?$`),
		plainWords: regexp.MustCompile(`^[\p{L}_][\p{L}\p{M}\p{N} ._/&()'+,-]*$`),
		looksTyped: regexp.MustCompile(`^(?i:null|true|false|yes|no|on|off|y|n)$`),
	}
})
