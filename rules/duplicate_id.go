package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// duplicateID reports ids that two seats, teams or units share, once an id, at the second record.
func duplicateID(p *Pass) {
	for _, list := range idsByKind(p.Chart) {
		mentions := make([]mention, len(list.ids))
		for i, id := range list.ids {
			mentions[i] = mention{named: id}
		}
		for _, group := range grouped(mentions) {
			if len(group) > 1 {
				p.Report(duplicated(list.kind, group))
			}
		}
	}
}

// duplicated is the finding for an id that several records have.
func duplicated(kind string, group []mention) diag.Finding {
	id := group[0].named.Value
	related := []diag.Related{{Pos: group[0].named.Pos, Message: "the first is here"}}
	for _, m := range group[2:] {
		related = append(related, diag.Related{Pos: m.named.Pos, Message: "another is here"})
	}
	return diag.Finding{
		Pos: group[1].named.Pos, Subject: id, Field: kind, Named: id, Affected: []string{id}, Related: related, Measure: len(group),
		Message: fmt.Sprintf("The id %s stands at %d %s; keep one of them, or give each an id of its own.",
			diag.Quote(id), len(group), kind),
	}
}
