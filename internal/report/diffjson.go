package report

import (
	"github.com/orglint/orglint/internal/lint"
)

// What is different between two states of a chart as JSON, version 1. Lists are never null; a value that is not given is.
type (
	jsonDifference struct {
		Version  int               `json:"version"`
		Coverage jsonTwo           `json:"coverage"`
		Renamed  []jsonRenamed     `json:"renamed"`
		Joined   []jsonPerson      `json:"joined"`
		Left     []jsonPerson      `json:"left"`
		Filled   []jsonFilled      `json:"filled"`
		Unknown  []jsonPerson      `json:"unknown"`
		Changed  []jsonChanged     `json:"changed"`
		Moved    []jsonMoved       `json:"moved"`
		Teams    jsonRecords       `json:"teams"`
		Units    jsonRecords       `json:"units"`
		Managers []jsonManager     `json:"managers"`
		Layers   [2]int            `json:"layers"`
		Findings jsonFindingsSince `json:"findings"`
		Between  []jsonPassing     `json:"between,omitempty"` // of plans alone
		Open     []string          `json:"open,omitempty"`    // likewise
	}
	jsonTwo struct {
		Before jsonCoverage `json:"before"`
		After  jsonCoverage `json:"after"`
	}
	jsonRenamed struct {
		Before string `json:"before"`
		After  string `json:"after"`
	}
	jsonPerson struct {
		ID        string  `json:"id"`
		Name      *string `json:"name"`
		Role      *string `json:"role"`
		Unit      *string `json:"unit"`
		ReportsTo *string `json:"reports_to"`
	}
	jsonFilled struct {
		Vacancy string `json:"vacancy"`
		By      string `json:"by"`
	}
	jsonChanged struct {
		Subject string `json:"subject"`
		Field   string `json:"field"`
		Before  any    `json:"before"` // a text, null where there is none; of fields that may hold several a list
		After   any    `json:"after"`
	}
	jsonMoved struct {
		Subject string `json:"subject"`
		People  int    `json:"people"`
	}
	jsonRecords struct {
		Joined  []jsonRecord  `json:"joined"`
		Left    []jsonRecord  `json:"left"`
		Changed []jsonChanged `json:"changed"`
	}
	jsonRecord struct {
		ID   string  `json:"id"`
		Name *string `json:"name"`
	}
	jsonManager struct {
		Subject string `json:"subject"`
		Reports [2]int `json:"reports"`
		Teams   [2]int `json:"teams"`
	}
	jsonFindingsSince struct {
		New       []jsonFinding `json:"new"`
		Worse     []jsonStep    `json:"worse"`
		Better    []jsonStep    `json:"better"`
		Fixed     []jsonFinding `json:"fixed"`
		Unchanged int           `json:"unchanged"`
	}
	jsonPassing struct {
		From    string      `json:"from"`
		Until   string      `json:"until"`
		Finding jsonFinding `json:"finding"`
	}
	jsonStep struct {
		Before  int         `json:"before"`
		After   int         `json:"after"`
		Finding jsonFinding `json:"finding"`
	}
)

// differenceOf returns what is different as it is written as JSON.
func differenceOf(d *lint.Difference) jsonDifference {
	return jsonDifference{
		Version:  1,
		Coverage: jsonTwo{coverageOf(d.Before.Coverage), coverageOf(d.After.Coverage)},
		Renamed:  each(d.Renamed, func(r lint.Renamed) jsonRenamed { return jsonRenamed{r.Before, r.After} }),
		Joined:   each(d.Joined, jsonPersonOf), Left: each(d.Left, jsonPersonOf),
		Filled:  each(d.Filled, func(f lint.Filled) jsonFilled { return jsonFilled{f.Vacancy.ID, f.By.ID} }),
		Unknown: each(d.Unknown, jsonPersonOf),
		Changed: each(d.Changed, jsonChangedOf),
		Moved:   each(d.Moved, func(m lint.Moved) jsonMoved { return jsonMoved{m.Subject, m.Seats} }),
		Teams:   jsonRecordsOf(d.Teams), Units: jsonRecordsOf(d.Units),
		Managers: each(withNumbers(d.Managers), func(m lint.Manager) jsonManager { return jsonManager{m.ID, m.Reports, m.Teams} }),
		Layers:   [2]int{len(d.Before.Figures.Layers), len(d.After.Figures.Layers)},
		Findings: jsonFindingsSince{
			New: each(d.New, jsonOf), Worse: each(d.Worse, jsonStepOf), Better: each(d.Better, jsonStepOf), Fixed: each(d.Fixed, jsonOf), Unchanged: d.Unchanged,
		},
		Between: each(d.Between, func(p lint.Passing) jsonPassing { return jsonPassing{p.From, p.Until, jsonOf(p.Finding)} }),
		Open:    d.Open,
	}
}

// each turns all of a list into something else; the list is never nil.
func each[A, B any](all []A, turn func(A) B) []B {
	turned := make([]B, 0, len(all))
	for _, a := range all {
		turned = append(turned, turn(a))
	}
	return turned
}

// withNumbers returns the managers of whom a number is different.
func withNumbers(all []lint.Manager) (some []lint.Manager) {
	for _, m := range all {
		if m.Numbers() {
			some = append(some, m)
		}
	}
	return some
}

// orNull returns a text; nil where it is empty.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func jsonPersonOf(p lint.Person) jsonPerson {
	return jsonPerson{p.ID, orNull(p.Name), orNull(p.Role), orNull(p.Unit), orNull(p.ReportsTo)}
}

func jsonChangedOf(c lint.Changed) jsonChanged {
	value := func(v lint.Values) any {
		switch {
		case c.List:
			return append([]string{}, v.Written...)
		case len(v.Written) == 0:
			return nil
		}
		return v.Written[0]
	}
	return jsonChanged{c.Subject, c.Field, value(c.Before), value(c.After)}
}

func jsonRecordsOf(r lint.Records) jsonRecords {
	record := func(r lint.Record) jsonRecord { return jsonRecord{r.ID, orNull(r.Name)} }
	return jsonRecords{each(r.Joined, record), each(r.Left, record), each(r.Changed, jsonChangedOf)}
}

func jsonStepOf(s lint.Step) jsonStep { return jsonStep{s.Before, s.After, jsonOf(s.Finding)} }
