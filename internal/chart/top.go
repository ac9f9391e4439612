package chart

import "slices"

// Tops are the seats at the top of a chart: those that count and have no manager.
type Tops struct {
	Presumed *Seat   // the one with most people below; nil where nobody can tell which that is
	Extra    []*Seat // the others, in file order, but for those who may stand there
}

// Tops returns who stands at the top. Some may, by their ids, beside the presumed top.
func (c *Chart) Tops(allowed []string) Tops {
	top, all := c.atTop()
	may := make(map[string]bool, len(allowed))
	for _, id := range allowed {
		may[id] = true
	}
	if len(all) > 1 && c.mayChange(top, all) {
		top = nil
	}
	t := Tops{Presumed: top}
	for _, s := range all {
		if s != top && !may[s.ID().Value] {
			t.Extra = append(t.Extra, s)
		}
	}
	if top == nil && len(t.Extra) < 2 {
		t.Extra = nil // it may be the presumed one
	}
	return t
}

// atTop returns who counts and has no manager, and of those the one with most people below.
func (c *Chart) atTop() (top *Seat, all []*Seat) {
	for _, s := range c.Seats {
		if !s.IsTop() || s.presence != here || s.shared || s.Vacancy && s.Below == 0 {
			continue
		}
		all = append(all, s)
		if top == nil || s.Below > top.Below {
			top = s
		}
	}
	return top, all
}

// mayChange reports whether another than the presumed top may have most people below: some hang on a manager who was not read.
func (c *Chart) mayChange(top *Seat, all []*Seat) bool {
	if c.Complete() {
		return false
	}
	hanging := 0
	for _, s := range c.Seats {
		if s.link == brokenManager && s.damaged || s.link == unknownManager && c.doubt.person(s.ReportsTo().Value) {
			hanging += s.Below + 1
		}
	}
	return hanging > 0 && slices.ContainsFunc(all, func(s *Seat) bool { return s != top && s.Below+hanging >= top.Below })
}
