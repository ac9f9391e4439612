package page

import (
	"io"
	"strings"

	"github.com/orglint/orglint/internal/text"
)

// A fact says how the report came to be.
type fact struct {
	Name string
	Said []string
}

// mostFiles is how many files are named.
const mostFiles = 40

// Provenance says when the report was made, of what and by what, and what it could speak of.
func (v *view) Provenance() []fact {
	r := v.b.Result
	files := "no file"
	if n := len(r.Files); n > 0 {
		files = text.And(r.Files[:min(n, mostFiles)]...)
		if n > mostFiles {
			files = strings.Join(r.Files[:mostFiles], ", ") + " and " + grouped(n-mostFiles) + " more"
		}
	}
	made := []fact{
		{"As of", []string{v.Date()}},
		{"Made by", []string{"orglint " + v.options.Version}},
		{"From", []string{files}},
	}
	return append(made, fact{"On this page", []string{"People are counted, not full-time equivalents. There is no pay. The page calls no network and sends nothing anywhere."}})
}

// writeScript writes what the page holds for its script, and the script.
func (v *view) writeScript(w io.Writer) error {
	if script() == "" {
		_, err := io.WriteString(w, "</body></html>\n")
		return err
	}
	if _, err := io.WriteString(w, `<script type="application/json" id="data">`); err != nil {
		return err
	}
	if err := writeData(w, v.b); err != nil {
		return err
	}
	_, err := io.WriteString(w, "</script>\n<script>"+script()+"</script></body></html>\n")
	return err
}
