package report_test

import (
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// readSARIF reads and validates a log with go-sarif, which must know all that stands in it.
func readSARIF(t *testing.T, text string) *sarif.Run {
	t.Helper()
	log, err := sarif.FromString(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 || log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif") {
		t.Fatalf("got %d runs of version %s, want one of 2.1.0", len(log.Runs), log.Version)
	}
	again, err := json.Marshal(log)
	if err != nil {
		t.Fatal(err)
	}
	var ours, theirs any
	if err := errors.Join(json.Unmarshal([]byte(text), &ours), json.Unmarshal(again, &theirs)); err != nil {
		t.Fatal(err)
	}
	allIn(t, "", ours, theirs)
	return log.Runs[0]
}

// allIn wants everything of one value in another, which may have more fields.
func allIn(t *testing.T, path string, value, in any) {
	t.Helper()
	switch v := value.(type) {
	case map[string]any:
		fields, _ := in.(map[string]any)
		for key, inner := range v {
			allIn(t, path+"/"+key, inner, fields[key])
		}
	case []any:
		items, _ := in.([]any)
		if len(items) != len(v) {
			t.Errorf("%s: got %d items, want %d", path, len(items), len(v))
			return
		}
		for i, inner := range v {
			allIn(t, path, inner, items[i])
		}
	default:
		if value != in {
			t.Errorf("%s: go-sarif reads %v as %v", path, value, in)
		}
	}
}

// TestSARIF validates every case, and looks for what code scanning does not take.
func TestSARIF(t *testing.T) {
	eachCase(t, "sarif", func(t *testing.T, r *lint.Result, text string) {
		run := readSARIF(t, text)
		want := len(r.Findings) + len(r.Allowed) + len(r.Baselined)
		if r.Comparison != nil {
			want += len(r.Comparison.Unchanged)
		}
		if len(run.Results) != want {
			t.Errorf("got %d results, want %d", len(run.Results), want)
		}
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		nothingEmpty(t, "", value)
		seen := map[string]bool{}
		for _, rule := range run.Tool.Driver.Rules {
			checkSARIFRule(t, rule)
			if seen[*rule.ID] {
				t.Errorf("the rule %s stands there twice", *rule.ID)
			}
			seen[*rule.ID] = true
		}
		for _, found := range run.Results {
			checkSARIFResult(t, run, found)
		}
	})
	if text, _ := writeResult(t, "sarif", result()); !strings.Contains(text, `"results": []`) {
		t.Errorf("got %s, want an empty list of results", text)
	}
}

// nothingEmpty finds null, -1 and empty texts.
func nothingEmpty(t *testing.T, path string, value any) {
	t.Helper()
	switch v := value.(type) {
	case nil:
		t.Errorf("%s is null", path)
	case string:
		if v == "" {
			t.Errorf("%s is empty", path)
		}
	case float64:
		if v < 0 {
			t.Errorf("%s is %v", path, v)
		}
	case map[string]any:
		for key, inner := range v {
			nothingEmpty(t, path+"/"+key, inner)
		}
	case []any:
		for _, inner := range v {
			nothingEmpty(t, path, inner)
		}
	}
}

func checkSARIFRule(t *testing.T, rule *sarif.ReportingDescriptor) {
	t.Helper()
	for name, text := range map[string]*string{
		"shortDescription": rule.ShortDescription.Text, "fullDescription": rule.FullDescription.Text,
		"help.text": rule.Help.Text, "help.markdown": rule.Help.Markdown,
	} {
		if text == nil || *text == "" {
			t.Errorf("the rule %s has no %s", *rule.ID, name)
		} else if strings.HasSuffix(name, "Description") && utf8.RuneCountInString(*text) > 1024 {
			t.Errorf("the %s of %s is too long", name, *rule.ID)
		}
	}
	if !slices.Contains([]string{"error", "warning", "note"}, rule.DefaultConfiguration.Level) {
		t.Errorf("the level of %s is %q", *rule.ID, rule.DefaultConfiguration.Level)
	}
	if rule.Properties.Tags == nil || !slices.Contains([]any{"error", "warning", "recommendation"}, rule.Properties.Properties["problem.severity"]) {
		t.Errorf("the properties of %s are %+v", *rule.ID, rule.Properties)
	}
}

func checkSARIFResult(t *testing.T, run *sarif.Run, found *sarif.Result) {
	t.Helper()
	if *found.RuleID != *run.Tool.Driver.Rules[found.RuleIndex].ID {
		t.Errorf("the index of the rule %s leads to another", *found.RuleID)
	}
	if found.Message.Text == nil || len(found.Locations) != 1 {
		t.Fatalf("got %+v, want a message and one place", found)
	}
	for _, place := range append(slices.Clone(found.Locations), found.RelatedLocations...) {
		uri, region := *place.PhysicalLocation.ArtifactLocation.URI, place.PhysicalLocation.Region
		if parsed, err := url.Parse(uri); err != nil || parsed.IsAbs() || strings.ContainsAny(uri, ":\\ \"<>|^`{}\n") {
			t.Errorf("the place %q is no relative, encoded URI (%v)", uri, err)
		}
		if *region.StartLine < 1 || *region.StartColumn < 1 || *region.EndLine != *region.StartLine || *region.EndColumn < *region.StartColumn {
			t.Errorf("the region is %d:%d to %d:%d", *region.StartLine, *region.StartColumn, *region.EndLine, *region.EndColumn)
		}
	}
}

// TestSARIFPlaces wants exact regions and paths.
func TestSARIFPlaces(t *testing.T) {
	text, _ := writeResult(t, "sarif", result(finding("a: é▸bé◂\n"), several(), hostile(), builtIn(), placeless()))
	var got []string
	for _, found := range readSARIF(t, text).Results {
		p := found.Locations[0].PhysicalLocation
		got = append(got, *p.ArtifactLocation.URI+" "+strings.Join([]string{
			itoa(*p.Region.StartLine), itoa(*p.Region.StartColumn), itoa(*p.Region.EndLine), itoa(*p.Region.EndColumn),
		}, " "))
		if found.PartialFingerprints["primaryLocationLineHash"] == "" {
			t.Errorf("got no fingerprint in %+v", found)
		}
	}
	want := []string{
		"org.yaml 1 5 1 7", "org.yaml 2 4 2 6", "a%20b/%2541%3A%C3%A9%2C%22%3C&%3E%27%7C%60%23%0A%3A%3Aerror%3A%3Ax.yaml 1 4 1 5",
		"org.yaml 1 1 1 1", "org.yaml 1 1 1 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if strings.Contains(text, "builtin:") {
		t.Errorf("got a place in a built-in family:\n%s", text)
	}
	absolute := finding("▸a◂")
	absolute.Pos.File.Path = "/org charts/a.yaml"
	if text, _ := writeResult(t, "sarif", result(absolute)); !strings.Contains(text, `"uri": "file:///org%20charts/a.yaml"`) {
		t.Errorf("got no absolute URI in %s", text)
	}
}

// TestSARIFHeld wants findings that do not count to stay, marked.
func TestSARIFHeld(t *testing.T) {
	text, _ := writeResult(t, "sarif", cases()["held"])
	states := []string{}
	for _, found := range readSARIF(t, text).Results {
		state := *found.BaselineState
		for _, s := range found.Suppressions {
			state += " " + *s.Kind
			if s.Justification == nil || *s.Justification == "" {
				t.Errorf("got no justification in %+v", found)
			}
		}
		states = append(states, state)
	}
	if diff := cmp.Diff([]string{"new", "unchanged external", "unchanged external", "unchanged external"}, states); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if text, _ := writeResult(t, "sarif", result(several())); strings.Contains(text, "baselineState") {
		t.Errorf("got a state though nothing was compared")
	}
}

// TestSARIFRelated wants each related place once, and not too many of them.
func TestSARIFRelated(t *testing.T) {
	f := finding("a: ▸b◂\n")
	for i := range 120 {
		here := diag.Related{Pos: f.Pos, Message: "here " + itoa(i)}
		f.Related = append(f.Related, here, here)
	}
	text, notes := writeResult(t, "sarif", result(f))
	if got := len(readSARIF(t, text).Results[0].RelatedLocations); got != 100 || len(notes) != 1 || !strings.Contains(notes[0], "20 related places") {
		t.Errorf("got %d related places and the notes %q, want 100 and one about 20", got, notes)
	}
}

// TestSARIFRules wants every rule described, an organization's own and those that are off but found something too.
func TestSARIFRules(t *testing.T) {
	r := result()
	r.Rules = nil
	for _, rule := range rules.All() {
		r.Rules = append(r.Rules, lint.Rule{Name: rule.Name, Severity: rule.Severity, Deviation: rule.Deviation, Integrity: rule.Integrity})
	}
	text, _ := writeResult(t, "sarif", r)
	run := readSARIF(t, text)
	if len(run.Tool.Driver.Rules) != len(r.Rules) {
		t.Errorf("got %d rules, want %d", len(run.Tool.Driver.Rules), len(r.Rules))
	}
	for _, rule := range run.Tool.Driver.Rules {
		checkSARIFRule(t, rule)
		if help := *rule.Help.Markdown; strings.Contains(help, "## Fails") || strings.Contains(help, "Ada Osei") || strings.Contains(help, "](") {
			t.Errorf("the help of %s has examples or links:\n%s", *rule.ID, help)
		}
		if !strings.Contains(*rule.Help.Markdown, "## Good to know") || !strings.Contains(*rule.FullDescription.Text, rules.Summary(*rule.ID)) {
			t.Errorf("the help of %s lacks a part", *rule.ID)
		}
	}
	off := finding("a: ▸b◂\n")
	off.Rule = "empty-team"
	text, _ = writeResult(t, "sarif", result(off))
	if !strings.Contains(text, `"id": "empty-team"`) || !strings.Contains(text, `"A rule of your own: x."`) {
		t.Errorf("a rule is missing:\n%s", text)
	}
	if text, _ = writeResult(t, "sarif", result()); strings.Contains(text, `"id": "empty-team"`) {
		t.Errorf("a rule that is off is listed")
	}
}
