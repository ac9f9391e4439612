package brief

// eachText calls a function for each text out of which names have to be taken. Those that come of the result are hidden already.
func (m *maker) eachText(do func(*string)) {
	for i := range m.Seats {
		s := &m.Seats[i]
		for _, text := range []*string{&s.ID, &s.Name, &s.Title, &s.Grade, &s.External} {
			do(text)
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
