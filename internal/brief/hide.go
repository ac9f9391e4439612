package brief

// eachText calls a function for each text out of which names have to be taken. Those that come of the result are hidden already, and what
// people are called is made of what may be shown.
func (m *maker) eachText(do func(*string)) {
	for i := range m.Seats {
		s := &m.Seats[i]
		do(&s.Title)
		do(&s.Grade)
		if s.Vacancy { // its id may hold a name
			do(&s.ID)
			do(&s.Name)
		}
		if s.External != "" {
			do(&s.External)
		}
	}
	for i := range m.absent {
		do(&m.absent[i].Name)
		do(&m.absent[i].Title)
	}
	for i := range m.Teams {
		do(&m.Teams[i].ID)
		do(&m.Teams[i].Name)
	}
	for i := range m.Units {
		u := &m.Units[i]
		for _, text := range []*string{&u.ID, &u.Name, &u.Kind, &u.HeadSaid} {
			do(text)
		}
	}
}
