package audit

// Need works out how many managers some lines take, where there is a target.
func (g *Gap) Need() {
	if g.Set {
		g.need()
	}
}

// Like returns the archetype that an average is that of.
func Like(average float64) string { return like(average) }
