package lint_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// A trial breaks one line of a chart that is clean, together with one other defect elsewhere, and looks at what is found.
type trial struct {
	name     string
	files    []string // their paths
	texts    map[string]string
	families *family.Set
	clean    []string // the keys of the findings of the chart as it is

	layout *layout // that its people are written in, where it is another than orglint's own
	people []human

	changes map[[2]string][]string // the findings of a chart with a defect
}

// A tally counts trials of one kind.
type tally struct{ trials, reads, told, exact, found, planted, falseOnes, open int }

// TestOneBrokenLine holds that a broken line costs only itself: a fixed sample of trials, a larger one with ORGLINT_THOROUGH=1 or, with
// ORGLINT_TRIALS=all, each way at each record, also of the charts in the folders of ORGLINT_TRIAL_CHARTS. With -v the figures are printed.
func TestOneBrokenLine(t *testing.T) {
	const few, more, all = 20, 40, 1 << 30
	most := few
	switch {
	case os.Getenv("ORGLINT_TRIALS") == "all":
		most = all
	case os.Getenv("ORGLINT_THOROUGH") != "":
		most = more
	}
	for _, c := range trialCharts(t) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.run(t, most)
		})
	}
}

// run breaks the records of a chart one after the other.
func (c *trial) run(t *testing.T, most int) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, uint64(len(c.name))))
	tallies := map[string]*tally{}
	c.clean = c.keys(c.check(t, nil))
	c.changes = map[[2]string][]string{}
	places, damages := c.records(), lineDamages()
	if c.layout != nil && c.layout.comma != "" {
		damages = tableDamages(c.layout.comma)
	}
	sample := rand.New(rand.NewPCG(11, uint64(len(places))))
	for n, at := range places {
		for _, damage := range damages {
			if sample.IntN(len(places)*len(damages)) >= most {
				continue
			}
			if tallies[damage.name] == nil {
				tallies[damage.name] = &tally{}
			}
			other := places[(n+len(places)/2+random.IntN(3))%len(places)]
			if other == at {
				continue
			}
			c.try(t, at, other, damage.name, damage.apply, random, tallies[damage.name])
		}
	}
	sum := tally{}
	for name, n := range tallies {
		if name != "run together" { // which may be damage without bound
			sum.found, sum.planted = sum.found+n.found, sum.planted+n.planted
		}
	}
	// 15 in 100 may be missed: in a sample, as many more as chance explains, which is twice the spread of such a share.
	if over := 100*(sum.planted-sum.found) - 15*sum.planted; over > 0 && over*over > 4*15*85*sum.planted {
		t.Errorf("%d of %d other defects were found", sum.found, sum.planted)
	}
	if testing.Verbose() {
		var b strings.Builder
		for _, damage := range damages {
			n := tallies[damage.name]
			if n == nil {
				continue
			}
			fmt.Fprintf(&b, "%-14s broken %4d (reads %4d) told %4d exact %4d other %4d/%4d false %d open %d\n", damage.name, n.trials, n.reads, n.told,
				n.exact, n.found, n.planted, n.falseOnes, n.open)
		}
		t.Log(c.name + "\n" + b.String())
	}
}

// A record is a record of a file: its lines, from 0, the last not included.
type place struct {
	path       string
	from, to   int
	begin, end int // in bytes
	human      int // whose it is, in other layouts
}

// records returns the records of the chart, by their places.
func (c *trial) records() []place {
	var places []place
	if c.layout != nil {
		return c.humans()
	}
	for _, path := range c.files {
		f := source.Read(path, []byte(c.texts[path]))
		add := func(v *source.Value, start diag.Pos) {
			from, to := start.Place().Line, start.Place().Line
			var last func(v *source.Value)
			last = func(v *source.Value) {
				to = max(to, v.Pos.Place().EndLine)
				for i := range v.Items {
					last(&v.Items[i])
				}
				for i := range v.Fields {
					last(&v.Fields[i].Value)
				}
			}
			last(v)
			places = append(places, place{path, from - 1, to, int(v.Pos.Offset), int(v.Pos.Offset + v.Pos.Length), -1})
		}
		for i := range f.Documents {
			lists := false
			for j := range f.Documents[i].Fields {
				field := &f.Documents[i].Fields[j]
				for k := range field.Value.Items {
					if item := &field.Value.Items[k]; item.Kind == source.Map {
						lists = true
						add(item, item.Pos)
					}
				}
				if field.Value.Kind == source.Map && field.Key.Value != "attributes" {
					lists = true
					add(&field.Value, field.Key.Pos)
				}
			}
			if !lists {
				add(&f.Documents[i], f.Documents[i].Start())
			}
		}
	}
	return places
}

// check checks the chart, with other texts in place of some.
func (c *trial) check(t *testing.T, changed map[string]string) (*lint.Result, []*source.File) {
	t.Helper()
	var files []*source.File
	for _, path := range c.files {
		text := c.texts[path]
		if other, ok := changed[path]; ok {
			text = other
		}
		files = append(files, lint.Open(path, text, ""))
	}
	files = lint.Named(files...)
	return check(t, c.families, files...), files
}

// keys returns what tells the findings apart, but for those that are about the damage.
func (c *trial) keys(result *lint.Result, _ []*source.File) []string {
	var keys []string
	for _, f := range result.Findings {
		if f.Rule == "single-top" || f.Rule == "max-layers" {
			f.Subject = "" // whom they name may be another then
		}
		f.Subject = strings.TrimPrefix(f.Subject, "uid=") // of an entry whose name is lost
		keys = append(keys, strings.Join([]string{f.Rule, f.Subject, f.Field, f.Named}, "|"))
	}
	return keys
}

// try breaks a line of one record and plants a defect in another.
func (c *trial) try(t *testing.T, at, other place, name string, apply func(string, string, *rand.Rand) []string, random *rand.Rand, n *tally) {
	t.Helper()
	lines := strings.Split(c.texts[at.path], "\n")
	oneLine := len(lines) <= 2 && filepath.Ext(at.path) == ".json" // in which a record is broken, and not the line
	if oneLine {
		lines[0] = c.texts[at.path][at.begin:at.end]
	}
	number := at.from + random.IntN(at.to-at.from)
	next := ""
	if number+1 < len(lines) {
		next = lines[number+1]
	}
	if name == "run together" {
		number = at.to - 1
		if number+1 < len(lines) {
			next = lines[number+1]
		}
	}
	if c.name == "backstage" && strings.HasSuffix(lines[number], ":") {
		return // of a group that does not line up the line behind it is told
	}
	broken := apply(lines[number], next, random)
	if broken == nil || strings.Trim(lines[number], " ") == "" || strings.HasPrefix(strings.TrimLeft(lines[number], " "), "#") {
		return
	}
	to := number + 1
	if len(broken) == 2 && broken[1] == "" {
		broken, to = broken[:1], number+2
	}
	defect := c.plant(other, random)
	if defect == "" || oneLine && (len(broken) > 1 || strings.HasPrefix(broken[0], "- ")) {
		return
	}
	changed := map[string]string{other.path: defect}
	undamaged, again := c.changes[[2]string{other.path, defect}]
	if !again {
		undamaged = c.keys(c.check(t, changed))
		c.changes[[2]string{other.path, defect}] = undamaged
	}
	text := c.texts[at.path]
	if other.path == at.path {
		if oneLine && other.begin < at.begin {
			at.begin, at.end = at.begin+len(defect)-len(text), at.end+len(defect)-len(text)
		}
		text = defect
	}
	own := strings.Split(text, "\n")
	changed[at.path] = strings.Join(slices.Concat(own[:number], broken, own[to:]), "\n")
	if oneLine {
		changed[at.path] = text[:at.begin] + broken[0] + text[at.end:]
	}
	result, files := c.check(t, changed)
	c.judge(t, judged{name: c.name + ": " + name, path: at.path, line: number + 1, lines: len(broken), was: lines[number], text: changed[at.path]}, undamaged, result, files, n)
}

// A judged is what was broken.
type judged struct {
	name, path  string
	line, lines int
	was, text   string
}

// judge compares what is found in a chart that is broken with what is found in it otherwise.
func (c *trial) judge(t *testing.T, d judged, undamaged []string, result *lint.Result, files []*source.File, n *tally) {
	t.Helper()
	unread := slices.ContainsFunc(files, func(f *source.File) bool { return f.Damaged() || f.Unparsed() })
	if !unread {
		n.reads++
		return
	}
	n.trials++
	if slices.ContainsFunc(files, func(f *source.File) bool { return f.Incomplete }) {
		n.open++
		t.Logf("without bound: %s at %s:%d (%s)\n%s", d.name, d.path, d.line, d.was, around(d))
	}
	found := c.keys(result, nil)
	told, exact := false, false
	for i, f := range result.Findings {
		place := f.Pos.Place()
		about := f.Rule == "syntax" || f.Rule == "duplicate-key" || f.Rule == "schema"
		near := place.Path == d.path && place.Line >= d.line-1 && place.Line <= d.line+d.lines
		if about && near {
			told = true
			exact = exact || place.Line >= d.line && place.Line < d.line+d.lines
			continue
		}
		if !slices.Contains(undamaged, found[i]) {
			n.falseOnes++
			t.Errorf("%s at %s:%d (%s): false finding %s: %s: %s\n%s", d.name, d.path, d.line, d.was, f.Pos, f.Rule, f.Message, around(d))
		}
	}
	if exact {
		n.exact++
	}
	if told {
		n.told++
	} else {
		t.Errorf("%s at %s:%d (%s): not told; got %s\n%s", d.name, d.path, d.line, d.was, strings.Join(found, ", "), around(d))
	}
	for _, key := range undamaged {
		if slices.Contains(c.clean, key) {
			continue
		}
		n.planted++
		if slices.Contains(found, key) {
			n.found++
		} else {
			t.Logf("%s at %s:%d (%s): not found %s\n%s", d.name, d.path, d.line, d.was, key, around(d))
		}
	}
}
