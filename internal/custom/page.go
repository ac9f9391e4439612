package custom

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/config"
)

// page is the page of a rule, in Markdown.
func page(rule config.Custom) string {
	when := "It looks at everybody."
	if rule.When.Value != "" {
		when = "It looks at those for whom this is true:\n\n```\n" + rule.When.Value + "\n```"
	}
	return fmt.Sprintf("# %s\n\nA rule of your own, at %s.\n\n%s\n\nThis must be true:\n\n```\n%s\n```\n\nWhere it is not, orglint says:\n\n```\n%s\n```\n",
		rule.ID.Value, rule.ID.Pos, when, rule.Assert.Value, rule.Message.Value)
}

// title makes a heading of the id of a rule: directors-have-a-location is "Directors have a location".
func title(id string) string {
	words := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(words[:min(1, len(words))]) + words[min(1, len(words)):]
}
