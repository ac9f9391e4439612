package chart

import "slices"

// A Share is how many of the values that records give could be judged.
type Share struct{ Judged, Given int }

// count counts a value that is given.
func (s *Share) count(judged bool) {
	s.Given++
	if judged {
		s.Judged++
	}
}

// A Coverage says how much of a chart the rules could look at, so that finding nothing is not taken for having looked.
type Coverage struct {
	Lines  Share // to managers: judged where it is certain who is meant, or that nobody is
	Roles  Share // judged where a job family has the role
	Grades Share // judged where there is a level, or a manager's grade, to compare with; text that no scale has is not
}

// Coverage returns how much of the chart could be judged.
func (c *Chart) Coverage() Coverage {
	var all Coverage
	for _, s := range c.Seats {
		broken := s.Details
		switch {
		case s.ReportsTo().Value != "":
			all.Lines.count(s.Manager != nil || s.External != nil || s.link == unknownManager && !c.doubt.person(s.ReportsTo().Value))
		case broken != nil && (broken.lineGiven || slices.ContainsFunc(broken.meant, func(id string) bool { return id != "" })):
			all.Lines.count(broken.lineTold)
		}
		if s.Role().Value != "" {
			all.Roles.count(s.Level != nil)
		}
		if s.Grade().Value != "" {
			all.Grades.count(s.rank.Known() && (s.Level != nil || c.comparable(s)))
		} else if value := s.Attributes.value; s.file.Table && value != nil && value.Get("grade") != nil {
			all.Grades.count(false) // a text that is in no scale
		}
	}
	return all
}

// comparable reports whether the grade of a seat was compared with that of its manager.
func (c *Chart) comparable(s *Seat) bool {
	if s.Manager == nil || !c.Families.JudgesGrades() || c.Reversed.Given > 0 && s.rank.IsNumber() {
		return false
	}
	_, ok := s.Manager.rank.Compare(s.rank)
	return ok
}
