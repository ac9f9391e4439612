package source

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// withoutVersion12 makes yaml.v3 read a file that calls itself YAML 1.2, which it would refuse. Nothing in an org chart
// is read differently. The length stays.
func withoutVersion12(data string) string {
	at := 0
	for at < len(data) && (data[at] == '#' || data[at] == '\r' || data[at] == '\n') {
		at += lineLength(data[at:]) + 1 // comments before it
	}
	at = min(at, len(data))
	if !strings.HasPrefix(data[at:], "%YAML 1.2") {
		return data
	}
	return data[:at] + "%YAML 1.1" + data[at+len("%YAML 1.2"):]
}

// skipProperties returns the offset of a value after its anchor (&name) and tag (!name).
func skipProperties(data string, offset int) int {
	for offset < len(data) && (data[offset] == '&' || data[offset] == '!') {
		end := offset + wordLength(data[offset:])
		next := end + blankLength(data[end:])
		if next == len(data) {
			return offset
		}
		offset = next
	}
	return offset
}

// wordLength counts the bytes up to white space or a character that ends a value inside brackets.
func wordLength(data string) int {
	if i := strings.IndexAny(data, " \t\r\n,[]{}"); i >= 0 {
		return i
	}
	return len(data)
}

// blankLength counts white space, and comments between lines of it.
func blankLength(data string) int {
	n := 0
	for n < len(data) {
		switch {
		case strings.IndexByte(" \t\r\n", data[n]) >= 0:
			n++
		case data[n] == '#' && n > 0:
			n += lineLength(data[n:])
		default:
			return n
		}
	}
	return n
}

// length returns how many bytes of a text, which begins with a Node, to show as its place: all of a value on one line or
// in quotes, the bracket of a list, the first key of a mapping.
func length(text string, n *yaml.Node) int {
	switch {
	case text == "":
		return 0
	case n.Kind == yaml.AliasNode:
		return min(len(text), 1+len(n.Value))
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 && n.Content[0].Kind == yaml.ScalarNode:
		return length(text, n.Content[0])
	case n.Kind != yaml.ScalarNode:
		return 1
	case text[0] == '"' || text[0] == '\'':
		return quotedLength(text)
	case n.Value == "" && n.Style&^yaml.TaggedStyle == 0:
		return 0
	case strings.HasPrefix(text, n.Value):
		return len(n.Value)
	}
	return len(strings.TrimRight(text[:lineLength(text)], " \t"))
}

// quotedLength counts the bytes of a text in quotes, quotes included.
func quotedLength(text string) int {
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(text)
}
