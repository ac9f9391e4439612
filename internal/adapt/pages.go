package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// nextPage returns the field beside a list of records that says that the list goes on in another answer of the server; empty if none does.
func nextPage(v *source.Value) string {
	for i := range v.Fields {
		f := &v.Fields[i]
		form := infer.Form(f.Key.Value)
		switch {
		case saysNext(form) && holdsMore(&f.Value):
			return f.Key.Value
		case slices.Contains([]string{"paging", "pagination", "links", "meta", "metadata", "responsemetadata", "page", "pageinfo", "cursor"}, form):
			if inside := nextPage(&f.Value); inside != "" {
				return f.Key.Value + "." + inside
			}
		}
	}
	return ""
}

// saysNext reports whether a field is called as those are that lead to the next page.
func saysNext(form string) bool {
	return slices.Contains([]string{"next", "hasmore", "hasnext", "hasnextpage", "morepages"}, form) ||
		slices.ContainsFunc([]string{"nextlink", "nextpage", "nextpageurl", "nextpagelink", "nextpagetoken", "nextrecordsurl", "nextcursor", "nexturl", "nexttoken"},
			func(end string) bool { return strings.HasSuffix(form, end) })
}

// holdsMore reports whether a value leads to a next page.
func holdsMore(v *source.Value) bool {
	return len(v.Fields) > 0 || v.IsText() && v.Text != "" && !slices.Contains([]string{"false", "0", "null", "-1"}, strings.ToLower(v.Text))
}
