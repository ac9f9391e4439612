package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// encodeXML writes a value as an XML document.
func encodeXML(w io.Writer, value any) error {
	text, err := xml.MarshalIndent(value, "", "  ")
	if err != nil {
		return fmt.Errorf("write XML: %w", err)
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

// groupedBy puts together the findings that have a key in common, such as the path of their file. The keys are in the order of those
// given and then of those met.
func groupedBy(keys []string, findings []diag.Finding, keyOf func(diag.Finding) string) (all []string, grouped map[string][]diag.Finding) {
	all, grouped = slices.Clone(keys), map[string][]diag.Finding{}
	for _, f := range findings {
		key := keyOf(f)
		if len(grouped[key]) == 0 && !slices.Contains(keys, key) {
			all = append(all, key)
		}
		grouped[key] = append(grouped[key], f)
	}
	return all, grouped
}
