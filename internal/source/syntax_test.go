package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestSyntaxPlaces breaks a chart in the ways that charts break. ▸ stands before the place to report.
func TestSyntaxPlaces(t *testing.T) {
	tests := []struct{ name, path, text string }{
		{"unclosed quote at the end", "a.yaml", "version: 1\npeople:\n  - id: ada\n    name: ▸\"Ada\n"},
		{"unclosed quote closed by a later one", "a.yaml", "version: 1\npeople:\n  - id: ada\n    name: ▸\"Ada\n    role: \"CTO\"\n    team: x\n"},
		{"unclosed quote on line 1", "a.yaml", "name: ▸'Ada\n"},
		{"tab", "a.yaml", "version: 1\npeople:\n▸\t- id: ada\n"},
		{"tab on line 1", "a.yaml", "▸\tversion: 1\n"},
		{"field too far left", "a.yaml", "version: 1\npeople:\n  - id: ada\n    name: Ada\n   ▸role: CTO\n    unit: x\n"},
		{"field too far right", "a.yaml", "version: 1\npeople:\n  - id: ada\n     ▸name: Ada\n"},
		{"late fault in a long list", "a.yaml", "version: 1\npeople:\n" + strings.Repeat("  - id: ada\n    role: CTO\n", 300) + "   ▸id: bo\n"},
		{"colon in a value", "a.yaml", "version: 1\npeople:\n  - id: ada\n    role: CTO▸: acting\n"},
		{"colon in a value on line 1", "a.yaml", "▸organization: Acme: the company\n"},
		{"no colon", "a.yaml", "version: 1\npeople:\n  - id: ada\n    ▸name Ada\n    role: CTO\n"},
		{"item without list", "a.yaml", "version: 1\npeople:\n  - id: ada\n    role: CTO\n ▸- id: bo\n"},
		{"unclosed bracket", "a.yaml", "version: 1\npeople:\n  - id: ada\n    dotted_line_to: ▸[bo\n    unit: ops\n"},
		{"unclosed bracket at the end", "a.yaml", "version: 1\nteams:\n  - ▸{id: ada, lead: bo\n"},
		{"missing comma", "a.yaml", "version: 1\nteams:\n  ▸- {id: ada lead: bo}\n  - {id: x}\n"},
		{"at sign", "a.yaml", "version: 1\npeople:\n  - id: ada\n    name: ▸@ada\n"},
		{"unknown alias", "a.yaml", "version: 1\npeople:\n  - id: ada\n    unit: ▸*ops\n    role: CTO\n"},
		{"unknown alias on line 1", "a.yaml", "unit: ▸*ops\n"},
		{"bad escape", "a.yaml", "version: 1\npeople:\n  - id: ada\n    name: \"Ada ▸\\q\"\n"},
		{"bad escape after others", "a.yaml", "a: \"\\\\q\\n\\\"▸\\q \\q\"\n"},
		{"escape without digits", "a.yaml", "a: \"C:▸\\Users\"\n"},
		{"escape with one digit", "a.yaml", "a: \"▸\\x4\"\n"},
		{"half a character", "a.yaml", "a: b\nc: \"x ▸\\ud83d y\"\n"},
		{"the other half", "a.yaml", "c: \"😀\\ud83d\\ude00▸\\ude00\"\n"},
		{"half a character in JSON", "a.json", "{\"a\": [\"x\", \"\\ud83d\\ude00 ▸\\ud83d\"]}\n"},
		{"half a character in a JSON key", "a.json", "{\"▸\\uDE00\": 1}\n"},
		{"no character", "a.yaml", "a: \"▸\\U00110000\"\n"},
		{"alias to itself", "a.yaml", "version: 1\nattributes: &a\n  b: ▸*a\n"},
		{"merge of a text", "a.yaml", "version: 1\npeople:\n  - id: ada\n    <<: ▸CTO\n"},
		{"merge conflict marks", "a.yaml", "version: 1\npeople:\n▸<<<<<<< HEAD\n  - id: ada\n=======\n  - id: bo\n>>>>>>> x\n"},
		{"nul", "a.yaml", "version: 1\npeople:\n  - id: a▸\x00da\n"},
		{"escape character", "a.yaml", "name: ▸\x1b[31mred\n"},
		{"latin-1", "a.yaml", "version: 1\npeople:\n  - name: J▸\xf6rg\n"},
		{"json comma too many", "a.json", "{\"version\": 1,\n \"people\": [{\"id\": \"ada\"},▸]}\n"},
		{"json cut off", "a.json", "{\"version\": 1,\n \"people\": [▸{\"id\": \"ada\""},
		{"json without its end", "a.json", "{\"version\": 1, \"people\": [{\"id\": \"ada\"}▸"},
		{"json in single quotes", "a.json", "{▸'version': 1}"},
		{"json cut off in a text", "a.json", "{\"version\": 1,\n \"people\": [{\"id\": ▸\"ad"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before, after, _ := strings.Cut(test.text, "▸")
			f := source.Read(test.path, []byte(before+after))
			line := strings.Count(before, "\n") + 1
			column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
			want := fmt.Sprintf("%s:%d:%d", test.path, line, column)
			if len(f.Findings) != 1 || f.Findings[0].Rule != "syntax" || f.Findings[0].Pos.String() != want {
				for _, finding := range f.Findings {
					t.Logf("%s: %s: %s", finding.Pos, finding.Rule, finding.Message)
				}
				t.Errorf("got the findings above, want one syntax finding at %s", want)
			}
		})
	}
}
