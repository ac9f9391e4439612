package lint_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// An editable is a chart whose records can be moved about. Its files are rendered anew.
type editable struct{ files []*editableFile }

type editableFile struct {
	name    string
	fields  []source.Field // that are no lists
	records map[string][]source.Value
}

// sections are the lists of a chart, in the order in which they are rendered.
func sections() []string {
	return []string{"external", "deviations", "units", "teams", "vacancies", "people"}
}

// reused matches what lets a part of a YAML file stand in several places.
var reused = regexp.MustCompile(`[&*][a-z]+\b|<<`)

// newEditable makes a chart editable. It is not ok for charts whose text holds more than rendering gives back (several
// documents, aliases, keys given twice, what does not read), or lists whose names are misspelt.
func newEditable(files []*source.File) (c *editable, ok bool) {
	c = &editable{}
	for _, f := range files {
		file := source.Read(f.Path, []byte(f.Data()))
		one := len(file.Documents) == 1 && file.Documents[0].Get("version") != nil && len(file.Findings) == 0
		if !one || reused.MatchString(f.Data()) {
			return nil, false
		}
		made := &editableFile{name: "a" + f.Path, records: map[string][]source.Value{}}
		made.name = strings.NewReplacer("/", "-", ".json", ".yaml").Replace(made.name)
		for _, field := range file.Documents[0].Fields {
			if field.Value.Kind == source.List && slices.Contains(sections(), field.Key.Value) {
				made.records[field.Key.Value] = append(made.records[field.Key.Value], field.Value.Items...)
				continue
			}
			if !slices.Contains(append(sections(), "version", "organization"), field.Key.Value) {
				return nil, false
			}
			made.fields = append(made.fields, field)
		}
		c.files = append(c.files, made)
	}
	return c, len(c.files) > 0
}

// clone copies a chart, so that records can be moved without touching the first.
func (c *editable) clone() *editable {
	copied := &editable{}
	for _, f := range c.files {
		g := &editableFile{name: f.name, fields: slices.Clone(f.fields), records: map[string][]source.Value{}}
		for _, section := range sections() {
			for _, record := range f.records[section] {
				record.Fields = slices.Clone(record.Fields)
				g.records[section] = append(g.records[section], record)
			}
		}
		copied.files = append(copied.files, g)
	}
	return copied
}

// render writes the files as YAML and reads them.
func (c *editable) render(comment string) []*source.File {
	slices.SortFunc(c.files, func(a, b *editableFile) int { return strings.Compare(a.name, b.name) })
	var files []*source.File
	for _, f := range c.files {
		files = append(files, source.Open(f.name, f.text(comment)))
	}
	return files
}

func (f *editableFile) text(comment string) string {
	var b strings.Builder
	b.WriteString(comment)
	for _, field := range f.fields {
		fmt.Fprintf(&b, "%q:%s\n", field.Key.Value, yamlOf(field.Value, "  "))
	}
	for _, section := range sections() {
		if len(f.records[section]) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s%s:\n", comment, section)
		for _, record := range f.records[section] {
			fmt.Fprintf(&b, "%s  -%s\n", comment, yamlOf(record, "    "))
		}
	}
	return b.String()
}

// yamlOf writes a value as it stands after a key or a dash.
func yamlOf(v source.Value, indent string) string {
	var b strings.Builder
	switch {
	case v.Kind == source.Null:
	case v.Kind == source.Plain:
		b.WriteString(" " + v.Text)
	case v.Kind == source.Quoted:
		b.WriteString(" " + strconv.QuoteToGraphic(v.Text))
	case v.Kind == source.List && len(v.Items) == 0:
		b.WriteString(" []")
	case v.Kind == source.Map && len(v.Fields) == 0:
		b.WriteString(" {}")
	case v.Kind == source.List:
		for _, item := range v.Items {
			b.WriteString("\n" + indent + "-" + yamlOf(item, indent+"  "))
		}
	default:
		for _, field := range v.Fields {
			b.WriteString("\n" + indent + strconv.Quote(field.Key.Value) + ":" + yamlOf(field.Value, indent+"  "))
		}
	}
	return b.String()
}

// movable are the lists whose order says nothing. Of two deviations for the same, the first allows it.
func movable() []string { return []string{"external", "units", "teams", "vacancies", "people"} }

// shuffle changes the order of the records in each list.
func (c *editable) shuffle(random *rand.Rand) {
	for _, f := range c.files {
		for _, section := range movable() {
			list := f.records[section]
			random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
	}
}

// move moves a third of the records to other files, one of them new.
func (c *editable) move(random *rand.Rand) {
	version := source.Field{Value: source.Value{Kind: source.Plain, Text: "1"}}
	version.Key.Value = "version"
	c.files = append(c.files, &editableFile{name: "moved.yaml", fields: []source.Field{version}, records: map[string][]source.Value{}})
	for _, f := range c.files {
		for _, section := range movable() {
			stay := []source.Value{}
			for _, record := range f.records[section] {
				if to := c.files[random.IntN(len(c.files))]; random.IntN(3) == 0 && to != f && !to.has(section) {
					to.records[section] = append(to.records[section], record)
					continue
				}
				stay = append(stay, record)
			}
			f.records[section] = stay
		}
	}
}

// has reports whether a file has a field of that name that is no list.
func (f *editableFile) has(name string) bool {
	return slices.ContainsFunc(f.fields, func(field source.Field) bool { return field.Key.Value == name })
}

// renameFiles gives the files new names, and so another order.
func (c *editable) renameFiles(random *rand.Rand) {
	for i, number := range random.Perm(len(c.files)) {
		c.files[i].name = fmt.Sprintf("renamed/%c.yaml", 'a'+number)
	}
}

// renamePeople gives people, teams and units new names.
func (c *editable) renamePeople(random *rand.Rand) {
	for _, f := range c.files {
		for _, section := range sections() {
			for _, record := range f.records[section] {
				for i := range record.Fields {
					if field := &record.Fields[i]; field.Key.Value == "name" && field.Value.IsText() {
						field.Value.Text = fmt.Sprintf("Renamed %d", random.IntN(1000))
					}
				}
			}
		}
	}
}

// addUnrelated adds somebody to whom no rule has anything to say.
func (c *editable) addUnrelated(random *rand.Rand) {
	added := source.Read("added.yaml", []byte(`external: [{id: zz-outside-manager}]
people: [{id: zz-unrelated-person, name: Una Related, role: engineering-fellow, reports_to: zz-outside-manager}]
`))
	for _, field := range added.Documents[0].Fields {
		f := c.files[random.IntN(len(c.files))]
		if f.has(field.Key.Value) {
			return
		}
		f.records[field.Key.Value] = append(f.records[field.Key.Value], field.Value.Items...)
	}
}

// hasTwins reports whether records share an id. Which of them is judged depends on their order.
func (c *editable) hasTwins() bool {
	seen := map[string]bool{}
	for _, f := range c.files {
		for _, section := range sections() {
			kind := strings.Replace(section, "vacancies", "people", 1)
			for _, record := range f.records[section] {
				id := record.GetText("id").Value
				if id != "" && seen[kind+" "+id] {
					return true
				}
				seen[kind+" "+id] = true
			}
		}
	}
	return false
}

// namesMatter reports whether somebody may be meant by their name: somebody named is missing, or somebody has no id.
func (c *editable) namesMatter() bool {
	ids, named := map[string]bool{"": true}, []string{}
	for _, f := range c.files {
		for _, section := range sections() {
			for _, record := range f.records[section] {
				id := record.GetText("id").Value
				if id == "" && section != "deviations" {
					return true
				}
				ids[id] = true
				for _, field := range []string{"reports_to", "lead", "head", "members", "dotted_line_to", "parent", "unit", "team"} {
					for _, text := range record.GetTexts(field) {
						named = append(named, text.Value)
					}
				}
			}
		}
	}
	return slices.ContainsFunc(named, func(id string) bool { return !ids[id] })
}
