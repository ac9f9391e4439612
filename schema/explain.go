package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// explain puts the faults of one record in words, and marks the fields of the record that cannot be used.
func (s *Schema) explain(document *source.Value, group []fault) []diag.Finding {
	r := newRecord(document, s.shape, group[0].path)
	r.who, r.grades = r.words(s.show), s.grades.Names
	group = slices.DeleteFunc(group, r.told)
	meant := map[string]bool{} // the missing fields that stand there misspelt: one finding, not two
	var findings []diag.Finding
	for _, f := range group {
		if f.more > 0 {
			r.value.Stray()
			findings = append(findings, diag.Finding{Rule: "schema", Pos: r.value.Start(), Subject: r.id, NotShown: f.more})
		} else if f.kind == unknownField {
			finding := r.unknown(r.holding(document, s.shape, f.path), f)
			meant[joined(f.path, finding.Suggestion)] = finding.Suggestion != ""
			findings = append(findings, finding)
		}
	}
	for _, f := range group {
		switch {
		case f.kind == missingField && !meant[joined(f.path, f.property)]:
			findings = append(findings, r.missing(document, s.shape, f))
		case f.kind == wrongValue:
			if finding, ok := r.wrong(document, s.shape, f); ok {
				findings = append(findings, finding)
			}
		}
	}
	return findings
}

// A record is a person, a team, a level, or the document itself.
type record struct {
	value  *source.Value
	shape  *shape
	depth  int      // the number of steps from the document to it
	id     string   // as far as it can be read
	who    string   // the record in words
	grades []string // those that are texts
	last   *holder
}

// told reports whether a fault is about a field that was broken before: whoever read it has told why.
func (r *record) told(f fault) bool {
	if len(f.path) > r.depth {
		return r.value.Broken(f.path[r.depth])
	}
	return f.kind == missingField && (r.value.Broken(f.property) || r.value.Damage() != nil)
}

// newRecord finds the record that a fault's path leads into.
func newRecord(document *source.Value, sh *shape, path []string) *record {
	r := &record{value: document, shape: sh}
	r.depth = recordDepth(path)
	r.value, r.shape = find(document, sh, path[:r.depth])
	if r.shape.noun == "" { // a value rather than a record
		r.value, r.shape, r.depth = document, sh, 0
	}
	r.id = r.value.Meant("id").Value
	if r.depth == 4 {
		owner, _ := find(document, sh, path[:2])
		r.id = owner.Meant("id").Value
	}
	if r.id == "" && r.shape.fields["subject"] != nil {
		r.id = r.value.Meant("subject").Value
	}
	return r
}

// recordDepth returns how many steps of a path lead to the record it is in: the document itself, the item of one of its
// lists, such as people and 3, or a deviation of such an item.
func recordDepth(path []string) int {
	switch {
	case len(path) < 2:
		return 0
	case len(path) >= 4 && path[2] == "deviations":
		return 4
	}
	return 2
}

// holding returns the mapping that a path leads to. The faults of one mapping follow each other.
func (r *record) holding(document *source.Value, sh *shape, path []string) *holder {
	if r.last == nil || r.last.path != strings.Join(path, separator) {
		r.last = newHolder(document, sh, path)
	}
	return r.last
}

// find follows a path as the function find does, but looks up the last step: a mapping may hold many faults.
func (r *record) find(document *source.Value, sh *shape, path []string) (*source.Value, *shape) {
	if len(path) <= r.depth {
		return find(document, sh, path)
	}
	last := len(path) - 1
	h := r.holding(document, sh, path[:last])
	if f := h.fields[path[last]]; f != nil {
		return &f.Value, h.shape.field(path[last])
	}
	return find(document, sh, path)
}

func (r *record) finding(pos diag.Pos, f fault, message string) diag.Finding {
	return diag.Finding{
		Rule: "schema", Pos: pos, Subject: r.id, Message: r.who + ": " + message, Parts: diag.Parts{Who: len(r.who)},
		Field: strings.Join(names(f.path[min(r.depth, len(f.path)):]), "."), Named: f.property,
	}
}

// joined makes one text of a path and the field that it leads to.
func joined(path []string, field string) string {
	return strings.Join(path, separator) + separator + field
}

// names leaves the indexes of list items out of a path: they vary.
func names(path []string) []string {
	return slices.DeleteFunc(slices.Clone(path), func(step string) bool {
		_, err := strconv.Atoi(step)
		return err == nil
	})
}

// unknown explains a field that the schema does not have.
func (r *record) unknown(h *holder, f fault) diag.Finding {
	message := diag.Quote(f.property) + " is not a field of " + withArticle(h.shape.noun)
	meant := h.meant(f.property)
	if meant == "" && h.shape.fields["attributes"] != nil {
		message += "; fields of your own go under attributes"
	}
	finding := r.finding(h.key(f.property), f, message+".")
	finding.Suggestion, finding.Cause = meant, "unknown "+joined(f.path[min(r.depth, len(f.path)):], f.property)
	if meant != "" {
		finding.Fix = &diag.Fix{
			Unsafe: plainName(f.property) != meant && diag.Distance(f.property, meant, 1) > 1, Message: "Write " + diag.Quote(meant) + ".",
			Edits: []diag.Edit{{Do: diag.Rename, Pos: finding.Pos, Text: meant}},
		}
	}
	switch {
	case len(f.path) > r.depth:
	case meant != "":
		r.value.Break(meant, f.property)
	default:
		r.value.Stray()
	}
	return finding
}

// missing explains a field that is required and not there.
func (r *record) missing(document *source.Value, sh *shape, f fault) diag.Finding {
	holder, holderShape := find(document, sh, f.path)
	message := "the field " + diag.Quote(f.property) + " is missing; every " + holderShape.noun + " needs one."
	if word := holder.Pos.Word(f.property); !holder.Pos.IsOwn() && word != "" {
		message = "nothing stands under " + word + "; every " + holderShape.noun + " needs " + withArticle(f.property) + "."
	}
	finding := r.finding(holder.Start(), f, message)
	finding.Cause = "missing " + joined(f.path[min(r.depth, len(f.path)):], f.property)
	if only := holderShape.field(f.property).only; only != "" {
		finding.Fix = &diag.Fix{Message: "Write " + f.property + ": " + only + ".", Edits: []diag.Edit{{Do: diag.Insert, Pos: holder.Start(), Key: f.property, Text: only}}}
	}
	return finding
}

// wrong explains a value that is not what the schema wants. It is not ok for a role that no level has.
func (r *record) wrong(document *source.Value, sh *shape, f fault) (finding diag.Finding, ok bool) {
	v, wants := r.find(document, sh, f.path)
	if wants.role && v.IsText() && strings.TrimSpace(v.Text) != "" {
		return diag.Finding{}, false
	}
	if len(f.path) > r.depth {
		r.value.Break(f.path[r.depth], f.path[r.depth])
	}
	named := r.field(v, f.path)
	finding = r.finding(v.Pos, f, named+" must be "+wants.expects+".")
	if several := listed(v); named == "reports_to" && several != "" {
		finding.Message = r.who + ": reports_to names several managers, " + several + "; keep one of them, and name the others under dotted_line_to."
	}
	if why := noSuchDay(v.Text); wants.date && why != "" {
		finding.Message = r.who + ": " + named + " is no date; " + why + "."
	}
	if message := r.plainer(v, wants, f, named); message != "" {
		finding.Message = r.who + message
	}
	if v.IsText() && strings.TrimSpace(v.Text) == "" && !v.Pos.IsOwn() {
		finding.Cause = "missing " + joined(nil, f.path[len(f.path)-1])
	}
	if len(f.path) == r.depth { // the record itself
		finding.Message = r.who + " must be " + wants.expects + "."
	}
	if near := r.near(v, wants); near != v.Text {
		finding.Suggestion = near
	}
	finding.Fix = correction(v, finding.Suggestion, wants)
	return finding, true
}

// plainer returns what can be said of a value more plainly than what it must be; nothing for most.
func (r *record) plainer(v *source.Value, wants *shape, f fault, named string) string {
	switch {
	case len(f.path) == 1 && named == "version" && v.Kind == source.Plain && v.Text != "" && strings.Trim(v.Text, "0123456789.") == "":
		return fmt.Sprintf(" says version: %s, but this orglint reads version %s; if it is right, use an orglint that reads %s.", v.Text, wants.only, v.Text)
	case !v.IsText() || strings.TrimSpace(v.Text) != "":
		return ""
	case v.Pos.IsOwn():
		return ": " + named + " is empty; it must be " + wants.expects + "."
	}
	return ": " + named + " is empty; fill it in."
}

// listed returns the ids in a list of them; nothing for what is no such list.
func listed(v *source.Value) string {
	var ids []string
	for i := range v.Items {
		if !v.Items[i].IsText() {
			return ""
		}
		ids = append(ids, diag.Quote(v.Items[i].Text))
	}
	const most = 5
	if len(ids) < 2 || len(ids) > most {
		return ""
	}
	return strings.Join(ids, " and ")
}

// field names the last field of a path, which leads to a value, as the file calls it.
func (r *record) field(v *source.Value, path []string) string {
	if len(path) == r.depth+1 {
		if word := v.Pos.Word(path[r.depth]); word != "" {
			return word
		}
	}
	return field(path)
}

// field names the last field of a path, or what its items are.
func field(path []string) string {
	if len(path) == 0 {
		return ""
	}
	last := len(path) - 1
	if _, err := strconv.Atoi(path[last]); err != nil || last == 0 {
		return path[last]
	}
	return "each item of " + path[last-1]
}

// near returns the value that was probably meant.
func (r *record) near(v *source.Value, wants *shape) string {
	switch {
	case wants.grade && v.IsText():
		return diag.Nearest(v.Text, r.grades)
	case wants.date && v.IsText():
		return iso(v.Text)
	}
	return nearValue(v, wants)
}

// nearValue returns the value that was probably meant: the number in quotation marks, the nearest of few words.
func nearValue(v *source.Value, wants *shape) string {
	switch {
	case !v.IsText():
		return ""
	case wants.only != "":
		return wants.only
	case wants.number() && v.Kind == source.Quoted:
		number, _ := source.Number(strings.TrimSpace(v.Text))
		return number
	case wants.boolean():
		switch strings.ToLower(v.Text) {
		case "yes", "y", "on", "true":
			return "true"
		case "no", "n", "off", "false":
			return "false"
		}
	}
	return diag.Nearest(v.Text, wants.enum)
}

// withArticle puts a or an before a noun.
func withArticle(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeio") {
		return "an " + noun
	}
	return "a " + noun
}
