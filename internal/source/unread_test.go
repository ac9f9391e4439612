package source_test

import (
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// TestDamage holds what a record says of itself of which a line was not read.
func TestDamage(t *testing.T) {
	record := source.Read("x.yaml", []byte("id: ada\nname: Ada\n")).Documents[0]
	if record.Damage() != nil || record.Broken("role") || !record.Absent("role") || record.AnyBroken() {
		t.Error("a record that reads has a damage")
	}
	named := record
	named.SetDamage(source.Damage{Fields: []string{"role", "name"}})
	for field, broken := range map[string]bool{"id": false, "name": true, "role": true, "reports_to": false} {
		if named.Broken(field) != broken {
			t.Errorf("Broken(%s) = %v in a record whose role and name are not known", field, !broken)
		}
	}
	if named.GetText("name").Value != "" || named.Absent("role") || !named.Absent("reports_to") || !named.AnyBroken() {
		t.Error("a field that is not known is used, or called absent")
	}
	lost := record
	lost.SetDamage(source.Damage{Any: true})
	for field, broken := range map[string]bool{"id": false, "name": false, "role": true, "reports_to": true} {
		if lost.Broken(field) != broken || lost.Absent(field) {
			t.Errorf("Broken(%s) = %v, Absent = %v in a record that may have lost any field", field, lost.Broken(field), lost.Absent(field))
		}
	}
}

// TestStretch holds the texts of what was lost, and its words.
func TestStretch(t *testing.T) {
	f := source.Read("x.yaml", []byte("id: ada\nname: Ada\n"))
	s := source.Stretch{Lost: []diag.Pos{{File: f.File, Offset: 8, Length: 9}}, What: source.UnreadRow}
	if texts := s.Texts(); len(texts) != 1 || texts[0] != "name: Ada" || s.What.String() != "row" {
		t.Errorf("got %q, %s; want the second line, row", texts, s.What)
	}
}
