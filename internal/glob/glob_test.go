package glob_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/glob"
)

func TestCheck(t *testing.T) {
	many := strings.Repeat
	tests := []struct{ name, pattern, want string }{
		{"a path", "org/chart.yaml", ""},
		{"folders", "org/**/*.yaml", ""},
		{"a class", "[a-z{,]*[!{]", ""},
		{"what is escaped", `\{a,b\}\[`, ""},
		{"alternatives", "{a,b,{c,d}}/{01,02,03,04,05,06,07,08,09,10,11,12}.{yaml,yml}", ""},
		{"one alternative, deep", many("{", 300) + "a" + many("}", 300), ""},
		{"many stars", many("*a", 400), ""},
		{"many folders", many("**/", 300), ""},
		{"as many alternatives as may be", "{" + many(",", 99) + "}", ""},
		{"one more", "{" + many(",", 100) + "}", "more than 100 patterns"},
		{"two lists of eleven", "{" + many(",", 10) + "}{" + many(",", 10) + "}", "more than 100 patterns"},
		{"it doubles", many("{*a,a*}", 22), "more than 100 patterns"},
		{"it doubles inside", many("{a,", 8) + many("{b,c}", 7) + many("}", 8), "more than 100 patterns"},
		{"past all numbers", many("{a,b}", 199), "more than 100 patterns"},
		{"too long", many("a", 1001), "longer than 1000 characters"},
		{"a class that is open", "org/[a", "a bracket in it is not closed"},
		{"a brace that is open", "org/{a", "a bracket in it is not closed"},
		{"a brace that closes nothing", "org/a}", "a bracket in it is not closed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := glob.Check(test.pattern)
			if got := fmt.Sprint(err); err == nil && test.want != "" || err != nil && (test.want == "" || !strings.Contains(got, test.want)) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		pattern, path string
		want          bool
	}{
		{"org/**/*.yaml", "org/a.yaml", true},
		{"org/**/*.yaml", "org/x/y/a.yaml", true},
		{"org/*.yaml", "org/x/a.yaml", false},
		{"{a,b/{c,d}}.yaml", "b/d.yaml", true},
		{"{a,b}[!c]", "bd", true},
		{"**", "a/b/c", true},
	} {
		if got := glob.Match(test.pattern, test.path); got != test.want {
			t.Errorf("%s matches %s: %v, want %v", test.pattern, test.path, got, test.want)
		}
	}
	if root := glob.Root("../org/{a,b}/*.yaml"); root != "../org" || !glob.Is("a?") || glob.Is("a.yaml") {
		t.Errorf("got the root %q", root)
	}
}

// FuzzMatch matches any pattern that may be one, and must come to an end soon.
func FuzzMatch(f *testing.F) {
	f.Add("{*a,a*}{*a,a*}", "aaaa")
	f.Add("**/*a*[!b]/**", "a/b/c/aac/d")
	f.Fuzz(func(_ *testing.T, pattern, path string) {
		if glob.Check(pattern) == nil {
			glob.Match(pattern, path)
		}
	})
}

// BenchmarkWorst matches the patterns that cost most with the longest path there is.
func BenchmarkWorst(b *testing.B) {
	name := strings.Repeat("a", 255)
	path := strings.TrimSuffix(strings.Repeat(name+"/", 16), "/")
	letters := strings.TrimSuffix(strings.Repeat("a/", 2047), "/")
	for _, pattern := range []string{
		strings.Repeat("*a", 499) + "b", "*" + strings.Repeat("a", 998) + "b", "**/*" + strings.Repeat("a", 250) + "b", strings.Repeat("**/", 332) + "b",
		strings.Repeat("**/*a*/", 140) + "b", "**/" + strings.Repeat("a/", 490) + "b", strings.Repeat("{*a,a*}", 6) + "b", strings.Repeat("{**/*a,a*/**/}", 6) + "b",
		strings.Repeat("[!b]", 240) + "b", "*[" + strings.Repeat("b", 990) + "]", "**/{" + strings.Repeat("*aaaaaa,", 99) + "}b", "**/*" + strings.Repeat("?", 254) + "b",
	} {
		for _, path := range []string{path, letters} {
			b.Run(pattern[:min(len(pattern), 20)], func(b *testing.B) {
				for b.Loop() {
					glob.Match(pattern, path)
				}
			})
		}
	}
}
