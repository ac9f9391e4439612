package report

import (
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// What SARIF says of the tool and its rules.
type (
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		Language        string      `json:"language"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string              `json:"id"`
		Name          string              `json:"name,omitempty"`
		Short         sarifText           `json:"shortDescription"`
		Full          sarifText           `json:"fullDescription"`
		Help          sarifHelp           `json:"help"`
		Configuration sarifConfiguration  `json:"defaultConfiguration"`
		Properties    sarifRuleProperties `json:"properties"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifRuleProperties struct {
		Tags            []string `json:"tags"`
		ProblemSeverity string   `json:"problem.severity"`
	}
)

// language is that of all messages.
const language = "en-US"

// longestDescription is how many characters of a description GitHub takes.
const longestDescription = 1024

// toolOf describes orglint, the rules that apply and those that found something, and tells at which index each rule stands.
func toolOf(result *lint.Result, findings []diag.Finding, options Options) (tool sarifTool, index map[string]int) {
	found := map[string]diag.Severity{}
	all := result.Rules
	for _, f := range append(slices.Clone(findings), others(result)...) {
		found[f.Rule] = max(found[f.Rule], f.Severity)
		if !slices.ContainsFunc(all, func(rule lint.Rule) bool { return rule.Name == f.Rule }) {
			all = append(slices.Clip(all), lint.Rule{Name: f.Rule})
		}
	}
	driver := sarifDriver{Name: "orglint", SemanticVersion: options.Version, Language: language, Rules: []sarifRule{}}
	index = map[string]int{}
	for _, rule := range all {
		if rule.Severity == 0 {
			rule.Severity = found[rule.Name]
		}
		if rule.Severity > 0 {
			index[rule.Name] = len(driver.Rules)
			driver.Rules = append(driver.Rules, sarifRuleOf(rule))
		}
	}
	return sarifTool{driver}, index
}

// others are the findings of a result that do not count.
func others(result *lint.Result) []diag.Finding {
	var all []diag.Finding
	for _, a := range result.Allowed {
		all = append(all, a.Finding)
	}
	all = append(all, result.Baselined...)
	if result.Comparison != nil {
		all = append(all, result.Comparison.Unchanged...)
	}
	return all
}

func sarifRuleOf(rule lint.Rule) sarifRule {
	summary, page := aboutRule(rule)
	_, why, _ := strings.Cut(page, "\n## Why\n")
	why, _, _ = strings.Cut(why, "\n## ")
	tags := []string{"org-chart"}
	if rule.Integrity {
		tags = append(tags, "integrity")
	}
	if rule.Deviation {
		tags = append(tags, "deviation-possible")
	}
	severity := level(rule.Severity)
	problem := severity
	if severity == "note" {
		problem = "recommendation"
	}
	return sarifRule{
		ID: rule.Name, Name: rule.Title, Short: sarifText{cutTo(summary, longestDescription)},
		Full:          sarifText{cutTo(strings.TrimSpace(summary+" "+strings.Join(strings.Fields(why), " ")), longestDescription)},
		Help:          sarifHelp{Text: plain(page), Markdown: page},
		Configuration: sarifConfiguration{severity}, Properties: sarifRuleProperties{tags, problem},
	}
}

// examples matches the parts of a page that show charts: their people would be taken for those of the chart.
var examples = regexp.MustCompile("(?s)\n## (Fails|Passes)\n.*?(\n## |\\z)")

// aboutRule returns what a rule reports, and its page in Markdown without examples and links.
func aboutRule(rule lint.Rule) (summary, page string) {
	summary, page = rule.Summary, rule.Page
	if text, ok := rules.Page(rule.Name); ok {
		summary, page = rules.Summary(rule.Name), text
	}
	for examples.MatchString(page) {
		page = examples.ReplaceAllString(page, "$2")
	}
	page = link.ReplaceAllString(page, "$1")
	if summary == "" {
		summary = rule.Name
	}
	if page == "" {
		page = "# " + rule.Name + "\n"
	}
	return summary, page
}

// plain returns a page as plain text.
func plain(page string) string {
	var b strings.Builder
	_ = Page(&b, page, false) // a builder takes everything
	return b.String()
}

// cutTo shortens a text to some characters.
func cutTo(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}
