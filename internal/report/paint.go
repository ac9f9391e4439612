package report

import (
	"github.com/fatih/color"

	"github.com/orglint/orglint/internal/diag"
)

// A palette paints parts of a text, or leaves them as they are. It decides for itself and not, as the colour library
// would, for the whole process.
type palette struct{ on bool }

func (p palette) paint(text string, attributes ...color.Attribute) string {
	if !p.on {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(text)
}

func (p palette) bold(text string) string   { return p.paint(text, color.Bold) }
func (p palette) faint(text string) string  { return p.paint(text, color.Faint) }
func (p palette) gutter(text string) string { return p.paint(text, color.FgBlue) }

// severity paints a text in the colour of a severity.
func (p palette) severity(s diag.Severity, text string) string {
	switch s {
	case diag.Error:
		return p.paint(text, color.FgRed, color.Bold)
	case diag.Warning:
		return p.paint(text, color.FgYellow, color.Bold)
	case diag.Info:
	}
	return p.paint(text, color.FgCyan, color.Bold)
}
