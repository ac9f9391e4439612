package source_test

import (
	"regexp"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

func TestNumber(t *testing.T) {
	tests := []struct{ text, want string }{
		{"9", "9"},
		{"9.5", "9.5"},
		{"9.50", "9.50"},
		{"+9", "9"},
		{"-1", "-1"},
		{"007", "7"},
		{"0", "0"},
		{"00", "0"},
		{"00.5", "0.5"},
		{"", ""},
		{"1e5", ""},
		{"0x10", ""},
		{"9,5", ""},
		{"1_000", ""},
		{".5", ""},
		{"5.", ""},
		{"NaN", ""},
		{".inf", ""},
		{"--1", ""},
		{"+-1", ""},
		{"-+1", ""},
		{" 9", ""},
		{"٣", ""},
		{"1234567890123456789012345678901", ""},
	}
	for _, test := range tests {
		got, ok := source.Number(test.text)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q: got %q, %v, want %q", test.text, got, ok, test.want)
		}
	}
}

// TestNumberIsJSON wants every number to be one in JSON too, of the same value.
func TestNumberIsJSON(t *testing.T) {
	form := regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?$`)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[+-]?[0-9.]{0,6}[0-9]`).Draw(t, "text")
		number, ok := source.Number(text)
		if !ok {
			return
		}
		value, err := strconv.ParseFloat(text, 64)
		got, _ := source.Float(text)
		if !form.MatchString(number) || err != nil || got != value {
			t.Errorf("%q: got %q and %v, want a JSON number and %v (%v)", text, number, got, value, err)
		}
	})
}

func TestAccess(t *testing.T) {
	f := source.Read("a.yaml", []byte("a: x\nb: [y, 1, ~, [z], '']\nc: ~\nd: {}\ne: ''\nrolle: CTO\n"))
	v := &f.Documents[0]
	texts := func(all []diag.Text) []string {
		var values []string
		for _, t := range all {
			values = append(values, t.Value+"@"+t.Pos.String())
		}
		return values
	}
	if diff := cmp.Diff([]string{"y@a.yaml:2:5", "1@a.yaml:2:8"}, texts(v.GetTexts("b"))); diff != "" {
		t.Errorf("texts of b (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"x@a.yaml:1:4"}, texts(v.GetTexts("a"))); diff != "" {
		t.Errorf("texts of a (-want +got):\n%s", diff)
	}
	for _, key := range []string{"c", "d", "e", "none"} {
		if got := v.GetText(key).Value + cmp.Diff([]string(nil), texts(v.GetTexts(key))); got != "" {
			t.Errorf("%s: got %s, want nothing", key, got)
		}
	}
	if v.Get("c") != nil || v.Get("d") == nil {
		t.Errorf("got c %v and d %v, want only d", v.Get("c"), v.Get("d"))
	}
	v.Break("role", "rolle")
	if got := v.Meant("role").Value; got != "CTO" || !v.Broken("role") || v.GetText("role").Value != "" {
		t.Errorf("got %q for a misspelt field, want CTO, and nothing under its own name", got)
	}
	v.Break("a", "a")
	if got := v.GetText("a").Value; got != "" || v.Meant("a").Value != "x" {
		t.Errorf("got %q for a broken field, want nothing; and %q, want x", got, v.Meant("a").Value)
	}
	if got := v.Start().String(); got != "a.yaml:1:1" {
		t.Errorf("got %s, want the first key", got)
	}
}

func TestIsJSON(t *testing.T) {
	for text, want := range map[string]bool{"{": true, "\ufeff \n{": true, "a: {": false, "": false, "- {": false} {
		if got := source.IsJSON([]byte(text)); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
