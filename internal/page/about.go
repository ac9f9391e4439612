package page

import (
	"io"

	"github.com/orglint/orglint/internal/brief"
)

// Glossary explains the words of the page.
func (v *view) Glossary() []brief.Term { return v.b.Glossary() }

// Provenance says when the report was made, of what and by what, and what it could speak of.
func (v *view) Provenance() []brief.Fact {
	return append(v.b.About(), brief.Fact{Name: "On this page", Said: "People are counted, not full-time equivalents. There is no pay. The page calls no network and sends nothing anywhere."})
}

// writeScript writes what the page holds for its script, and the script.
func (v *view) writeScript(w io.Writer) error {
	if _, err := io.WriteString(w, `<script type="application/json" id="data">`); err != nil {
		return err
	}
	if err := writeData(w, v.b); err != nil {
		return err
	}
	_, err := io.WriteString(w, "</script>\n<script>"+script()+"</script></body></html>\n")
	return err
}
