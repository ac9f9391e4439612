package privacy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/privacy"
)

func TestShow(t *testing.T) {
	tests := []struct{ name, id, ids, initials string }{
		{"Ada Osei", "ada", "ada", "A. O."},
		{"ada osei", "ada", "ada", "A. O."},
		{"Núria Oriol-Puig", "n", "n", "N. O. P."},
		{"Émile", "e1", "e1", "É."},
		{"山田 太郎", "y", "y", "山. 太."},
		{"ada.osei@acme.example", "a", "a", "A. O. A. E."},
		{"A B C D E F", "x", "x", "A. B. C. D."},
		{"'O (Nickname) 7 Neil", "x", "x", "O. N. N."},
		{"12345", "x", "x", "x"},
		{"", "x", "x", "x"},
		{"Ada Osei", "", "", "A. O."},
		{"", "", "", ""},
	}
	for _, test := range tests {
		for show, want := range map[privacy.Show]string{privacy.IDs: test.ids, privacy.Initials: test.initials} {
			if got := show.Person(test.name, test.id); got != want {
				t.Errorf("%v of %q and %q: got %q, want %q", show, test.name, test.id, got, want)
			}
		}
	}
	for _, word := range privacy.Shows() {
		if show, ok := privacy.Parse(word); !ok || show.String() != word || show.Hides() != (word != "names") {
			t.Errorf("%s is read as %v", word, show)
		}
	}
	if show, ok := privacy.Parse("faces"); ok || show.Hides() {
		t.Errorf("faces is read as %v, want it refused", show)
	}
}

// hider hides these names in some texts. The ids are e1, ada-osei and Grace.
func hider(texts ...string) *privacy.Hider {
	ids := []string{"e1", "ada-osei", "Grace"}
	h := privacy.NewHider(func(text string) bool { return slices.Contains(ids, text) })
	h.Expect(texts...)
	h.Know("Senior Manager, Engineering", "Board of Directors")
	for _, id := range ids {
		h.AddID(id)
	}
	for _, name := range []string{
		"Ada Osei", "ada@acme.example", "Grace Lindqvist", "Núria Oriol-Puig", "山田 太郎", "May", "Senior Manager Engineering", "Board of Directors",
		"Bo  van der Berg", "O'Brien", "!!!", "", "Wojciech\u00a0Szczepański",
	} {
		h.Add(name)
	}
	return h
}

func TestText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Ada Osei reports to e1.", "somebody reports to e1."},
		{"ADA  OSEI's team, and ada\u00a0osei", "somebody's team, and somebody"},
		{"Osei, Ada (AdaOsei)", "somebody (somebody)"},
		{"nuria oriol puig and Nu\u0301ria Oriol-Puig", "somebody and somebody"},
		{"山田太郎の部下", "somebodyの部下"},
		{"Bo Berg or Bo van der Berg", "somebody or somebody"},
		{"wojciech szczepanski", "somebody"},
		{"write to ada@acme.example, not to x.y@z.example.", "write to (not shown), not to (not shown)"},
		{"O’Brien and o'brien", "somebody and somebody"},
		{"May may go in May", "somebody may go in somebody"},
		{"the id ada-osei is free, \"ada-osei\" too", "the id ada-osei is free, \"ada-osei\" too"},
		{"Ada Mensah and Grace Osei", "Ada Mensah and Grace Osei"},
		{"a Senior Manager, Engineering of the Board of Directors", "a Senior Manager, Engineering of the Board of Directors"},
		{"Canada Osei", "Canada Osei"},
		{"Ada. But far away: Osei", "Ada. But far away: Osei"},
		{"", ""},
	}
	for _, test := range tests {
		if got := hider(test.text).Text(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNaming(t *testing.T) {
	tests := []struct {
		text             string
		naming, mentions bool
	}{
		{"e1", false, false},
		{"e2", false, false},
		{"E1017", false, false},
		{"team-7_x.y", false, false},
		{"Grace", false, false}, // an id
		{"ada-osei", false, false},
		{"ada-ossei", false, false}, // ada is part of an id
		{"Ada Osei", true, true},
		{"lindqvist", true, false},
		{"Lindqvist", true, true},
		{"Somebody", true, false},
		{"GraceLindqvist", true, true},
		{"two words", true, false},
		{"x@y", true, true},
		{"łukasz", true, false},
		{"Two teams merge in the spring", true, false},
		{"When Lindqvist returns", true, true},
		{"it may end", true, false},
		{"Board of Directors", false, false},
		{"senior manager engineering", false, false},
		{"", false, false},
	}
	for _, test := range tests {
		h := hider(test.text)
		if got := h.Naming(test.text); got != test.naming {
			t.Errorf("%q: got naming %v, want %v", test.text, got, test.naming)
		}
		if got := h.Mentions(test.text); got != test.mentions {
			t.Errorf("%q: got mentions %v, want %v", test.text, got, test.mentions)
		}
	}
}

// FuzzText wants a name to be hidden wherever it stands, and texts that stay as they are once they are hidden.
func FuzzText(f *testing.F) {
	f.Add("", "")
	f.Add("Chief of Staff to ", "'s team")
	f.Add("山", "x@y")
	f.Add("Ada ", "\u0301")
	f.Fuzz(func(t *testing.T, before, after string) {
		text := before + " Grace Lindqvist " + after
		h := hider(text, "somebody (not shown)")
		got := h.Text(text)
		if strings.Contains(got, "Grace Lindqvist") {
			t.Errorf("%q: got %q", text, got)
		}
		if again := h.Text(got); again != got {
			t.Errorf("%q: got %q, and then %q", text, got, again)
		}
	})
}
