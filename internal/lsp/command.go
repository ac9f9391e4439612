package lsp

import (
	"encoding/json"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/diag"
)

// The commands that an editor may have done. Both show what they answer.
const (
	explainCommand = "orglint.explain" // a rule, by its name
	showCommand    = "orglint.show"    // somebody, by the id
)

// arguments are those of a command that takes a text.
func arguments(of string) []protocol.LSPAny {
	data, _ := json.Marshal(of) // a text always can be
	return []protocol.LSPAny{data}
}

// execute does a command. What it shows it answers too, for editors that can show it better.
func (s *server) execute(p *protocol.ExecuteCommandParams) (any, error) {
	var of string
	if len(p.Arguments) != 1 || json.Unmarshal(p.Arguments[0], &of) != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the command takes one text")
	}
	said, ok := "", false
	switch p.Command {
	case explainCommand:
		if said, ok = s.options.Page(of); ok {
			s.show(protocol.MessageTypeInfo, beginning(said))
		}
	case showCommand:
		if s.snapshot != nil {
			said = s.describe(named{ofSeat, of}, false)
		}
		if ok = said != ""; ok {
			s.show(protocol.MessageTypeInfo, said)
		}
	default:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "orglint has no command %s", diag.Short(p.Command))
	}
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "orglint does not know %s", diag.Quote(of))
	}
	return said, nil
}

// beginning returns of the page of a rule what comes before its examples: what it reports, why, and what to do.
func beginning(page string) string {
	before, _, _ := strings.Cut(page, "\n## Fails")
	return strings.TrimSpace(before)
}
