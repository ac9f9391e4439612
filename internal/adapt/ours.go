package adapt

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/orglint/orglint/internal/source"
)

// IsChart reports whether a file that is no table is an org chart, by what it holds: one of orglint's own, whole or broken, or one of
// the layout that it is said to have or that is recognized.
func IsChart(file *source.File, as string) bool {
	tops := file.Tops()
	has := func(is func(source.Top) bool) bool { return slices.ContainsFunc(tops, is) }
	switch {
	case has(func(t source.Top) bool { return t.Is("people") && t.List }),
		has(func(t source.Top) bool { return t.Is("version") && isNumber(t.Text) }) && hasOwn(tops),
		file.Empty(), Recognize(file) != "":
		return true
	}
	if file.Unparsed() && holds(file.Data(), "reports_to", "manager_role_slug", "backstage.io/") && looks().broken.MatchString(file.Data()) {
		return true
	}
	return IsDocument(as) && mayBe(file, as)
}

// holds reports whether a text holds one of some words. That is a hundred times as fast as a pattern, where a file is large and nothing
// that orglint reads.
func holds(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// isNumber reports whether a text is a number.
func isNumber(text string) bool {
	_, ok := source.Float(text)
	return ok
}

// hasOwn reports whether a field is one that a chart has beside its version, or there is nothing else yet.
func hasOwn(tops []source.Top) bool {
	others := false
	for _, t := range tops {
		if t.Is("people", "vacancies", "teams", "units", "external", "deviations") {
			return true
		}
		others = others || t.Key != "organization" && (t.Key != "version" || t.Text != "1")
	}
	return !others
}

// looks are the patterns of keys that charts of other layouts have and little else has.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var looks = sync.OnceValue(func() (p struct{ broken, said *regexp.Regexp }) {
	p.broken = regexp.MustCompile(`(?m)(^|[{,\s])["']?(reports_to|manager_role_slug)["']?[ \t]*:|^["']?apiVersion["']?[ \t]*:[ \t]*["']?backstage\.io/`)
	p.said = regexp.MustCompile(`(?m)(^|[{,\s])["']?(manager|role|title)["']?[ \t]*:`)
	return p
})

// mayBe reports whether a file that is said to have a layout of YAML files has any field of it.
func mayBe(file *source.File, as string) bool {
	if file.Unparsed() {
		return looks().said.MatchString(file.Data())
	}
	keys := []string{"reports_to", "manager", "manager_role_slug", "role", "title"}
	for i := range file.Documents {
		v := &file.Documents[i]
		if as == "backstage" && isBackstage(*v) || as == "teams" && isTeams(v) || as == "file-per-person" && hasKey(v, keys...) {
			return true
		}
		if as == "keyed" && slices.ContainsFunc(v.Fields, func(f source.Field) bool { return hasKey(&f.Value, keys...) }) {
			return true
		}
	}
	return false
}

// HasPeople reports whether a document lists people as orglint's own charts do: with a role, or with whom they report to.
func HasPeople(v source.Value) bool {
	people := v.Get("people")
	return people != nil && slices.ContainsFunc(people.Items, func(p source.Value) bool { return p.Get("reports_to") != nil || p.Get("role") != nil })
}
