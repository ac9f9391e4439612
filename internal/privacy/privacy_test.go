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
		{"Ada B. Osei", "ada", "ada", "A. B. O."},
		{"Núria Oriol-Puig", "n", "n", "N. O. P."},
		{"Émile", "e1", "e1", "É."},
		{"ada.osei@acme.example", "a", "a", "A. O. A. E."},
		{"Ab B C D E F", "x", "x", "A. B. C. D."},
		{"'O (Nickname) 7 Neil", "x", "x", "O. N. N."},
		{"12345", "x", "x", "x"},
		{"", "x", "x", "x"},
		{"Ada Osei", "", "", "A. O."},
		{"", "", "", ""},
		{"山田 太郎", "y", "y", "y"}, // a character is a word: initials would be the name
		{"김 철수", "k", "k", "k"},
		{"李", "l", "l", "l"},
		{"X", "x1", "x1", "x1"}, // so would the initials of one letter
		{"A B", "x2", "x2", "x2"},
		{"Ольга Іванова", "o", "o", "О. І."},
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

func TestNamesPerson(t *testing.T) {
	tests := []struct {
		id, name string
		want     bool
	}{
		{"ada", "Ada Osei", false},
		{"ada2", "Ada Osei", false},
		{"e17", "Ada Osei", false},
		{"E1017", "", false},
		{"req-17", "", false},
		{"senior-manager-1", "Ada Osei", false},
		{"1E+05", "Ada Osei", false},
		{"bo.1", "Bo Osei", false},
		{"a.o", "Ada Osei", false},
		{"osei", "Ada Osei", true},
		{"aosei", "Ada Osei", true},
		{"ada.osei", "", true},
		{"ada_osei", "Ada Osei", true},
		{"ADA-OSEI-2", "Ada Osei", true},
		{"Ada Osei", "", true},
		{"Ada Osei (2)", "Ada Osei", true},
		{"Osei, Ada", "", true},
		{"osei", "Osei, Ada", true},
		{"ada", "Osei, Ada", false},
		{"ada.osei@acme.example", "", true},
		{"a@b", "", true},
		{"AdaOsei", "", true},
		{"lukasz", "Łukasz Wrona", false},
		{"lwrona", "Łukasz Wrona", true},
		{"zoe.hamalainen", "Zoé Hämäläinen", true},
		{"hamalainen", "Zoé Hämäläinen", true},
		{"山田", "", true},
		{"łukasz", "", true},
		{"ada", "Ada", true},
		{"grace", "Ada", false},
		{"van", "Bo van der Berg", false},
		{"berg", "Bo van der Berg", true},
		{"li", "Bo Li", true},
		{"lisbon-1", "Bo Li", false},
		{"b", "Ada B. Osei", false},
		{"person-17", "Person 17", false},
		{"", "Ada Osei", false},
	}
	for _, test := range tests {
		if got := privacy.NamesPerson(test.id, test.name); got != test.want {
			t.Errorf("the id %q of %q: got %v, want %v", test.id, test.name, got, test.want)
		}
	}
}

// hider hides these names in some texts. The ids are e1, ada-osei and Grace; ada.osei is shown by its row.
func hider(texts ...string) *privacy.Hider {
	ids := []string{"e1", "ada-osei", "Grace", "ada.osei", "Ada Osei (2)"}
	h := privacy.NewHider(func(text string) (string, bool) {
		if text == "ada.osei" || text == "Ada Osei (2)" {
			return "row 4", true
		}
		return text, slices.Contains(ids, text)
	})
	h.Expect(texts...)
	h.Know("Senior Manager, Engineering", "Board of Directors")
	h.KnowProse("What may be asked. Somebody will say so; a report may be long, and goes to others, as reports do.")
	for _, name := range []string{
		"Ada Osei", "ada.osei@acme.example", "Grace Lindqvist", "Núria Oriol-Puig", "山田 太郎", "May", "Senior Manager Engineering", "Board of Directors",
		"Bo  van der Berg", "O'Brien", "!!!", "", "Wojciech\u00a0Szczepański", "Zed B. Marlowe",
	} {
		h.Add(name)
	}
	for _, id := range ids {
		h.AddID(id)
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
		{"山田さん", "somebodyさん"},
		{"Bo Berg or Bo van der Berg", "somebody or somebody"},
		{"wojciech szczepanski", "somebody"},
		{"write to ada@acme.example, not to x.y@z.example.", "write to (not shown), not to (not shown)"},
		{"O’Brien and o'brien and obrien", "somebody and somebody and somebody"},
		{"and May may go in May", "and somebody may go in somebody"},
		{"the id ada-osei is free, \"ada-osei\" too", "the id ada-osei is free, \"ada-osei\" too"},
		{"the id ada.osei, \"ada.osei\" and \"Ada Osei (2)\"", "the id row 4, \"row 4\" and \"row 4\""},
		{"Ada Mensah and Grace Osei", "somebody Mensah and Grace somebody"},
		{"a Senior Manager, Engineering of the Board of Directors", "a Senior Manager, Engineering of the Board of Directors"},
		{"Canada Osei", "Canada somebody"},
		{"TeamLindqvist, lindqvists-team, LINDQVIST", "somebody, somebody-team, somebody"},
		{"EA to A. Osei, or Osei A.", "EA to somebody, or somebody A."},
		{"Ada Q. Osei and Zed Marlowe", "somebody and somebody"},
		{"https://acme.example/people/grace-lindqvist?x", "https://acme.example/people/somebody?x"},
		{"=?utf-8?Q?Grace_Lindqvist?=", "=?utf-8?Q?somebody?="},
		{"Gr\u200bace Lind\u00adqvist", "somebody"},
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
		text, meant string
		naming      bool
		strict      string
	}{
		{"e1", "", false, "e1"},
		{"e2", "", false, "e2"},
		{"E1017", "", false, "E1017"},
		{"team-7_x.y", "", false, "team-7_x.y"},
		{"Grace", "", false, "Grace"}, // an id
		{"ada-osei", "", false, "ada-osei"},
		{"ada.osei", "", true, "row 4"},
		{"ada-ossei", "ada-osei", true, "ada-ossei"}, // like the id that is meant
		{"ada-ossei", "", true, "(not shown)"},
		{"tilda.marchetti", "", true, "(not shown)"},
		{"may_report", "", false, "may_report"},
		{"Ada Osei", "", true, "(not shown)"},
		{"Ada Ossei", "ada.osei", true, "(not shown)"},
		{"lindqvist", "", true, "(not shown)"},
		{"Somebody", "", true, "(not shown)"},
		{"two words", "", true, "(not shown)"},
		{"Reports To", "reports_to", true, "Reports To"},
		{"x@y", "", true, "(not shown)"},
		{"łukasz", "", true, "(not shown)"},
		{"Board of Directors", "", false, "Board of Directors"},
		{"senior manager engineering", "", false, "senior manager engineering"},
		{"", "", false, ""},
	}
	for _, test := range tests {
		h := hider(test.text, test.meant)
		if got := h.Naming(test.text); got != test.naming {
			t.Errorf("%q: got naming %v, want %v", test.text, got, test.naming)
		}
		if got := h.StrictID(test.text, test.meant); got != test.strict {
			t.Errorf("%q, meant %q: got %q, want %q", test.text, test.meant, got, test.strict)
		}
		quoted := `x reports to "` + test.text + `", but not "Terminated"`
		if got := hider(quoted, test.meant).Strict(quoted, test.meant, test.text); got != `x reports to "`+test.strict+`", but not "Terminated"` {
			t.Errorf("%q, meant %q: got %q", quoted, test.meant, got)
		}
	}
}

func TestEachName(t *testing.T) {
	text := "people:\n  - {id: x, name: Ada Osei, \"e-mail\": 'a@b', role: \"na:me\"}\n  - name: Bo\r\n    preferred_name: \"Bobby, Jr\"\n" +
		"{\"Display Name\":\"Cy\"} approved_by: Di # Di\nNAME:Ed\nusername:"
	var got []string
	privacy.EachName(text, func(name string) { got = append(got, name) })
	want := []string{"Ada Osei", "a@b", "Bo", "Bobby, Jr", "Cy", "Di", "Ed"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for text, want := range map[string]bool{
		"Ada Osei": true, "a@b.example": true, "Ada van der Osei": true, "ada": false, "Lisbon": false, "Building 7 West": false, "hello there": false, "": false,
		"A Very Long Text With Capitals": false,
	} {
		if got := privacy.LikeName(text); got != want {
			t.Errorf("%q is like a name: got %v, want %v", text, got, want)
		}
	}
}

// FuzzText wants a name to be hidden wherever it stands, and texts that stay as they are once they are hidden.
func FuzzText(f *testing.F) {
	f.Add("", "")
	f.Add("Chief of Staff to ", "'s team")
	f.Add("山", "x@y")
	f.Add("Ada ", "\u0301")
	f.Add("\"", "\"")
	f.Fuzz(func(t *testing.T, before, after string) {
		text := before + " Grace Lindqvist " + after
		h := hider(text, "somebody (not shown) row 4")
		got := h.Text(text)
		if strings.Contains(got, "Grace Lindqvist") {
			t.Errorf("%q: got %q", text, got)
		}
		if again := h.Text(got); again != got {
			t.Errorf("%q: got %q, and then %q", text, got, again)
		}
	})
}
