package people

import (
	_ "embed" // the table of nicknames
	"slices"
	"strings"
	"sync"
)

//go:embed nicknames.txt
var nicknameTable string

// nicknames are the full names that each nickname may stand for.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var nicknames = sync.OnceValue(func() map[string][]string {
	full := map[string][]string{}
	for line := range strings.Lines(nicknameTable) {
		if words := strings.Fields(line); len(words) > 1 && !strings.HasPrefix(line, "#") {
			for _, nick := range words[1:] {
				full[nick] = append(full[nick], words[0])
			}
		}
	}
	return full
})

// sameByNick reports whether two first names may be those of one person: one is a nickname of the other, or both are of the same name.
func sameByNick(a, b string) bool {
	known := nicknames()
	fullA, fullB := known[a], known[b]
	return slices.Contains(fullA, b) || slices.Contains(fullB, a) ||
		slices.ContainsFunc(fullA, func(name string) bool { return slices.Contains(fullB, name) })
}
