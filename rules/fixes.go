package rules

import (
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// write is the fix that writes a text in the place of others, wherever it is named.
func write(text string, unsafe bool, at ...chart.Mention) *diag.Fix {
	fix := &diag.Fix{Unsafe: unsafe, Message: "Write " + diag.Quote(text) + "."}
	seen := map[diag.Pos]bool{}
	for _, m := range at {
		if !seen[m.Named.Pos] { // records that merge another share its places
			seen[m.Named.Pos] = true
			fix.Edits = append(fix.Edits, diag.Edit{Do: diag.Replace, Pos: m.Named.Pos, Text: text})
		}
	}
	return fix
}

// replace is the fix that writes a text in the place of another, for somebody to think over.
func replace(pos diag.Pos, text string) *diag.Fix {
	return &diag.Fix{Unsafe: true, Message: "Write " + diag.Quote(text) + ".", Edits: []diag.Edit{{Do: diag.Replace, Pos: pos, Text: text}}}
}

// remove is the fix that takes out a field or an item that says nothing.
func remove(pos diag.Pos, what string) *diag.Fix {
	return &diag.Fix{Message: "Take " + what + " out.", Edits: []diag.Edit{{Do: diag.Remove, Pos: pos}}}
}

// alike counts the ids of people and open seats by their form in which capital letters, spaces and leading zeros do not matter.
func alike(c *chart.Chart) map[string]int {
	forms := map[string]int{}
	for s := range c.Distinct() {
		forms[chart.SameID(s.ID().Value)]++
	}
	return forms
}

// sure reports whether a text can mean nobody but the one id that is written nearly so.
func sure(text, id string, forms map[string]int) bool {
	form := chart.SameID(id)
	return forms[form] == 1 && (chart.SameID(text) == form || chart.SameID(chart.NoDecimals(text)) == form)
}

// spelt reports whether two texts are the same but for capital letters and the spaces in them.
func spelt(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
