package family

import (
	"regexp"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A Match is what a role text means.
type Match struct {
	Level       *Level
	Specialty   string // what follows the title, in lower case
	Appointment string // acting or interim, where the text says so
}

var (
	htmlTag      = regexp.MustCompile(`<[^<>]*>`)
	markdownLink = regexp.MustCompile(`\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])`)
)

// Normal brings a title to the form in which titles are compared: without Markdown links and HTML tags, in lower case,
// with single spaces, and with senior for sr.
func Normal(text string) string {
	if strings.ContainsRune(text, '<') {
		text = htmlTag.ReplaceAllString(text, " ")
	}
	if strings.ContainsRune(text, '[') {
		text = markdownLink.ReplaceAllString(text, " $1 ")
	}
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(text), ",", ", "))
	for i, word := range words {
		if word == "sr." {
			words[i] = "senior"
		}
	}
	return strings.ReplaceAll(strings.Join(words, " "), " ,", ",")
}

// Resolve finds the level that a role text means: by its id; else by its title or an alias; else so without acting or
// interim; else, where the level has specialties, without what follows the title after a comma, in parentheses or after
// for. It never guesses from part of a title.
func (s *Set) Resolve(text string) (match Match, ok bool) {
	if level := s.byID[text]; level != nil && !level.Family.ByGrade {
		return Match{Level: level}, true
	}
	name := Normal(text)
	if level := s.byName[name]; level != nil {
		return Match{Level: level}, true
	}
	name, match.Appointment = appointment(name)
	if match.Level = s.named(name); match.Level != nil {
		return match, true
	}
	for end := cut(name[:min(len(name), s.longest+len(" for "))]); end > 0; end = cut(name[:end]) {
		level := s.named(strings.TrimSpace(name[:end]))
		match.Specialty = specialty(name[end:])
		if level != nil && level.Specialties && match.Specialty != "" {
			match.Level = level
			return match, true
		}
	}
	return Match{}, false
}

// Suggest returns the role text that was probably meant by one that means no level: the nearest title, alias or id, with
// the acting in front and the specialty behind it as they were. It is empty if there is none.
func (s *Set) Suggest(text string) string {
	front := ""
	for _, kind := range []string{"Acting ", "Interim "} {
		if len(text) > len(kind) && strings.EqualFold(text[:len(kind)], kind) {
			front, text = text[:len(kind)], text[len(kind):]
		}
	}
	title := text
	for _, short := range []string{"sr ", "sr."} {
		if len(title) > len(short) && strings.EqualFold(title[:len(short)], short) {
			title = "Senior " + strings.TrimSpace(title[len(short):])
		}
	}
	for _, meant := range s.candidates(title) {
		if _, ok := s.Resolve(front + meant); ok && front+meant != front+text {
			return front + meant
		}
	}
	return ""
}

// candidates returns what a title that means no level may have been meant to be, the likeliest first.
func (s *Set) candidates(title string) []string {
	all := []string{title}
	for end := cut(title[:min(len(title), s.longest+len(" for "))]); end > 0; end = cut(title[:end]) {
		base := strings.TrimRight(title[:end], " ")
		near := s.nearest(base)
		if _, ok := s.Resolve(base); ok {
			near = base // a level that has no specialties
		}
		if near != "" {
			all = append(all, near+title[len(base):], near)
		}
	}
	return append(all, s.nearest(title))
}

// nearest returns the name that a title was meant to be if it is misspelt: as many words, each nearly the same. A title with
// another word in it is another title.
func (s *Set) nearest(title string) string {
	near := s.spelling().Nearest(title)
	words, meant := strings.Fields(title), strings.Fields(near)
	if len(words) != len(meant) {
		return ""
	}
	for i, word := range words {
		if limit := min(3, max(len(word), len(meant[i]))/3); diag.Distance(word, meant[i], limit) > limit {
			return ""
		}
	}
	return near
}

// named returns the level of an id, title or alias in normal form.
func (s *Set) named(name string) *Level {
	if level := s.byID[name]; level != nil && !level.Family.ByGrade {
		return level
	}
	return s.byName[name]
}

// appointment takes acting or interim off a title in normal form: in front, or in parentheses anywhere.
func appointment(name string) (title, kind string) {
	for _, kind := range []string{"acting", "interim"} {
		if rest, ok := strings.CutPrefix(name, kind+" "); ok {
			return rest, kind
		}
		if before, after, ok := strings.Cut(name, "("+kind+")"); ok {
			return strings.ReplaceAll(strings.Join(strings.Fields(before+" "+after), " "), " ,", ","), kind
		}
	}
	return name, ""
}

// cut returns where the last specialty of a title begins: at a comma, a parenthesis or the word for; -1 if there is none.
func cut(name string) int {
	return max(strings.LastIndexByte(name, ','), strings.LastIndexByte(name, '('), strings.LastIndex(name, " for "))
}

// specialty returns what follows a title, without the comma, the parentheses or the word that sets it off.
func specialty(rest string) string {
	rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "for "))
	return strings.TrimSpace(strings.Trim(rest, ",()"))
}
