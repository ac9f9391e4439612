package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// A command is a workflow command as GitHub's runner reads it.
type command struct {
	name       string
	properties map[string]string
	data       string
}

// readCommand reads a line as the documents of GitHub say: the name and the properties stand between two pairs of colons,
// properties are separated by commas, and escapes are resolved, that of the percent sign last.
func readCommand(line string) (command, bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "::")
	info, text, found := strings.Cut(rest, "::")
	if !ok || !found {
		return command{}, false
	}
	name, list, _ := strings.Cut(info, " ")
	c := command{name: name, properties: map[string]string{}, data: unescape(text, "%0D", "\r", "%0A", "\n", "%25", "%")}
	for pair := range strings.SplitSeq(strings.TrimSpace(list), ",") {
		if key, value, ok := strings.Cut(pair, "="); ok {
			c.properties[key] = unescape(value, "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
		}
	}
	return c, true
}

// unescape replaces one escape after the other.
func unescape(text string, pairs ...string) string {
	for pair := range slices.Chunk(pairs, 2) {
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	return text
}

// readCommands reads what orglint wrote, as the runner does: line by line, where a line ends at LF, CR LF or CR.
func readCommands(t *testing.T, text string) []command {
	t.Helper()
	var all []command
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n"), "\n") {
		c, ok := readCommand(line)
		if !ok && line != "" {
			t.Errorf("the line %q is no command", line)
		}
		if ok {
			all = append(all, c)
		}
	}
	return all
}

// TestGitHub wants one command a finding, with the place where it is in a file, and no more.
func TestGitHub(t *testing.T) {
	eachCase(t, "github", func(t *testing.T, r *lint.Result, text string) {
		commands := readCommands(t, text)
		if below := len(report.Below(r)); below > 0 && len(commands) >= below {
			commands = commands[below:] // TestUnjudged reads those before
		}
		if len(commands) != len(r.Findings) {
			t.Fatalf("got %d commands, want %d:\n%s", len(commands), len(r.Findings), text)
		}
		sorted := slices.Clone(r.Findings)
		slices.SortStableFunc(sorted, func(a, b diag.Finding) int { return int(b.Severity) - int(a.Severity) })
		for i, c := range commands {
			checkCommand(t, c, sorted[i])
		}
	})
}

func checkCommand(t *testing.T, c command, f diag.Finding) {
	t.Helper()
	name := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "notice"}[f.Severity]
	want := map[string]string{"title": "orglint " + f.Rule}
	if place := f.Pos.Place(); place.Path != "" && !strings.HasPrefix(place.Path, "builtin:") {
		want["file"], want["line"], want["endLine"] = place.Path, itoa(place.Line), itoa(place.EndLine)
		if place.Line == place.EndLine {
			want["col"], want["endColumn"] = itoa(place.Column), itoa(place.EndColumn)
		}
	}
	if diff := cmp.Diff(want, c.properties); diff != "" || c.name != name {
		t.Errorf("%s: properties (-want +got):\n%s", c.name, diff)
	}
	if !strings.Contains(c.data, "orglint explain "+f.Rule) || !strings.HasPrefix(c.data, report.Clean1(f.Message, "\r\n")) {
		t.Errorf("got the text %q for %q", c.data, f.Message)
	}
}

// TestGitHubLimit wants ten commands, the worst first, and a notice that counts the others.
func TestGitHubLimit(t *testing.T) {
	text, _ := writeResult(t, "github", result(many(24)...))
	commands := readCommands(t, text)
	var got []string
	for _, c := range commands {
		got = append(got, c.name)
	}
	want := slices.Concat(slices.Repeat([]string{"error"}, 8), []string{"warning", "warning", "notice"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if last := commands[len(commands)-1].data; !strings.HasPrefix(last, "14 more findings are not annotated: 6 warnings, 8 infos.") {
		t.Errorf("got the notice %q", last)
	}
	if text, _ := writeResult(t, "github", result(many(10)...)); len(readCommands(t, text)) != 10 {
		t.Errorf("got %s, want no more than ten commands for ten findings", text)
	}
	if text, _ := writeResult(t, "github", result()); text != "" {
		t.Errorf("got %q for nothing", text)
	}
}

// FuzzCommand wants what is escaped to be read as it was, on one line.
func FuzzCommand(f *testing.F) {
	f.Add("%0A%25::error::\r\n,:=")
	f.Add(strings.ToValidUTF8(evil, "?"))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		line := fmt.Sprintf("::error file=%s,title=t::%s", report.Property(text), report.Data(text))
		if strings.ContainsAny(line, "\r\n") {
			t.Fatalf("got more than one line: %q", line)
		}
		c, ok := readCommand(line)
		if want := report.Clean1(text, "\r\n"); !ok || c.data != text || c.properties["file"] != want || len(c.properties) > 2 {
			t.Fatalf("%q is read as %+v, want the file %q and the text %q", line, c, want, text)
		}
	})
}
