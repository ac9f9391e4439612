package chart

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
)

// An External is a manager who stands outside the chart.
type External struct {
	ID    diag.Text
	Name  diag.Text
	Role  diag.Text
	Level *family.Level // nil where no role is given, or no loaded family has it

	show privacy.Show
}

// ShortName names the external manager in a sentence.
func (e *External) ShortName() string { return e.show.Person(e.Name.Value, e.ShownID()) }

// ShownID returns the id as far as it may be shown.
func (e *External) ShownID() string {
	if e.isBody() {
		return e.ID.Value
	}
	if hidesID(e.show, e.ID, e.Name.Value) {
		return e.ID.Pos.Row()
	}
	return e.ID.Value
}

// isBody reports whether it is no person but a body, such as the Board of Directors.
func (e *External) isBody() bool {
	return strings.Contains(strings.ToLower(e.Name.Value), " of ")
}
