package brief_test

import "github.com/orglint/orglint/internal/brief"

// marked writes a text with the numbers that matter between asterisks.
func marked(t brief.Text) string {
	said := ""
	for _, p := range t {
		if p.Strong {
			said += "**" + p.Text + "**"
		} else {
			said += p.Text
		}
	}
	return said
}
