package adapt

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// JuniorPosts is the attribute that says how many junior posts, in full-time equivalents, report to a senior post beside those who
// are in the chart.
const JuniorPosts = "junior_posts_fte"

// A pool is a row of junior posts, which are only counted.
type pool struct {
	chart  *chart
	senior diag.Text // the reference of the post they report to
	size   float64
}

// organogramColumns returns the columns that are read of an organogram.
func organogramColumns(c *columns) []bool {
	used := c.used()
	if isJunior(c) {
		used = make([]bool, len(c.headers))
		for _, form := range []string{"reportingseniorpost", "numberofpostsinfte"} {
			if i := c.headed(form); i >= 0 {
				used[i] = true
			}
		}
	}
	return used
}

// isJunior reports whether a table is the one of junior posts.
func isJunior(c *columns) bool {
	return c.headed("postuniquereference") < 0 && c.headed("reportingseniorpost") >= 0
}

// headed returns the column with a header; -1 if there is none.
func (c *columns) headed(form string) int {
	return slices.IndexFunc(c.headers, func(h header) bool { return h.form == form })
}

// readOrganogram reads one of the two tables of an organogram: senior posts, each with its reference, or junior posts.
func (a *adapter) readOrganogram(c *chart, found *columns, table *source.Table) {
	if isJunior(found) {
		a.readPools(c, found, table)
		return
	}
	found.tell(c.reading)
	r := newTableReader(c, found, table)
	shares := map[[4]string]*person{}
	r.each(func(row int, p *person) {
		p.settle() // it may become one with others, and junior posts are added to what it holds
		switch {
		case people.Withheld(p.name.Value):
			p.name = diag.Text{}
		case strings.EqualFold(p.name.Value, "eliminated"):
			p.name = diag.Text{}
			p.left = fmt.Sprintf("the post %s was eliminated", p)
		}
		if p.left == "" && r.shared(row, p, shares) {
			c.reading.Shared++
			return
		}
		a.add(c, p)
	})
}

// shared reports whether a row is of the same post as one before, held by another person. The two become one.
func (r *tableReader) shared(row int, p *person, posts map[[4]string]*person) bool {
	if p.id.Value == "" {
		return false
	}
	post := [4]string{p.id.Value, r.cell(row, r.grade).Value, p.role.Value, p.firstReference()}
	first := posts[post]
	if first == nil {
		posts[post] = p
		return false
	}
	switch {
	case first.vacancy && !p.vacancy:
		first.vacancy, first.name = false, p.name
		r.reading.OpenSeats--
		r.reading.People++
	case first.name.Value == "":
		first.name = p.name
	case p.name.Value != "":
		first.name.Value += " and " + p.name.Value
	}
	return true
}

// firstReference returns how the first column that names the manager does.
func (p *person) firstReference() string {
	if references := p.has().references; len(references) > 0 {
		return references[0].Value
	}
	return p.manager.Value
}

// readPools reads junior posts.
func (a *adapter) readPools(c *chart, found *columns, table *source.Table) {
	senior, size := found.headed("reportingseniorpost"), found.headed("numberofpostsinfte")
	r := newTableReader(c, found, table)
	c.reading.Used = append(c.reading.Used, Use{Column: found.headers[senior].text, Field: "manager_id"})
	if size >= 0 {
		c.reading.Used = append(c.reading.Used, Use{Column: found.headers[size].text, Field: "number of posts"})
	}
	for i, h := range found.headers {
		if i != senior && i != size && h.text != "" {
			c.reading.Ignored = append(c.reading.Ignored, h.text)
			c.reading.Valued = c.reading.Valued || h.value
		}
	}
	for row := found.first; row < r.stop; row++ {
		p := pool{chart: c, senior: r.exact(row, senior)}
		if filled(r.table, row) == 0 || found.isHeader(r.table, row) {
			continue
		}
		if r.layout.isTop(p.senior.Value) {
			c.reading.Loose++
			continue
		}
		var ok bool
		if p.size, ok = postsIn(r.cell(row, size).Value); !ok && size >= 0 {
			c.reading.Sizeless++
		}
		c.reading.Pools++
		c.reading.PoolSize += p.size
		a.pools = append(a.pools, p)
	}
}

// postsIn reads a number of posts, in full-time equivalents.
func postsIn(text string) (size float64, ok bool) {
	size, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	if err != nil || size < 0 || math.IsNaN(size) || math.IsInf(size, 0) {
		return 0, false
	}
	return size, true
}

// addPools adds junior posts to the senior posts to which they report.
func (a *adapter) addPools() {
	sizes := map[*person]float64{}
	var seniors []*person
	missing := map[string][]pool{}
	var order []string
	for _, pool := range a.pools {
		posts := present(a.roster.ids.all(pool.senior.Value))
		if len(posts) == 0 || posts[0].left != "" {
			if missing[pool.senior.Value] == nil {
				order = append(order, pool.senior.Value)
			}
			missing[pool.senior.Value] = append(missing[pool.senior.Value], pool)
			continue
		}
		if _, ok := sizes[posts[0]]; !ok {
			seniors = append(seniors, posts[0])
		}
		sizes[posts[0]] += pool.size
	}
	for _, p := range seniors {
		p.attribute(JuniorPosts, diag.Text{Value: decimal(sizes[p]), Pos: p.id.Pos})
	}
	if len(a.roster.people) == 0 && len(a.pools) > 0 {
		a.pools[0].chart.fault(diag.Finding{
			Pos: a.pools[0].senior.Pos, Field: "people",
			Message: "This file has only junior posts; check it together with the file of the senior posts to which they report.",
		})
		return
	}
	for _, reference := range order {
		a.missingSenior(reference, missing[reference])
	}
}

// missingSenior reports a senior post that junior posts name and that is gone or unknown. One that is unknown is told of once, where
// a senior post names it too.
func (a *adapter) missingSenior(reference string, pools []pool) {
	if a.options.External(reference) {
		return
	}
	reason := "no senior post has that reference"
	switch posts := a.roster.ids.all(reference); {
	case len(posts) > 0:
		reason = posts[0].left
	case slices.ContainsFunc(a.roster.people, func(p *person) bool {
		return p.left == "" && p.firstReference() == reference
	}):
		return
	}
	f := diag.Finding{
		Rule: "unknown-manager", Pos: pools[0].senior.Pos, Subject: reference, Field: "reports_to", Named: reference, Measure: len(pools),
		Message: fmt.Sprintf("%s of junior posts %s to %s, but %s.", wording.Count(len(pools), "row", "rows"), wording.Verb(len(pools), "reports", "report"),
			diag.Quote(reference), reason),
	}
	for _, p := range pools[1:] {
		f.Related = append(f.Related, diag.Related{Pos: p.senior.Pos, Message: "names the same post"})
	}
	pools[0].chart.file.Note(f)
}
