package rules

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A rule starts a finding with one of these, and changes what differs: the place, if it is another than the record's as a whole, and
// the measure. What a finding is about begins its message.

// Seat starts a finding about a seat: the format says what of it, after its name and title.
func (*Pass) Seat(s *chart.Seat, field, format string, args ...any) diag.Finding {
	f := start(s, s.ID(), field, fmt.Sprintf(format, args...))
	f.Pos = s.Place()
	return f
}

// Team starts a finding about a team.
func (*Pass) Team(t *chart.Team, field, format string, args ...any) diag.Finding {
	f := start(t, t.ID, field, fmt.Sprintf(format, args...))
	f.Pos = t.Place()
	return f
}

// Unit starts a finding about a unit.
func (*Pass) Unit(u *chart.Unit, field, format string, args ...any) diag.Finding {
	f := start(u, u.ID, field, fmt.Sprintf(format, args...))
	f.Pos = u.Place()
	return f
}

// start starts a finding about a record, at its id.
func start(who fmt.Stringer, id diag.Text, field, says string) diag.Finding {
	f := diag.Finding{Pos: id.Pos, Subject: id.Value, Field: field, Affected: textIDs(id)}
	f.Say(sentence(who.String()), " %s", says)
	return f
}

// missing starts a finding about what records name and the chart does not have: at the first, with all of them affected and the others as
// related places. It says nothing yet.
func missing(mentions []chart.Mention, others string) diag.Finding {
	first := mentions[0]
	f := diag.Finding{Pos: first.Named.Pos, Subject: first.Named.Value, Field: first.Field, Named: first.Named.Value}
	seen, places := map[string]bool{"": true}, map[diag.Pos]bool{first.Named.Pos: true}
	for _, m := range mentions {
		if !seen[m.From] {
			seen[m.From] = true
			f.Affected = append(f.Affected, m.From)
		}
		if !places[m.Named.Pos] { // records that merge another share its places
			places[m.Named.Pos] = true
			f.Related = append(f.Related, diag.Related{Pos: m.Named.Pos, Message: m.Who + " " + others})
		}
	}
	f.Measure = len(f.Affected)
	return f
}

// firstAndOthers names the record of the first mention, and counts the others: "Ada Osei and 2 others".
func firstAndOthers(mentions []chart.Mention) string {
	return text.AndOthers(sentence(mentions[0].Who), len(mentions)-1)
}

// alsoBy says who else names what is missing.
func alsoBy(first string, mentions []chart.Mention) string {
	var names []string
	seen := map[string]bool{first: true}
	for _, m := range mentions {
		if !seen[m.Who] {
			seen[m.Who] = true
			names = append(names, m.Who)
		}
	}
	if len(names) == 0 {
		return ""
	}
	shown := min(len(names), maxNames)
	return " It is also named by " + text.AndOthers(strings.Join(names[:shown], ", "), len(names)-shown) + "."
}

// textIDs returns an id as a list: empty for a broken record.
func textIDs(id diag.Text) []string {
	if id.Value == "" {
		return nil
	}
	return []string{id.Value}
}
