package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parts tell which words of a message are which, for reports that show them apart: those up to Who name who it is about, and those from
// Advice to End say what to do. Where a message does not begin with a name Who is 0, and where it gives no advice the others are equal.
type Parts struct{ Who, Advice, End int }

// Say makes the message of a finding: who it is about, empty where it begins otherwise, and what is to be said.
func (f *Finding) Say(who, format string, args ...any) {
	f.Message = who + fmt.Sprintf(format, args...)
	f.Parts = Parts{Who: len(who)}
}

// Advise adds to the message of a finding what to do. The format begins with what stands before it in a sentence, such as "; ".
func (f *Finding) Advise(format string, args ...any) {
	from := len(f.Message) + len(format) - len(strings.TrimLeft(format, ";. "))
	f.Message += fmt.Sprintf(format, args...)
	f.Parts.Advice, f.Parts.End = from, len(f.Message)
}

// Through returns the parts of a message once a function has changed it into another; none where they can't be told any more.
func (p Parts) Through(change func(string) string, before, after string) Parts {
	for _, mark := range []*int{&p.Who, &p.Advice, &p.End} {
		start := change(before[:*mark])
		if !strings.HasPrefix(after, start) {
			return Parts{}
		}
		*mark = len(start)
	}
	return p
}

// Split returns the parts of the message as sentences: who it is about, what is wrong, and what to do. The first and the last may be empty.
func (f *Finding) Split() (who, problem, advice string) {
	p, after := f.Parts, ""
	problem = f.Message[p.Who:]
	if p.Advice < p.End {
		problem, advice, after = f.Message[p.Who:p.Advice], f.Message[p.Advice:p.End], f.Message[p.End:]
		if problem = strings.TrimRight(problem, " ;,"); problem != "" && !strings.ContainsAny(problem[len(problem)-1:], ".?!") {
			problem += "."
		}
	}
	return f.Message[:p.Who], capital(strings.TrimLeft(problem, ": ")) + after, capital(advice)
}

// capital begins a sentence with a capital letter.
func capital(sentence string) string {
	first, size := utf8.DecodeRuneInString(sentence)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + sentence[size:]
}
