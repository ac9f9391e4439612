package main

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzConvert converts anything twice. Of the second conversion nothing may differ from the first.
func FuzzConvert(f *testing.F) {
	for _, seed := range []string{
		"id,name,title,manager,grade\n00123,Ada,CEO,,9.5\nyes,\"Bo \"\"B\"\"\",CTO,Ada,G6\nnull,- x: y,a # b,1e5,\n",
		"Post Unique Reference,Name,Grade,Job Title,Unit,Reports to Senior Post\n1,A,SCS1,Head,U,XX\n1,B,SCS1,Head,U,XX\n2,Vacant,SCS1,X,U,7\n",
		"version: 1\npeople:\n  - {id: ada, role: CEO, attributes: {a: [b, {c: null}], d: \"007\", e: 1.5}, team: [x, 'y, z']}\n",
		"version: 1\norganization: \"a\\nb\"\nunits: [{id: ~}, 5, {}]\nteams: [{id: x, members: []}]\nexternal: [{id: b}, {id: b}]\nodd: 1\n",
		"version: 1\norganization: \"a\\nb\"\nunits: [{id: ~}, 5, {}]\nteams:|[{id: x, me",
		"ada: {name: Ada, role: CEO, reports_to: none, manager_role_slug: ceo}\nbo: {role: CTO, reports_to: CEO}\n",
		"name: Ada\nrole: <a href='/x'>CEO</a>\nreports_to: '-'\ndepartments: [A Team, B Team, C]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"org.csv", "org.yaml", "org.json"} {
			once, status := converted(t, name, data)
			if status != exitClean {
				continue
			}
			twice, status := converted(t, "org.yaml", []byte(once))
			if status != exitClean || once != twice {
				t.Fatalf("%s: converted once:\n%s\nconverted twice (exit status %d):\n%s", name, once, status, twice)
			}
		}
	})
}

// converted converts a text.
func converted(t *testing.T, name string, data []byte) (text string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run([]string{"convert", "--stdin-filename", name, "-"}, streams{in: bytes.NewReader(data), out: &out, err: &errs})
	if strings.Contains(errs.String(), "internal fault") {
		t.Fatalf("got a fault:\n%s", errs.String())
	}
	return out.String(), status
}
