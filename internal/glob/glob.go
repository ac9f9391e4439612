// Package glob is the one place that knows patterns of paths, such as org/**/*.yaml. What a pattern costs grows no faster than its
// length and that of the path.
package glob

import (
	"errors"
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// What a pattern may be at most. The library tries one alternative in braces after the other, so their number is a factor of the
// cost; a list of months and one of departments together are fewer.
const (
	Longest      = 1000 // bytes
	alternatives = 100  // patterns without braces that one with braces stands for
)

// Is reports whether a path may be a pattern.
func Is(path string) bool { return strings.ContainsAny(path, "*?[{") }

// Check says why a text is no pattern of paths, as the end of a sentence.
func Check(pattern string) error {
	switch {
	case len(pattern) > Longest:
		return fmt.Errorf("it is longer than %d characters, the most that a pattern may have", Longest)
	case !doublestar.ValidatePattern(pattern):
		return errors.New("a bracket in it is not closed")
	case count(pattern) > alternatives:
		return fmt.Errorf("its braces stand for more than %d patterns; use fewer, or write several patterns", alternatives)
	}
	return nil
}

// Match reports whether a path, with '/', matches a pattern for which Check has no error.
func Match(pattern, path string) bool { return doublestar.MatchUnvalidated(pattern, path) }

// Root returns the folder in which all lies that matches a pattern.
func Root(pattern string) string {
	root, _ := doublestar.SplitPattern(pattern)
	return root
}

// count returns how many patterns without braces a valid pattern stands for, or some number above the most.
func count(pattern string) int {
	type level struct{ before, sum int } // of the patterns before a brace, and of the alternatives in it so far
	var open []level
	n := 1
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			i = afterClass(pattern, i)
		case '{':
			open = append(open, level{before: n})
			n = 1
		case ',':
			if top := len(open) - 1; top >= 0 {
				open[top].sum += n
				n = 1
			}
		case '}':
			top := len(open) - 1
			n = min(alternatives+1, (open[top].sum+n)*open[top].before)
			open = open[:top]
		}
	}
	return n
}

// afterClass returns where a class such as [a-z] ends that begins at some place of a valid pattern.
func afterClass(pattern string, at int) int {
	for i := at + 1; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case ']':
			return i
		}
	}
	return at
}
