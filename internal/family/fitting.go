package family

import "github.com/orglint/orglint/internal/source"

// A Titled is somebody's title, and the grade that is given beside it.
type Titled struct{ Title, Grade string }

// A Fit is the built-in families that know most of the titles of a chart or, where titles are free, most of its grades, and how many they know.
type Fit struct {
	Names []string
	Known int
}

// Fitting returns the built-in families that fit a chart best, and whether they know at least half of it. Those that apply where none is named
// belong together, and come first where others know no more.
func Fitting(people []Titled) (fit Fit, half bool) {
	fit = Fit{BuiltIn(), knownBy(BuiltIn(), people)}
	for _, name := range Others() {
		if fit.Known == len(people) {
			break
		}
		if n := knownBy([]string{name}, people); n > fit.Known {
			fit = Fit{[]string{name}, n}
		}
	}
	return fit, 2*fit.Known >= len(people)
}

// knownBy counts the people of whom built-in families know the title or, where titles are free, the grade.
func knownBy(names []string, people []Titled) int {
	set, err := Load(names)
	if err != nil {
		return 0 // a test sees to it that they can be read
	}
	known := 0
	for _, p := range people {
		ok := false
		if set.JudgesRoles() {
			_, ok = set.Resolve(p.Title)
		} else if _, number := source.Number(p.Grade); !number {
			ok = set.IsGrade(p.Grade)
		}
		if ok {
			known++
		}
	}
	return known
}
