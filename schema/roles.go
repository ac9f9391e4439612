package schema

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// between is what may stand between two words of a title besides a space: what is left out when a title is read.
const between = "(?:[\\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]" + `|<[^<>]*>|\[|\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\[\]]*\])`

// limitRoles limits a role to the levels, by id, title or alias: what editors complete.
func limitRoles(role map[string]any, roles []Role) {
	var names, about []any
	seen := map[string]bool{}
	add := func(name, description string) {
		if !seen[name] {
			seen[name] = true
			names, about = append(names, name), append(about, description)
		}
	}
	for _, r := range roles {
		add(r.ID, r.Title+". "+r.Description)
	}
	for _, r := range roles {
		for _, name := range append([]string{r.Title}, r.Aliases...) {
			add(name, r.Description)
		}
	}
	delete(role, "type")
	delete(role, "minLength")
	role["anyOf"] = []any{map[string]any{"enum": names, "enumDescriptions": about}}
}

// addRolePattern also allows the other forms of text that mean a role.
func addRolePattern(role map[string]any, roles []Role) {
	names, _ := role["anyOf"].([]any)
	role["anyOf"] = append(names, map[string]any{"type": "string", "pattern": rolePattern(roles)})
}

// rolePattern matches every text that means one of the roles: in any case, with extra space, links and tags, with Sr. for
// Senior, with acting or interim, and with a specialty where the level has them. It matches a few more, such as a
// bracket that is not closed. It keeps to what RE2 and JavaScript both understand.
func rolePattern(roles []Role) string {
	var plain, special []string
	for _, r := range roles {
		for _, name := range append([]string{r.ID, r.Title}, r.Aliases...) {
			if r.Specialties {
				special = append(special, titlePattern(name))
			} else {
				plain = append(plain, titlePattern(name))
			}
		}
	}
	acting := actingPattern()
	before := `(?:` + acting + between + `+|\(` + acting + `\)` + between + `*)?`
	after := `(?:` + between + `*\(` + acting + `\))?`
	specialty := `(?:,[\s\S]*[^\s][\s\S]*|\([\s\S]*|` + between + `+` + anyCase("for") + between + `[\s\S]+)?`
	return `^` + between + `*` + before + between + `*(?:` +
		alternatives(plain) + `|` + alternatives(special) + between + `*` + specialty + `)` + between + `*` + after + between + `*$`
}

// alternatives matches one of the patterns, the longer ones first; nothing where there are none.
func alternatives(patterns []string) string {
	slices.SortFunc(patterns, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	if len(patterns) == 0 {
		return `[^\s\S]`
	}
	return `(?:` + strings.Join(slices.Compact(patterns), `|`) + `)`
}

// actingPattern matches the words for an appointment that is not permanent.
func actingPattern() string { return `(?:` + anyCase("acting") + `|` + anyCase("interim") + `)` }

// titlePattern matches a title in any case and spacing. Acting or interim may stand in parentheses before a comma.
func titlePattern(title string) string {
	words := strings.Fields(title)
	for i, word := range words {
		word, comma := strings.CutSuffix(word, ",")
		if strings.EqualFold(word, "senior") || strings.EqualFold(word, "sr.") {
			words[i] = `(?:` + anyCase("senior") + `|` + anyCase("sr") + `\.)`
		} else {
			words[i] = anyCase(word)
		}
		if comma {
			words[i] += between + `*(?:\(` + actingPattern() + `\)` + between + `*)?,` + between + `*`
		} else if i < len(words)-1 {
			words[i] += between + `+`
		}
	}
	return strings.Join(words, "")
}

// anyCase matches a word in upper and lower case. Neither draft-07 nor JavaScript has a flag for it inside a pattern.
func anyCase(word string) string {
	var b strings.Builder
	for _, r := range word {
		lower, upper := strings.ToLower(string(r)), strings.ToUpper(string(r))
		if lower == upper {
			b.WriteString(regexp.QuoteMeta(string(r)))
			continue
		}
		b.WriteString("[" + upper + lower + "]")
	}
	return b.String()
}
