package report

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/lint"
	wording "github.com/orglint/orglint/internal/text"
)

// What GitHub takes: results in a run, bytes of a compressed file, and related places of a result, of which it shows 100.
const (
	maxResults         = 25_000
	maxCompressed      = 10_000_000
	maxRelatedOfResult = 100
)

// A SARIF 2.1.0 log, as far as orglint writes it. Nothing in it is ever empty, null or negative.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Language    string            `json:"language"`
		ColumnKind  string            `json:"columnKind"`
		Newlines    []string          `json:"newlineSequences"`
		Invocations []sarifInvocation `json:"invocations,omitempty"`
		Results     []sarifResult     `json:"results"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID        string             `json:"ruleId"`
		RuleIndex     int                `json:"ruleIndex"`
		Level         string             `json:"level"`
		Message       sarifText          `json:"message"`
		Locations     []sarifLocation    `json:"locations"`
		Related       []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints  map[string]string  `json:"partialFingerprints,omitempty"`
		Fixes         []sarifFix         `json:"fixes,omitempty"`
		Suppressions  []sarifSuppression `json:"suppressions,omitempty"`
		BaselineState string             `json:"baselineState,omitempty"`

		suppressed bool
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

// writeSARIF writes a SARIF log, for code scanning. What is allowed stays in it, marked as such: if it went, its alert would be
// closed and opened again.
func writeSARIF(w io.Writer, result *lint.Result, findings []diag.Finding, options Options) error {
	tool, index := toolOf(result, findings, options)
	s := sarif{result: result, index: index, preview: fix.NewPreview()}
	s.addAll(findings)
	run := sarifRun{Tool: tool, Language: language, ColumnKind: "unicodeCodePoints", Newlines: []string{"\r\n", "\n", "\r"}}
	run.Invocations = invocations(result)
	all := len(s.results)
	for most := maxResults; ; {
		run.Results = worstResults(s.results, most)
		log, err := compact(run)
		if err != nil {
			return err
		}
		if compressed := compressedSize(log); compressed > maxCompressed && most > 0 {
			most = min(len(run.Results)-1, len(run.Results)*maxCompressed/compressed*9/10)
			continue
		}
		if cut := all - len(run.Results); cut > 0 {
			options.note("sarif: the %s worst are left out; readers take %d results and %d MB (compressed) at most",
				wording.Count(cut, "finding that is not among the", "findings that are not among the"), maxResults, maxCompressed/1_000_000)
		}
		if s.cut > 0 {
			options.note("sarif: %s shown; readers take %d a finding at most", wording.Count(s.cut, "related place is not", "related places are not"), maxRelatedOfResult)
		}
		_, err = w.Write(log)
		return err
	}
}

// invocations says what could not be checked; there is none where all could.
func invocations(result *lint.Result) []sarifInvocation {
	var all []sarifNotification
	for _, line := range Below(result) {
		all = append(all, sarifNotification{"warning", sarifText{line}})
	}
	if len(all) == 0 {
		return nil
	}
	return []sarifInvocation{{Successful: !result.Failed(), Notifications: all}}
}

// compact writes a log of a run.
func compact(run sarifRun) ([]byte, error) {
	var text bytes.Buffer
	err := encode(&text, sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
	return text.Bytes(), err
}

// compressedSize returns how many bytes a text takes that is compressed.
func compressedSize(text []byte) int {
	if len(text) < maxCompressed {
		return len(text)
	}
	var size counter
	zip := gzip.NewWriter(&size)
	_, _ = zip.Write(text) // a counter takes everything
	_ = zip.Close()
	return int(size)
}

// A counter counts what is written.
type counter int

// Write counts.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// worstResults returns the worst of some results, in their order.
func worstResults(results []sarifResult, most int) []sarifResult {
	if len(results) <= most {
		return results
	}
	rank := func(i int) int {
		r := &results[i]
		if r.suppressed {
			return 0
		}
		return 1 + slices.Index([]string{"note", "warning", "error"}, r.Level)
	}
	order := make([]int, len(results))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(b), rank(a)) })
	kept := order[:most]
	slices.Sort(kept)
	worst := make([]sarifResult, len(kept))
	for i, at := range kept {
		worst[i] = results[at]
	}
	return worst
}

// A sarif collects results.
type sarif struct {
	result  *lint.Result
	index   map[string]int // of each rule
	results []sarifResult
	cut     int // related places
	preview *fix.Preview
}

// addAll adds all results: those that count and those that do not.
func (s *sarif) addAll(findings []diag.Finding) {
	s.results = []sarifResult{}
	state := ""
	if s.result.Comparison != nil || len(s.result.Baselined) > 0 {
		state = "new"
	}
	for _, f := range findings {
		s.add(f, state, "")
	}
	for _, a := range s.result.Allowed {
		d := a.Deviation
		s.add(a.Finding, "unchanged", fmt.Sprintf("A deviation allows it on the ground %s: %s (approved by %s).", d.Ground.Value, d.Reason.Value, d.ApprovedBy.Value))
	}
	for _, f := range s.result.Baselined {
		s.add(f, "unchanged", "The baseline holds it: it was there before.")
	}
	if s.result.Comparison != nil {
		for _, f := range s.result.Comparison.Unchanged {
			s.add(f, "unchanged", "It is in "+s.result.Comparison.Ref+" too.")
		}
	}
}

// add adds a result. With a justification it is suppressed.
func (s *sarif) add(f diag.Finding, state, justification string) {
	r := sarifResult{
		RuleID: f.Rule, RuleIndex: s.index[f.Rule], Level: level(f.Severity), Message: sarifText{orNothing(f.Message)},
		Locations: []sarifLocation{{Physical: physical(fileOf(s.result, f))}}, BaselineState: state,
	}
	if f.Fingerprint != "" {
		r.Fingerprints = map[string]string{"primaryLocationLineHash": f.Fingerprint}
	}
	s.addRelated(&r, f.Related)
	r.Fixes = s.sarifFixes(&f)
	if justification != "" {
		r.suppressed = true
		r.Suppressions = []sarifSuppression{{Kind: "external", Justification: justification}}
	}
	s.results = append(s.results, r)
}

// addRelated adds the related places of a result, each once.
func (s *sarif) addRelated(r *sarifResult, all []diag.Related) {
	type place struct {
		physical sarifPhysical
		message  string
	}
	seen := map[place]bool{}
	for _, related := range all {
		if !related.Pos.InFile() {
			continue
		}
		at := place{physical(oneLine(related.Pos)), orNothing(related.Message)}
		switch {
		case seen[at]:
		case len(r.Related) == maxRelatedOfResult:
			s.cut++
		default:
			r.Related = append(r.Related, sarifLocation{at.physical, &sarifText{at.message}})
		}
		seen[at] = true
	}
}

// orNothing is a text that is not empty.
func orNothing(text string) string { return cmp.Or(text, "(no message)") }

func level(severity diag.Severity) string {
	switch severity {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Info:
	}
	return "note"
}

// physical returns a place as SARIF has it.
func physical(place diag.Place) sarifPhysical {
	return sarifPhysical{sarifArtifact{uri(place.Path)}, sarifRegion{place.Line, place.Column, place.EndLine, place.EndColumn}}
}

// uri returns a path as a URI: relative where the path is.
func uri(file string) string {
	var parts []string
	for part := range strings.SplitSeq(file, "/") {
		parts = append(parts, strings.ReplaceAll(url.PathEscape(part), ":", "%3A"))
	}
	escaped := strings.Join(parts, "/")
	if path.IsAbs(file) {
		return "file://" + escaped
	}
	return escaped
}
