package lint_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// A damage is a way in which a line is broken.
type damage struct {
	name  string
	apply func(line, next string, random *rand.Rand) []string
}

// lineDamages are the ways in which a line is broken. Each returns the lines in place of one, which is not the first of its record if it
// must not be; nothing where the line cannot be broken so.
func lineDamages() []damage {
	value := func(change func(value string, random *rand.Rand) string) func(string, string, *rand.Rand) []string {
		return func(line, _ string, random *rand.Rand) []string {
			at := strings.Index(line, ": ")
			if at < 0 {
				return nil
			}
			return []string{line[:at+2] + change(line[at+2:], random)}
		}
	}
	return []damage{
		{"tab", func(line, _ string, _ *rand.Rand) []string {
			if !strings.HasPrefix(line, "  ") {
				return nil
			}
			return []string{"\t" + strings.TrimLeft(line, " ")}
		}},
		{"quote", value(func(v string, _ *rand.Rand) string { return `"` + strings.Trim(v, `"'`) })},
		{"bracket", value(func(v string, _ *rand.Rand) string { return "[" + v })},
		{"colon", func(line, _ string, _ *rand.Rand) []string {
			if !strings.Contains(line, ": ") {
				return nil
			}
			return []string{strings.Replace(line, ": ", " ", 1)}
		}},
		{"indentation", func(line, _ string, random *rand.Rand) []string {
			if random.IntN(2) == 0 || !strings.HasPrefix(line, " ") {
				return []string{" " + line}
			}
			return []string{line[1:]}
		}},
		{"conflict", func(line, _ string, _ *rand.Rand) []string {
			return []string{"<<<<<<< HEAD", line, "=======", line, ">>>>>>> other"}
		}},
		{"cut-off end", func(line, _ string, random *rand.Rand) []string {
			indent := len(line) - len(strings.TrimLeft(line, " -"))
			if len(line) < indent+3 {
				return nil
			}
			return []string{line[:indent+1+random.IntN(len(line)-indent-1)]}
		}},
		{"bad byte", value(func(v string, random *rand.Rand) string {
			at := random.IntN(len(v) + 1)
			return v[:at] + []string{"\xe9", "\x00"}[random.IntN(2)] + v[at:]
		})},
		{"run together", func(line, next string, _ *rand.Rand) []string {
			if !strings.HasPrefix(strings.TrimLeft(next, " "), "- ") {
				return nil
			}
			return []string{line + strings.TrimLeft(next, " "), ""}
		}},
		{"comma", func(line, _ string, _ *rand.Rand) []string {
			short := strings.TrimSuffix(line, ",")
			if short == line {
				return nil
			}
			return []string{short}
		}},
		{"brace", func(line, _ string, _ *rand.Rand) []string {
			short := strings.TrimRight(line, ",}")
			if !strings.Contains(line, "\"") && !strings.Contains(line, "{") || short == line {
				return nil
			}
			return []string{short + "}" + line[len(short):]}
		}},
		{"stray dash", func(line, _ string, _ *rand.Rand) []string {
			indent := len(line) - len(strings.TrimLeft(line, " "))
			return []string{line[:indent] + "- " + line[indent:]}
		}},
	}
}

// trialCharts returns the clean charts of the examples, and others made of them.
func trialCharts(t *testing.T) []*trial {
	t.Helper()
	families := builtIn(t)
	clinic, err := family.Load([]string{"../../examples/clinic/families/clinic.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	charts := []*trial{
		readTrial(t, "acme", "../../examples/acme", families),
		readTrial(t, "clinic", "../../examples/clinic", clinic),
	}
	acme := charts[0]
	for _, layout := range []string{"flow", "flow on lines", "json", "json on one line", "json records", "keyed", "person", "other line ends", "documents"} {
		charts = append(charts, acme.as(t, layout))
	}
	charts = append(charts, acme.foreignTrials()...)
	for _, folder := range filepath.SplitList(os.Getenv("ORGLINT_TRIAL_CHARTS")) {
		charts = append(charts, readTrial(t, filepath.Base(folder), folder, families))
	}
	return charts
}

// readTrial reads the files of a chart.
func readTrial(t *testing.T, name, folder string, families *family.Set) *trial {
	t.Helper()
	c := &trial{name: name, texts: map[string]string{}, families: families}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || entry.IsDir() || ext != ".yaml" && ext != ".yml" && ext != ".json" || strings.Contains(path, "families") || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		text, err := os.ReadFile(path)
		c.files = append(c.files, path)
		c.texts[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// as writes the chart in another layout.
func (c *trial) as(t *testing.T, layout string) *trial {
	t.Helper()
	made := &trial{name: layout, texts: map[string]string{}, families: c.families}
	add := func(path, text string) {
		made.files, made.texts[path] = append(made.files, path), text
	}
	for _, path := range c.files {
		f := source.Read(path, []byte(c.texts[path]))
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		var b strings.Builder
		switch layout {
		case "other line ends":
			add(path, strings.ReplaceAll(c.texts[path], "\n", "\r\n"))
		case "documents":
			made.files = []string{"all.yaml"}
			made.texts["all.yaml"] += "---\n" + c.texts[path]
		case "flow", "flow on lines":
			for _, field := range f.Documents[0].Fields {
				if field.Value.Kind != source.List {
					fmt.Fprintf(&b, "%s: %s\n", field.Key.Value, inline(&field.Value))
					continue
				}
				fmt.Fprintf(&b, "%s:\n", field.Key.Value)
				for i := range field.Value.Items {
					between := map[string]string{"flow": ", ", "flow on lines": ",\n     "}[layout]
					fmt.Fprintf(&b, "  - {%s}\n", fieldsOf(&field.Value.Items[i], between))
				}
			}
			add(name+".yaml", b.String())
		case "keyed", "person":
			people := f.Documents[0].Get("people")
			if people == nil {
				continue
			}
			for i := range people.Items {
				v := &people.Items[i]
				manager := v.GetText("reports_to").Value
				if manager == "" {
					manager = "none"
				}
				if layout == "person" {
					add("people/"+v.GetText("id").Value+".yaml", fmt.Sprintf("---\nname: %s\nrole: '%s'\nreports_to: %s\n",
						v.GetText("name").Value, v.GetText("role").Value, manager))
					continue
				}
				fmt.Fprintf(&b, "%s:\n  name: %s\n  role: '%s'\n  reports_to: %s\n  manager_role_slug: %s\n\n", v.GetText("id").Value, v.GetText("name").Value,
					v.GetText("role").Value, manager, v.GetText("id").Value)
			}
			if layout == "keyed" {
				add(name+".yaml", b.String())
			}
		default:
			add(name+".json", asJSON(&f.Documents[0], layout))
		}
	}
	return made
}

// asJSON writes a document as JSON: indented, on one line, or with a record on each line.
func asJSON(v *source.Value, layout string) string {
	var tree func(v *source.Value) string
	tree = func(v *source.Value) string {
		var parts []string
		for i := range v.Items {
			parts = append(parts, tree(&v.Items[i]))
		}
		for i := range v.Fields {
			parts = append(parts, strconv.Quote(v.Fields[i].Key.Value)+": "+tree(&v.Fields[i].Value))
		}
		switch _, err := strconv.Atoi(v.Text); {
		case v.Kind == source.List:
			return "[" + strings.Join(parts, ", ") + "]"
		case v.Kind == source.Map:
			return "{" + strings.Join(parts, ", ") + "}"
		case v.Kind == source.Plain && (err == nil || v.Text == "true" || v.Text == "false"):
			return v.Text
		}
		return strconv.Quote(v.Text)
	}
	text := tree(v)
	switch layout {
	case "json":
		var b bytes.Buffer
		if err := json.Indent(&b, []byte(text), "", "  "); err != nil {
			return err.Error()
		}
		return b.String() + "\n"
	case "json records":
		return strings.NewReplacer(`: [{"id"`, ": [\n  {\"id\"", `}, {"id"`, "},\n  {\"id\"", "}], ", "}\n],\n").Replace(text) + "\n"
	}
	return text
}

// inline writes a value on one line.
func inline(v *source.Value) string {
	switch v.Kind {
	case source.List:
		var items []string
		for i := range v.Items {
			items = append(items, inline(&v.Items[i]))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case source.Map:
		return "{" + fieldsOf(v, ", ") + "}"
	case source.Null, source.Plain, source.Quoted:
	}
	return source.Scalar(v.Text)
}

func fieldsOf(v *source.Value, between string) string {
	var fields []string
	for i := range v.Fields {
		fields = append(fields, v.Fields[i].Key.Value+": "+inline(&v.Fields[i].Value))
	}
	return strings.Join(fields, between)
}
