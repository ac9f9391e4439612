package infer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/orglint/orglint/internal/text"
)

// Days reads a text as a day, such as 2026-03-31: as it is if the day stands before the month, and if the month does. Where that makes
// no difference both are the same; either is empty where it cannot be read so.
func Days(value string) (dayFirst, monthFirst string) {
	value = strings.TrimSpace(value)
	if day := counted(value); day != "" {
		return day, day
	}
	return scanDay(value).read()
}

// isSomeDay reports whether a text is a day, however it is written.
func isSomeDay(value string) bool {
	const first, last = 10_000, 80_000
	if n, err := strconv.Atoi(value); err == nil && n > first && n < last {
		return true // as spreadsheets count days
	}
	dayFirst, monthFirst := Days(value)
	return dayFirst != "" || monthFirst != ""
}

// counted reads a day that is written as a number: 20260331, or as programs count: seconds or milliseconds since the beginning of 1970.
func counted(value string) string {
	if at := strings.Index(value, "Date("); at >= 0 && at <= 4 { // /Date(1451606400000+0100)/, new Date(1451606400000)
		value = strings.TrimRight(value[at+len("Date("):], ")/\\;")
		zone := time.Duration(0)
		if at := strings.LastIndexAny(value, "+-"); at > 0 {
			if behind, err := strconv.Atoi(value[at:]); err == nil {
				const hundred = 100
				zone = time.Duration(behind/hundred)*time.Hour + time.Duration(behind%hundred)*time.Minute
			}
			value = value[:at]
		}
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return ""
		}
		return since1970(time.UnixMilli(n).Add(zone))
	}
	if front, ok := strings.CutSuffix(value, ".0"); ok {
		value = front
	}
	n, err := strconv.ParseInt(value, 10, 64)
	const asDay, seconds, milliseconds = 8, 10, 13
	switch {
	case err != nil || n <= 0:
	case len(value) == asDay:
		return valid(value[:4], value[4:6], value[6:])
	case len(value) == seconds, len(value) == seconds-1 && n > 100_000_000:
		return since1970(time.Unix(n, 0))
	case len(value) == milliseconds, len(value) == milliseconds-1 && n > 100_000_000_000:
		return since1970(time.UnixMilli(n))
	}
	return ""
}

func since1970(t time.Time) string {
	const first, last = 1900, 2200
	if year := t.UTC().Year(); year < first || year > last {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// A dayScan is what stands in a text that may be a day: its numbers in order, the month if it has a name, and the mark behind the first number.
type dayScan struct {
	numbers []string
	month   int
	mark    byte
	no      bool // whether it holds what no day does
}

// scanDay takes a text apart, up to the time of day.
func scanDay(value string) (d dayScan) {
	const longest = 48
	if len(value) > longest || !strings.ContainsFunc(value, unicode.IsDigit) {
		return dayScan{no: true}
	}
	rest := text.Plain(value)
	for rest != "" && !d.no {
		r := rune(rest[0])
		switch {
		case r >= '0' && r <= '9':
			rest = d.number(rest)
		case strings.ContainsRune(" -/.,'", r):
			rest = rest[1:]
		default:
			rest = d.word(rest)
		}
	}
	return d
}

// number takes a number off a text, and the time of day with it.
func (d *dayScan) number(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	if rest := s[end:]; strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "h") { // a time, behind the day or before the year
		end = strings.IndexAny(s, " ")
		if end < 0 {
			end = len(s)
		}
		return s[end:]
	}
	d.numbers = append(d.numbers, s[:end])
	rest := s[end:]
	if len(d.numbers) == 1 && rest != "" {
		d.mark = rest[0]
	}
	for _, end := range []string{"st", "nd", "rd", "th", "er", "º", "o", "ª", "e"} { // 1st of
		if after, ok := strings.CutPrefix(rest, end); ok && len(d.numbers) < 3 && len(s)-len(rest) <= 2 && (after == "" || strings.ContainsRune(" ,-.", rune(after[0]))) {
			return after
		}
	}
	return rest
}

// word takes a word off a text: the name of a month, of a day of the week, or what stands between the parts of a day. What follows a
// whole day is the time.
func (d *dayScan) word(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	word := s[:end]
	month, named := words().months[word]
	switch {
	case d.whole() && s[0] == '+': // the zone
		return ""
	case d.whole():
		if named || end == 0 {
			return s[max(end, 1):]
		}
	case end == 0:
		d.no = true
		return ""
	case named && d.month == 0:
		d.month = month
	case slices.Contains([]string{"年", "月", "日", "년", "월", "일", "de", "of", "del", "den", "il", "le", "r", "г"}, word):
	case len(d.numbers) == 0 && d.month == 0 && (end == len("mon") || strings.HasSuffix(word, "day") || strings.HasPrefix(s[end:], ",")): // the day of the week
	case len(d.numbers) == 1 && d.month != 0: // the zone before the year
	default:
		d.no = true
	}
	return s[end:]
}

// whole reports whether there are as many numbers as a day has.
func (d *dayScan) whole() bool {
	const parts = 3
	return len(d.numbers) >= parts || d.month != 0 && len(d.numbers) == parts-1
}

// read puts the numbers together.
func (d dayScan) read() (dayFirst, monthFirst string) {
	n := d.numbers
	switch {
	case d.no || !d.whole() || slices.ContainsFunc(n[min(len(n), 3):], func(more string) bool { return len(more) > 2 && len(more) != len("000000") }):
		return "", "" // more than a day and the time
	case d.month != 0 && len(n[0]) == 4:
		dayFirst = valid(n[0], strconv.Itoa(d.month), n[1])
		return dayFirst, dayFirst
	case d.month != 0:
		dayFirst = valid(n[1], strconv.Itoa(d.month), n[0])
		return dayFirst, dayFirst
	case len(n[0]) == 4:
		dayFirst = valid(n[0], n[1], n[2])
		return dayFirst, dayFirst
	case len(n[0]) > 2 || len(n[1]) > 2 || len(n[2]) != 4 && len(n[2]) != 2:
		return "", ""
	}
	if dayFirst = valid(n[2], n[1], n[0]); d.mark == '.' {
		return dayFirst, ""
	}
	return dayFirst, valid(n[2], n[0], n[1])
}

// valid writes a day; nothing where no calendar has it.
func valid(year, month, day string) string {
	y, errYear := strconv.Atoi(year)
	m, errMonth := strconv.Atoi(month)
	d, errDay := strconv.Atoi(day)
	if errYear != nil || errMonth != nil || errDay != nil {
		return ""
	}
	if len(year) == 2 {
		const turn = 70 // 70 is 1970, 69 is 2069
		if y += 2000; y >= 2000+turn {
			y -= 100
		}
	}
	const first = 1000
	written := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if _, err := time.Parse(time.DateOnly, written); err != nil || y < first {
		return ""
	}
	return written
}
