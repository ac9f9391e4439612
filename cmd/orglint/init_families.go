package main

import (
	"fmt"
	"io"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// knowing returns the built-in job families that know at least half of the titles of a chart, or of its grades where titles are free. If there are
// none, only the structure can be checked. A chart without titles says nothing.
func knowing(told io.Writer, files []*source.File) []string {
	var people []family.Titled
	for _, file := range files {
		people = append(people, titledIn(file)...)
	}
	fit, half := family.Fitting(people)
	of := fmt.Sprintf("%s, which %s %d of %d", text.And(fit.Names...), text.Verb(len(fit.Names), "knows", "know"), fit.Known, len(people))
	switch {
	case half && len(fit.Names) > 1:
		return fit.Names
	case half:
		note(told, "the chart fits the built-in job family %s, so it is the one written under families (orglint families show %s says what it holds)", of, fit.Names[0])
		return fit.Names
	}
	nearest := ""
	if fit.Known > 0 {
		nearest = " (the nearest is " + of + "; orglint families list lists them all)"
	}
	note(told, "most titles are in no built-in job family%s, so only the structure is checked; add your own under families", nearest)
	return []string{"none"}
}

// titledIn returns the people in a file who have a title.
func titledIn(file *source.File) []family.Titled {
	var all []family.Titled
	if len(file.Pieces()) > 0 {
		file.Whole()
	}
	for i := range file.Documents {
		people := file.Documents[i].Get("people")
		if people == nil {
			continue
		}
		for j := range people.Items {
			p := &people.Items[j]
			grade := p.GetText("grade").Value
			if held := p.Get("attributes"); grade == "" && held != nil { // where no job family is loaded that has it
				grade = held.GetText("grade").Value
			}
			if role := p.GetText("role").Value; role != "" {
				all = append(all, family.Titled{Title: role, Grade: grade})
			}
		}
	}
	return all
}
