package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

// secretsOf collects the names, their parts, the e-mail addresses and the locations of people and outside managers in files.
func secretsOf(t *testing.T, paths []string) []string {
	t.Helper()
	var all []string
	ids := map[string]bool{}
	for _, path := range paths {
		for _, document := range source.Read(path, []byte(read(t, path))).Documents {
			for _, list := range []string{"people", "external"} {
				section := document.Get(list)
				if section == nil {
					continue
				}
				for i := range section.Items {
					item := &section.Items[i]
					name := item.GetText("name").Value
					ids[item.GetText("id").Value] = true
					all = append(all, name, strings.Join(strings.Fields(name), ""), item.GetText("email").Value, item.GetText("location").Value)
					all = append(all, strings.Fields(name)...)
				}
			}
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(text string) bool {
		return len(text) < 3 || ids[text] || !strings.ContainsFunc(text, unicode.IsLetter)
	})
}

// squeezed brings a text to a form in which neither case nor space makes a difference.
func squeezed(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), "")) }

// leaks returns the secrets that a text shows: those of one word where they stand as a word, others in whatever case and
// spacing.
func leaks(text string, secrets []string) []string {
	var found []string
	whole := squeezed(text)
	for _, s := range secrets {
		if long := strings.ContainsAny(s, " @\u00a0"); long && strings.Contains(whole, squeezed(s)) || !long && hasWord(text, s) {
			found = append(found, s)
		}
	}
	return found
}

// hasWord reports whether a word stands in a text by itself.
func hasWord(text, word string) bool {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for {
		before, after, ok := strings.Cut(text, word)
		if !ok {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !isLetter(last) && !isLetter(next) {
			return true
		}
		text = after
	}
}

// everything runs check in all formats, with all that it can write, and the list of deviations, and returns each by a name.
func everything(t *testing.T, paths []string, flags ...string) map[string]string {
	t.Helper()
	folder := t.TempDir()
	summary := filepath.Join(folder, "summary")
	t.Setenv("GITHUB_STEP_SUMMARY", summary)
	texts := map[string]string{}
	orglint := func(name string, arguments ...string) {
		var out, errs bytes.Buffer
		if status := run(append(append(arguments, flags...), paths...), streams{in: strings.NewReader(""), out: &out, err: &errs}); status > 1 {
			t.Fatalf("%q: exit status %d: %s", arguments, status, errs.String())
		}
		texts[name], texts[name+", standard error"] = unzipped(t, out.Bytes()), errs.String()
	}
	for _, format := range report.Formats() {
		file := filepath.Join(folder, format)
		if thorough() { // the same is in the file
			orglint(format, "check", "--as-of", "2026-11-23", "-v", "-f", format)
		}
		orglint(format+" and a file", "check", "--as-of", "2026-11-23", "-v", "-f", format, "-o", file)
		texts[format+" in a file"] = unzipped(t, []byte(read(t, file)))
	}
	for _, file := range everyReport(t, folder, flags[1], paths) {
		texts["report "+filepath.Ext(file)] = unzipped(t, []byte(read(t, file)))
	}
	texts["summary"] = read(t, summary)
	for _, format := range []string{"text", "json"} {
		orglint("deviations "+format, "deviations", "--as-of", "2026-11-23", "-f", format)
	}
	return texts
}

// TestPrivacy looks for every name, part of a name, e-mail address and location in all that orglint writes.
func TestPrivacy(t *testing.T) {
	for _, test := range []struct {
		folder string
		paths  []string
		shown  int // how many secrets show in some format where names do
	}{
		{"../../examples/acme-reorg", []string{"company.yaml", "engineering-platform.yaml", "engineering-verify.yaml"}, 60},
		{"../../testdata/privacy", []string{"org.yaml", "more.json"}, 90},
		{"../../testdata/privacy", []string{"broken.yaml"}, 3},
	} {
		t.Run(filepath.Base(test.folder), func(t *testing.T) {
			t.Chdir(test.folder)
			secrets := secretsOf(t, test.paths)
			if test.paths[0] == "broken.yaml" {
				secrets = []string{"Anselm", "Thistlewood", "anselm@fjord.example", "Reykjavik"}
			}
			for _, show := range []string{"ids", "initials"} {
				for name, text := range everything(t, test.paths, "--show", show) {
					if found := leaks(text, secrets); len(found) > 0 {
						t.Errorf("--show %s, %s: shows %q in\n%s", show, name, found, linesWith(text, found))
					}
				}
			}
			var all []string
			for name, text := range everything(t, test.paths, "--show", "names") {
				found := leaks(text, secrets)
				if all = append(all, found...); len(found) == 0 && !strings.Contains(name, "standard error") && !strings.Contains(name, "and a file") &&
					test.paths[0] == "org.yaml" {
					t.Errorf("--show names, %s: shows no name, so that the test means nothing", name)
				}
			}
			slices.Sort(all)
			if all = slices.Compact(all); len(all) < test.shown {
				t.Errorf("--show names shows %d of %d secrets, want at least %d", len(all), len(secrets), test.shown)
			}
		})
	}
}

// linesWith returns the lines of a text with any of some words.
func linesWith(text string, words []string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if len(leaks(line, words)) > 0 && len(lines) < 5 {
			lines = append(lines, line[:min(len(line), 400)])
		}
	}
	return strings.Join(lines, "")
}

// TestSameFindings compares the fingerprints, places and order of findings that name people in different ways.
func TestSameFindings(t *testing.T) {
	fix := regexp.MustCompile(`(?s)"fix": \{.*?\n {6}\}`) // which writes names, so that it stands only where they are shown
	fingerprint := regexp.MustCompile(`"(fingerprint|rule|path|line|column)": .*`)
	for folder, paths := range map[string][]string{
		"../../examples/acme-reorg": {"."}, "../../testdata/privacy": {"org.yaml", "more.json"},
	} {
		t.Chdir(folder)
		var first []string
		for _, show := range []string{"names", "ids", "initials"} {
			var out bytes.Buffer
			run(append([]string{"check", "-f", "json", "--as-of", "2026-11-23", "--show", show}, paths...), streams{in: strings.NewReader(""), out: &out, err: os.Stderr})
			found := fingerprint.FindAllString(fix.ReplaceAllString(out.String(), ""), -1)
			if len(found) < 50 {
				t.Fatalf("got %s", out.String())
			}
			if first == nil {
				first = found
			}
			if !slices.Equal(first, found) {
				t.Errorf("%s: --show %s finds something else", folder, show)
			}
		}
		t.Chdir(filepath.Join("..", "..", "cmd", "orglint"))
	}
}
