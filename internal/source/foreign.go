package source

import (
	"regexp"
	"strings"
	"sync"
)

// A foreignKind is a kind of file that is no chart, and how such files begin.
type foreignKind struct {
	begins *regexp.Regexp
	what   string // in words, with what to do
}

// foreignKinds compiles the patterns when the first is used.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var foreignKinds = sync.OnceValue(func() []foreignKind {
	kind := func(pattern, what string) foreignKind { return foreignKind{regexp.MustCompile(pattern), what} }
	return []foreignKind{
		kind(`^%PDF-`, "a PDF, in which nobody can tell what belongs to whom; export the list that it was made of as CSV or Excel"),
		kind(`^\{\\rtf`, "a text document (RTF); save the list in it as CSV or Excel"),
		kind(`(?i)urn:schemas-microsoft-com:office:spreadsheet`, "a spreadsheet of 2003 in XML; open it in a spreadsheet program and save it as .xlsx or CSV"),
		kind(`(?i)<mxfile|<mxGraphModel`, "a drawing of draw.io; export the list that it was made of, or write it as CSV with a column for the manager"),
		kind(`(?i)^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype html|html|head|body|table|meta|style|div)\b`,
			"a web page (HTML), as some systems export tables; open it in a spreadsheet program and save it as .xlsx or CSV"),
		kind(`^<\?xml|^<[A-Za-z][\w:.-]*(\s[^<>]*)?>\s*<`, "XML; export the list as CSV, Excel or JSON"),
		kind(`(?i)^BEGIN:VCARD`, "a file of contacts (vCard), which does not say who reports to whom; export the list of people as CSV"),
		kind(`(?m)\A(---[\s\S]*?---\s*|%%.*\s*)*(graph|flowchart)[ \t]+(TB|TD|BT|RL|LR)\b|\Amindmap\b`, "a diagram in Mermaid; orglint reads lists of people, or of pairs, as CSV or JSON"),
		kind(`^\s*(strict\s+)?(di)?graph\b[^{\n]*\{`, "a diagram for Graphviz; orglint reads lists of people, or of pairs, as CSV or JSON"),
		kind(`^\s*@start(uml|wbs|mindmap)`, "a diagram in PlantUML; orglint reads lists of people, or of pairs, as CSV or JSON"),
		kind(`\A(\s*#.*\n|\s*\n)*((\[[\w.'"-]+\]|\[\[[\w.'"-]+\]\])[ \t]*(#.*)?\r?\n|[\w-]+[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*'|[\[{][^\n]*|true|false|\d[\d.:T-]*)[ \t\r]*(#.*)?(\n|\z))`,
			"TOML, which orglint does not read; teams in TOML say who leads them and who is in them, and may be written as YAML or JSON with the same fields"),
	}
})

// foreign says what a file is whose kind its first characters tell, and what to do with it; empty where they do not.
func foreign(text string) string {
	const enough = 1 << 12
	text = strings.TrimSpace(strings.TrimPrefix(text[:min(len(text), enough)], "\ufeff"))
	for _, kind := range foreignKinds() {
		if kind.begins.MatchString(text) {
			return kind.what
		}
	}
	return ""
}
