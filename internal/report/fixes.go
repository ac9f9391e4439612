package report

import (
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/text"
)

// jsonFix is what would mend a finding. Where people are not shown by name there is none: what is written may be one.
type (
	jsonFix struct {
		Safe    bool       `json:"safe"`
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Path      string `json:"path"`
		Line      int    `json:"line"`
		Column    int    `json:"column"`
		EndLine   int    `json:"end_line"`
		EndColumn int    `json:"end_column"`
		Text      string `json:"text"`
	}
)

// fixOf returns what would mend a finding; nil where nothing is known that could be written.
func fixOf(preview *fix.Preview, f *diag.Finding) *jsonFix {
	changes, err := preview.Of(f)
	if err != nil || len(changes) == 0 {
		return nil
	}
	fixed := &jsonFix{Safe: fix.Safe(f.Fix, changes), Message: f.Fix.Message}
	for _, c := range changes {
		for _, s := range c.Stretches {
			place := diag.Pos{File: c.File, Offset: uint32(s.From), Length: uint32(s.To - s.From)}.Place()
			fixed.Edits = append(fixed.Edits, jsonEdit{place.Path, place.Line, place.Column, place.EndLine, place.EndColumn, s.Text})
		}
	}
	return fixed
}

// The fixes of a result, as SARIF has them.
type (
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// sarifFixes returns what would mend a finding.
func (s *sarif) sarifFixes(f *diag.Finding) []sarifFix {
	fixed := fixOf(s.preview, f)
	if fixed == nil {
		return nil
	}
	all := sarifFix{Description: sarifText{fixed.Message}}
	for _, e := range fixed.Edits {
		artifact := sarifArtifact{uri(e.Path)}
		if n := len(all.Changes); n == 0 || all.Changes[n-1].Artifact != artifact {
			all.Changes = append(all.Changes, sarifChange{Artifact: artifact})
		}
		last := &all.Changes[len(all.Changes)-1]
		last.Replacements = append(last.Replacements, sarifReplacement{sarifRegion{e.Line, e.Column, e.EndLine, e.EndColumn}, sarifText{e.Text}})
	}
	return []sarifFix{all}
}

// fixable says how many findings check --fix would mend; it is empty where there are none but such as somebody has to
// think over, of which the message says what is meant.
func fixable(findings []diag.Finding) string {
	safe, unsafe := 0, 0
	for i := range findings {
		switch f := &findings[i]; {
		case f.Fix == nil || f.Pos.IsZero() || f.Pos.File.Table:
		case f.Fix.Unsafe:
			unsafe++
		default:
			safe++
		}
	}
	switch {
	case safe > 0 && unsafe > 0:
		return text.Count(safe, "can", "can") + " be fixed with --fix, " + text.Count(unsafe, "more with", "more with") + " --unsafe-fixes too"
	case safe > 0:
		return text.Count(safe, "can", "can") + " be fixed with --fix"
	}
	return ""
}
