package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// Check checks a document and returns a finding of the rule schema for each fault, without severity. Fields that cannot
// be used are marked as broken in the records. A role text outside the schema is left to the rule unknown-role, which
// tells each text once.
func (s *Schema) Check(document *source.Value) ([]diag.Finding, error) {
	if document.Kind == source.Map && len(document.Fields) > 0 && !s.knowsAny(document) {
		return []diag.Finding{s.foreign(document)}, nil
	}
	rest, indexes := s.prove(document)
	if rest == nil {
		return nil, nil
	}
	all, err := s.faults(rest, indexes)
	return s.explainAll(document, all), err
}

// CheckOnly checks the document of a file that holds just one, and returns it. Where the file does not read, or holds none or
// several, it returns no document, and a finding says so: that of the file, or one with a message.
func (s *Schema) CheckOnly(file *source.File, message string) (*source.Value, []diag.Finding, error) {
	if !file.Empty() && !s.owns(file) {
		file.Disown(withArticle(s.shape.noun), s.shape.expects)
	}
	if len(file.Findings) > 0 {
		return nil, file.Findings, nil
	}
	documents := slices.DeleteFunc(slices.Clone(file.Documents), func(v source.Value) bool { return v.Kind == source.Null })
	if len(documents) != 1 {
		return nil, []diag.Finding{{Pos: diag.Pos{File: file.File}, Message: message}}, nil
	}
	findings, err := s.Check(&documents[0])
	return &documents[0], findings, err
}

// owns reports whether a file is one that the schema is for, by the fields at its top.
func (s *Schema) owns(file *source.File) bool {
	return slices.ContainsFunc(file.Tops(), func(t source.Top) bool {
		if t.Is("version") {
			return t.Text == "1"
		}
		return t.Is(s.shape.names...)
	})
}

// CheckPart checks a document that is a part of another, and holds nothing but some items of its lists. That it lacks other fields is no
// fault.
func (s *Schema) CheckPart(document *source.Value) ([]diag.Finding, error) {
	rest, indexes := s.prove(document)
	if rest == nil || !slices.ContainsFunc(rest.Fields, func(list source.Field) bool { return len(list.Value.Items) > 0 }) {
		return nil, nil
	}
	all, err := s.faults(rest, indexes)
	return s.explainAll(document, inItems(all)), err
}

// explainAll puts faults in words, those of a record together.
func (s *Schema) explainAll(document *source.Value, all []fault) []diag.Finding {
	var findings []diag.Finding
	for _, group := range byRecord(all) {
		findings = append(findings, s.explain(document, group)...)
	}
	return once(findings)
}

// once leaves the first of several findings about one place, which records that merge it share, and has it list them all.
func once(findings []diag.Finding) []diag.Finding {
	type place struct {
		pos          diag.Pos
		field, named string
	}
	type affected struct {
		finding int
		id      string
	}
	first, listed := map[place]int{}, map[affected]bool{}
	var kept []diag.Finding
	for _, f := range findings {
		if f.NotShown > 0 {
			kept = append(kept, f)
			continue
		}
		at := place{f.Pos, f.Field, f.Named}
		i, ok := first[at]
		if !ok {
			i = len(kept)
			first[at] = i
			kept = append(kept, f)
		}
		if who := (affected{i, f.Subject}); f.Subject != "" && !listed[who] {
			listed[who] = true
			kept[i].Affected = append(kept[i].Affected, f.Subject)
		}
	}
	return kept
}

// knowsAny reports whether a document has any field of the schema, or one that is nearly spelt like it.
func (s *Schema) knowsAny(document *source.Value) bool {
	return slices.ContainsFunc(document.Fields, func(f source.Field) bool {
		return s.shape.fields[f.Key.Value] != nil || diag.Nearest(f.Key.Value, s.shape.names) != ""
	})
}

// foreign is the one finding for a document of quite another layout.
func (s *Schema) foreign(document *source.Value) diag.Finding {
	return diag.Finding{
		Rule: "schema", Pos: document.Start(), Field: "layout",
		Message: "This file does not look like " + withArticle(s.shape.noun) + ", which is " + s.shape.expects + ".",
	}
}

// faults returns the faults of what could not be proven of a document, and gives the items of its lists the indexes that they have in it.
func (s *Schema) faults(rest *source.Value, indexes map[string][]int) ([]fault, error) {
	found, err := s.validateLong(rest)
	for _, f := range found {
		if len(f.path) < 2 || indexes[f.path[0]] == nil {
			continue
		}
		if i, err := strconv.Atoi(f.path[1]); err == nil {
			f.path[1] = strconv.Itoa(indexes[f.path[0]][i])
		}
	}
	return found, err
}

// inItems returns the faults in the items of lists.
func inItems(found []fault) []fault {
	return slices.DeleteFunc(found, func(f fault) bool { return len(f.path) < 2 })
}

// byRecord groups faults by the record they are in: the mapping itself, or the item of a list of the document.
func byRecord(all []fault) [][]fault {
	var groups [][]fault
	index := map[string]int{}
	for _, f := range all {
		name := recordName(f.path)
		i, ok := index[name]
		if !ok {
			i = len(groups)
			index[name] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// recordName is what a fault's record is known by: the steps of the path that lead to it, such as people and 3.
func recordName(path []string) string {
	return strings.Join(path[:recordDepth(path)], separator)
}
