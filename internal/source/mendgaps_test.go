package source_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestBrokenBrackets breaks what stands between the records of a chart in JSON. It costs nothing but itself.
func TestBrokenBrackets(t *testing.T) {
	const chart = "{\n  \"version\": 1,\n  \"people\": [\n    {\"id\": \"a\", \"name\": \"Ann\"},\n    {\n      \"id\": \"b\",\n      \"name\": \"Bob\",\n      \"reports_to\": \"a\"\n    },\n" +
		"    {\"id\": \"c\"}\n  ],\n  \"organization\": \"Acme\",\n  \"teams\": [\n    {\"id\": \"x\"}\n  ]\n}\n"
	const whole = "people a,b,c; teams x; syntax "
	for _, test := range []struct {
		from, to, want string
		open           bool
	}{
		{"{\n  \"version", "  \"version", whole + "1", false},
		{"\"version\": 1,", "\"version\": 1", whole + "2", false},
		{"\"version\": 1,", "\"version: 1,", whole + "2", false},
		{"\"version\": 1,", "\"version\" 1,", whole + "2", false},
		{"\"people\": [", "\"people\" [", whole + "3", false},
		{"\"people\": [", "people\": [", whole + "3", false},
		{"\"people\": [", "\"people: [", whole + "3", false},
		{"\"Ann\"},", "\"Ann\"}", whole + "4", false},
		{"\"Ann\"},", "\"Ann\"}},", whole + "4", false},
		{"\"Ann\"},", "\"Ann\"}],", whole + "4", false},
		{"\"Ann\"},", "\"Ann\",", "people ,b,c; teams x; syntax 4", false},
		{"\"Bob\",", "\"Bob\"", whole + "7", false},
		{"\"Bob\",", "\"Bob\" ", whole + "7", false},
		{"    },\n", "    }\n", whole + "9", false},
		{"    },\n", "    ],\n", whole + "9", false},
		{"    },\n", "    ,\n", whole + "8", false},
		{"    },\n", "    }},\n", whole + "9", false},
		{"\n    {\"id\": \"c", "\n    }{\"id\": \"c", whole + "10", false},
		{"\n    {\"id\": \"c", "\n    {{\"id\": \"c", whole + "10", false},
		{"  ],\n  \"org", "  \n  \"org", whole + "10", false},
		{"  ],\n  \"org", "  ]\n  \"org", whole + "11", false},
		{"  ],\n  \"org", "  }],\n  \"org", whole + "11", false},
		{"  ],\n  \"org", "  ]],\n  \"org", whole + "11", false},
		{"\"Acme\",", "\"Acme,", whole + "12", false},
		{"\"Acme\",", "\"Acme\"", whole + "12", false},
		{"\"teams\": [", "\"teams\" [", whole + "13", false},
		{"  ]\n}\n", "  }\n", whole + "15", true},
		{"  ]\n}\n", "  ]\n", whole + "15", true},
		{"  ]\n}\n", "", whole + "14", true},
		{"  ]\n}\n", "  ]]\n}\n", whole + "15", false},
		{"  ]\n}\n", "  ]\n}\n}\n", whole + "17", false},
		{"x\"}\n  ]\n}\n", "", "people a,b,c; teams ; syntax 14", true},
	} {
		if strings.Count(chart, test.from) != 1 {
			t.Fatalf("%q is not there once", test.from)
		}
		f := source.Read("a.json", []byte(strings.Replace(chart, test.from, test.to, 1)))
		if got := lists(f); got != test.want || f.Incomplete != test.open {
			t.Errorf("%q for %q: got %s and open %v, want %s and %v", test.to, test.from, got, f.Incomplete, test.want, test.open)
		}
	}
	for i := range len(chart) - 1 {
		f := source.Read("a.json", []byte(chart[:i]))
		if got, want := len(f.Findings), 1; i > 0 && got != want {
			t.Errorf("cut off at %d: got %s", i, lists(f))
		}
		if ids := strings.Count(chart[:i], "}"); strings.Count(lists(f), ",") < ids-2 {
			t.Errorf("cut off after %q: got %s", chart[max(0, i-20):i], lists(f))
		}
	}
}
