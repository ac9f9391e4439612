package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// planted stands in every name, e-mail address and id that the tests below plant, and in nothing else.
const planted = "xq"

// foldedText brings a text to a form in which neither case nor accents nor invisible characters hide what is planted.
func foldedText(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text)))
}

var plantedWord = regexp.MustCompile(planted + `\p{L}*`)

// noPlanted looks for what is planted in a text.
func noPlanted(t *testing.T, what, text string) {
	t.Helper()
	if folded := foldedText(text); strings.Contains(folded, planted) {
		for line := range strings.Lines(folded) {
			if at := strings.Index(line, planted); at >= 0 {
				t.Errorf("%s shows %q in: %s", what, plantedWord.FindString(line), line[max(0, at-200):min(len(line), at+200)])
				return
			}
		}
	}
}

// orglintShows runs orglint and looks for what is planted in all that it writes, and returns what that is on standard output; paths may name
// somebody, if they are the user's own.
func orglintShows(t *testing.T, paths []string, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(args, streams{in: strings.NewReader(""), out: &stdout, err: &stderr}); status == exitFault {
		t.Errorf("%q: exit status %d: %s", args, status, stderr.String())
	}
	var without []string
	for _, path := range paths {
		without = append(without, path, "PATH")
	}
	for _, text := range []string{stdout.String(), stderr.String()} {
		noPlanted(t, strings.Join(args, " "), strings.NewReplacer(without...).Replace(text))
	}
	return stdout.String()
}

// everyFormat runs check in all formats, with all that it can write.
func everyFormat(t *testing.T, show string, paths []string, flags ...string) (found []string) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("GITHUB_STEP_SUMMARY", filepath.Join(folder, "summary"))
	args := append([]string{"check", "--as-of", "2026-11-23", "--no-config", "--show", show, "-v", "--statistics", "-f", "text"}, flags...)
	files := []string{filepath.Join(folder, "summary")}
	for _, format := range report.Formats() {
		if format != "text" {
			files = append(files, filepath.Join(folder, format))
			args = append(args, "-f", format, "-o", files[len(files)-1])
		}
	}
	orglintShows(t, paths, append(args, paths...)...)
	if !slices.Contains(flags, "--new-since") { // who is only in an earlier chart is known to nobody but who compares with it
		files = append(files, everyReport(t, folder, show, paths, flags...)...)
	}
	var without []string
	for _, path := range paths {
		without = append(without, path, "PATH")
	}
	for _, file := range files {
		if t.Failed() {
			break
		}
		if data, err := os.ReadFile(file); err == nil {
			noPlanted(t, strings.Join(args[:8], " ")+" "+filepath.Base(file), strings.NewReplacer(without...).Replace(unzipped(t, data)))
		}
	}
	var result struct{ Findings, Allowed []struct{ Rule string } }
	data, err := os.ReadFile(filepath.Join(folder, "json"))
	if err != nil || json.Unmarshal(data, &result) != nil {
		return nil
	}
	for _, f := range append(result.Findings, result.Allowed...) {
		found = append(found, f.Rule)
	}
	return found
}

// everyReport writes a report in all formats, and returns the files.
func everyReport(t *testing.T, folder, show string, paths []string, flags ...string) (files []string) {
	t.Helper()
	args := append([]string{"report", "--as-of", "2026-11-23", "--no-config", "--show", show}, flags...)
	for _, ending := range reportEndings() {
		files = append(files, filepath.Join(folder, "report"+ending))
		args = append(args, "-o", files[len(files)-1])
	}
	orglintShows(t, paths, append(args, paths...)...)
	return files
}

// unzipped returns the texts of a workbook, and any other text as it is.
func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return string(data)
	}
	var all strings.Builder
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(html.UnescapeString(string(text)) + "\n")
	}
	return all.String()
}

// plantIn gives everybody in the files of a chart a name and an id that are marked: ids are e-mail addresses or names, as a function says.
func plantIn(t *testing.T, from, to string, id func(n int) string) (families []string) {
	t.Helper()
	ids, names := []string{}, []string{}
	texts := map[string]string{}
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		texts[path] = read(t, path)
		for _, document := range source.Read(path, []byte(texts[path])).Documents {
			for _, list := range []string{"people", "external"} {
				if section := document.Get(list); section != nil {
					for i := range section.Items {
						ids = append(ids, section.Items[i].GetText("id").Value)
						names = append(names, section.Items[i].GetText("name").Value)
					}
				}
			}
			if document.Get("levels") != nil {
				families = append(families, filepath.Join(to, strings.TrimPrefix(path, from)))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(names, "") || len(slices.Compact(slices.Sorted(slices.Values(names)))) < len(names) { // an id that is a word may then be of anything
		id = func(n int) string { return "Xqgiven" + letter(n) + " Xqors" + letter(n) }
	}
	for path, text := range texts {
		for i, old := range ids {
			if old != "" && old != "ceo" {
				text = regexp.MustCompile(`(^|[\s:,\[{"'])`+regexp.QuoteMeta(old)+`([\s,\]}"']|$)`).ReplaceAllString(text, "${1}"+id(i)+"${2}")
			}
			if names[i] != "" {
				text = regexp.MustCompile(`(name"?: *['"]?)`+regexp.QuoteMeta(names[i])+`(['",}\s])`).ReplaceAllString(text, fmt.Sprintf("${1}Xqgiven%s Xqors%s${2}", letter(i), letter(i)))
			}
		}
		path = filepath.Join(to, strings.TrimPrefix(path, from))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return families
}

func letter(i int) string { return string(rune('a'+i/26%26)) + string(rune('a'+i%26)) }

// TestPlantedRules plants names in the fixtures of every rule, so that each speaks of people who must not be named.
func TestPlantedRules(t *testing.T) {
	styles := []func(n int) string{
		func(n int) string { return "xqgiven" + letter(n) + ".xqors" + letter(n) + "@acme.example" },
		func(n int) string { return "Xqgiven" + letter(n) + " Xqors" + letter(n) },
		func(n int) string { return "xqgiven" + letter(n) + "-xqors" + letter(n) },
		func(n int) string { return "xqors" + letter(n) },
	}
	for n, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			at := n % 2 * 2
			folder := filepath.Join("..", "..", "testdata", "rules", rule.Name)
			cases, err := os.ReadDir(folder)
			if err != nil {
				t.Fatal(err)
			}
			spoke := strings.HasPrefix(rule.Name, "family-") || rule.Name == "unused-setting" // see TestPlantedSettings
			for i, c := range cases {
				if i >= 1 && spoke && !thorough() {
					break
				}
				i += at // so that two rules go through all styles
				to := filepath.Join(t.TempDir(), c.Name())
				families := plantIn(t, filepath.Join(folder, c.Name()), to, styles[i%len(styles)])
				var flags []string
				if len(families) > 0 {
					flags = []string{"--families", strings.Join(append(families, "engineering", "engineering-leadership"), ",")}
				}
				show := []string{"ids", "initials"}[i/2%2]
				if rule.Compare != nil {
					out := orglintShows(t, nil, append([]string{"diff", "--show", show, "--as-of", "2026-11-23", filepath.Join(to, "before.yaml"), filepath.Join(to, "after.yaml")}, flags...)...)
					spoke = spoke || strings.Contains(out, "["+rule.Name+"]")
					continue
				}
				for _, found := range everyFormat(t, show, []string{to}, flags...) {
					spoke = spoke || found == rule.Name
				}
				if rule.Deviation || strings.HasSuffix(rule.Name, "-deviation") {
					orglintShows(t, nil, "deviations", "--no-config", "--show", "ids", "--as-of", "2026-11-23", to)
				}
			}
			if !spoke {
				t.Errorf("no fixture with planted names makes the rule speak, so that the test means nothing")
			}
		})
	}
}
