package source

import (
	"encoding/xml"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/nfp"
)

// numberFormats are the formats in which a workbook shows numbers, by the styles of cells.
type numberFormats struct {
	styles []int          // the number of the format of each style
	codes  map[int]string // of those that the workbook makes itself
	known  map[int]numberFormat
	err    error // why those that follow are not known
}

// A numberFormat is what matters of a format: whether it shows a day, or digits between other characters, as in 00-000.
type numberFormat struct {
	day    bool
	digits []nfp.Token // nil where the number is shown as it is
}

// readFormats reads the formats of numbers. A workbook may have none.
func (b *workbook) readFormats() *numberFormats {
	f := &numberFormats{codes: map[int]string{}, known: map[int]numberFormat{}}
	if b.parts[b.formatsPart] == nil {
		return f
	}
	f.err = b.each(b.formatsPart, func(e xml.StartElement, around string) error {
		number, _ := strconv.Atoi(attribute(e, "numFmtId"))
		switch code := attribute(e, "formatCode"); {
		case e.Name.Local == "numFmt" && len(code) <= maxNumberFormat && len(f.codes) < maxFormats:
			f.codes[number] = code
		case e.Name.Local == "xf" && around == "cellXfs" && len(f.styles) < maxFormats:
			f.styles = append(f.styles, number)
		}
		return nil
	})
	return f
}

// of returns the format of a style.
func (f *numberFormats) of(style string) numberFormat {
	at, err := strconv.Atoi(style)
	if err != nil || at < 0 || at >= len(f.styles) {
		return numberFormat{}
	}
	number := f.styles[at]
	format, ok := f.known[number]
	if !ok {
		format = newNumberFormat(number, f.codes[number])
		f.known[number] = format
	}
	return format
}

// newNumberFormat reads the code of a format. Those of the lowest numbers are the same in every workbook.
func newNumberFormat(number int, code string) numberFormat {
	if code == "" {
		days := []int{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}
		return numberFormat{day: slices.Contains(days, number)}
	}
	parser := nfp.NumberFormatParser()
	sections := parser.Parse(code)
	if len(sections) == 0 {
		return numberFormat{}
	}
	var times strings.Builder
	zeros := false
	for _, item := range sections[0].Items {
		switch item.TType {
		case nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes:
			times.WriteString(strings.ToLower(item.TValue))
		case nfp.TokenTypeZeroPlaceHolder:
			zeros = true
		}
	}
	shown := times.String()
	switch {
	case strings.ContainsAny(shown, "yd"), strings.Contains(shown, "m") && !strings.ContainsAny(shown, "hs"):
		return numberFormat{day: true}
	case zeros && shown == "" && isPattern(sections[0].Items):
		return numberFormat{digits: sections[0].Items}
	}
	return numberFormat{}
}

// isPattern reports whether a format has nothing but places for digits and other characters.
func isPattern(items []nfp.Token) bool {
	return !slices.ContainsFunc(items, func(item nfp.Token) bool {
		return !slices.Contains([]string{nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeLiteral}, item.TType)
	})
}

// show returns a number as a cell shows it: a day as 2026-03-31, digits as a pattern has them, and else all digits that matter.
func (f *numberFormats) show(text, style string, from04 bool) string {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) {
		return oneLine(text)
	}
	format := f.of(style)
	const lastDay = 2958465 // of the year 9999
	if format.day && number >= 1 && number <= lastDay {
		return dayOf(number, from04)
	}
	const digits = 15 // that Excel keeps
	number, _ = strconv.ParseFloat(strconv.FormatFloat(number, 'g', digits, 64), 64)
	plain := strconv.FormatFloat(number, 'f', -1, 64)
	if format.digits != nil && isDigits(plain) {
		return fill(format.digits, plain)
	}
	return plain
}

// dayOf returns the day that a number of days stands for.
func dayOf(number float64, from04 bool) string {
	const leap = 60 // the day that Excel takes 1900 to have had
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from04:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case number < leap:
		first = first.AddDate(0, 0, 1)
	}
	return first.AddDate(0, 0, int(number)).Format(time.DateOnly)
}

// fill writes digits in the places of a pattern, from its end on. Those that are too many stand before its first place.
func fill(pattern []nfp.Token, digits string) string {
	var parts []string
	places := 0
	for _, item := range pattern {
		if item.TType != nfp.TokenTypeLiteral {
			places += len(item.TValue)
		}
	}
	for _, item := range slices.Backward(pattern) {
		if item.TType == nfp.TokenTypeLiteral {
			parts = append(parts, item.TValue)
			continue
		}
		count := len(item.TValue)
		if places -= count; places == 0 {
			count = max(count, len(digits))
		}
		taken := digits[max(0, len(digits)-count):]
		digits = digits[:len(digits)-len(taken)]
		if item.TType == nfp.TokenTypeZeroPlaceHolder && len(taken) < len(item.TValue) {
			taken = strings.Repeat("0", len(item.TValue)-len(taken)) + taken
		}
		parts = append(parts, taken)
	}
	slices.Reverse(parts)
	return strings.Join(parts, "")
}
