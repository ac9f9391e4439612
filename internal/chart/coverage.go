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
	Grades Share // judged where there is a level, or a manager's grade, to compare with
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
			all.Grades.count(s.graded && (s.Level != nil || s.Manager != nil && s.Manager.graded))
		}
	}
	return all
}
