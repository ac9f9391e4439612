package infer

import "slices"

// A part is what a piece of a header says; a word may say several things.
type part uint16

const (
	ofExit part = 1 << iota
	ofGone
	ofPresent
	ofNot
	ofCondition
	ofWhen
	ofRest
)

// ofParts is the rank from which on a header is known by its parts only, so that what stands below it has to agree.
const ofParts = 1000

// composed returns the field of a header that is made of words about who has left, in whatever order and spelling: terminated_on,
// dateOfExit, is_terminated, EMPL_STATUS.
func composed(form string) (field string, rank int) {
	switch {
	case made(form, ofExit|ofGone|ofWhen|ofRest, ofExit|ofWhen):
		return "end", ofParts
	case made(form, ofCondition|ofRest, ofCondition|ofRest):
		return "status", ofParts
	case senseOf(form) != 0:
		return "status", ofParts + 1
	}
	return "", 0
}

// senseOf says what a yes means below a header: 1 that somebody is there, -1 that they have left, 0 nothing.
func senseOf(form string) int {
	const more = ofRest | ofCondition
	switch {
	case made(form, ofPresent|more, ofPresent), made(form, ofGone|ofNot|more, ofGone|ofNot):
		return 1
	case made(form, ofGone|more, ofGone), made(form, ofPresent|ofNot|more, ofPresent|ofNot):
		return -1
	}
	return 0
}

// made reports whether a form is made of nothing but known parts, some of which it needs.
func made(form string, of, needs part) bool {
	const longest = 60
	s := speller{form: form, of: of, failed: map[spelt]bool{}}
	return form != "" && len(form) <= longest && s.spell(0, needs)
}

// A speller looks for the parts of a form.
type speller struct {
	form   string
	of     part
	failed map[spelt]bool
}

// A spelt is how far a form is taken apart, and which parts it still needs: two at most.
type spelt struct {
	at    int
	needs part
}

// spell reports whether the rest of a form is made of parts, and of those that it needs.
func (s *speller) spell(at int, needs part) bool {
	if at == len(s.form) || s.failed[spelt{at, needs}] {
		return at == len(s.form) && needs == 0
	}
	for end := at + 1; end <= len(s.form); end++ {
		is := words().parts[s.form[at:end]] & s.of
		first := is & needs & -(is & needs) // the lowest bit
		second := is & needs &^ first
		if is != 0 && (s.spell(end, needs&^first) || second != 0 && s.spell(end, needs&^second)) {
			return true
		}
	}
	s.failed[spelt{at, needs}] = true
	return false
}

// agree keeps what the parts of a header say of a column, if what stands in it agrees. Days below a word such as Terminated are last days.
func (c *column) agree() {
	form := Form(c.header)
	switch {
	case c.kind == flag && c.means != "status" && senseOf(form) != 0: // current employee
		c.means, c.rank = "status", ofParts+1
	case c.kind == date && (c.means == "" || c.rank > ofParts) && made(form, ofExit|ofGone|ofRest, ofExit):
		c.means, c.rank = "end", ofParts
	}
	if c.rank >= ofParts && c.filled > 0 && !c.fits() {
		c.means, c.rank = "", 0
	}
}

// fits reports whether what stands in a column agrees with what the parts of its header say.
func (c *column) fits() bool {
	const days, states = 70, 12
	understood := c.share(func(value string) bool {
		return statusWord(value) != Unclear || c.rank > ofParts && yesOrNo(codeForm(value)) != 0
	})
	switch {
	case c.means == "end":
		return c.share(isSomeDay) >= days
	case c.rank > ofParts:
		return c.distinct <= states && understood == 100
	}
	return c.distinct <= states && (understood > 0 || c.readable())
}

// readable reports whether codes such as A and T can be read in a column of few texts.
func (c *column) readable() bool {
	rows := map[string]int{}
	for _, value := range c.values {
		if value != "" {
			rows[value]++
		}
	}
	return len(rows) > 1 && len(ReadStatuses(c.header, rows, 0, true).Unclear) < len(rows)
}

// hint finds columns that are not used and may say who has left, where none is used for that: past days in few rows, or one of two
// texts, below a header with a word for it.
func (s *table) hint() {
	wanted := func(field string) bool { return s.of(field) == nil && !s.without(field) }
	for _, c := range s.columns {
		if !s.free(c) || c.means != "" || c.about() || c.filled == 0 || SetsApart(c.header) {
			continue
		}
		gone := slices.ContainsFunc(c.words, func(word string) bool { return words().parts[Form(word)]&(ofGone|ofExit|ofPresent) != 0 })
		days := c.kind == date || c.share(isSomeDay) > 90
		field := ""
		switch {
		case days && wanted("end") && (gone || c.says("near")) && 2*c.filled < len(s.sample):
			field = "end"
		case !days && wanted("status") && gone && c.ofTwo(len(s.sample)):
			field = "status"
		default:
			continue
		}
		s.answer.Hints = append(s.answer.Hints, Ask{Field: field, Column: c.index})
	}
}

// ofTwo reports whether a column has one of two short texts in each row, one of which may be nothing.
func (c *column) ofTwo(rows int) bool {
	const short = 12
	return c.text <= short*c.filled && (c.distinct == 2 || c.distinct == 1 && c.filled < rows)
}
