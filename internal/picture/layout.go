package picture

import "slices"

// A box is a seat in a picture, with those who are drawn below it.
type box struct {
	seat          int // in the brief
	width, height int
	lines         []boxLine
	below         []*box
}

// The distances between boxes, in pixels.
const (
	gapX    = 18 // between neighbours
	gapY    = 30 // from a manager down to the reports
	stackY  = 8  // between reports that stand on top of each other
	indent  = 16 // from the line down a stack to its boxes
	rowGap  = 22 // between two rows of reports
	halfGap = gapY / 2
)

// A block is a box with all below it, or a stack of boxes, laid out as tightly as its outline lets it. Places are in pixels from its upper
// left corner.
type block struct {
	box     *box   // nil of a stack, and of several tops
	stack   []*box // each below the one before
	x       int    // of the box
	port    int    // where a line from above comes in
	stem    int    // where a line down begins
	staff   *row   // of stacks that hang on that line; mostly nil
	rows    []row  // of what is below
	w, h    int
	outline outline
}

// A row is some of those below a box, side by side.
type row struct {
	y     int // of the line above them
	parts []part
}

// A part is a block in another one.
type part struct {
	*block

	x, y int
}

// A layout lays out boxes for a proportion of width to height.
type layout struct{ proportion float64 }

// Boxes above it are not tried in all proportions: it would take long, and no slide holds them anyway.
const manyBoxes = 1500

// arrangements lays out those that nobody is drawn above, in each of several proportions.
func arrangements(tops []*box, count int) []*block {
	proportions := []float64{.3, .5, .8, 1.2, 1.8, 2.6, 4, 8}
	if count > manyBoxes {
		proportions = []float64{1.8}
	}
	var all []*block
	for _, proportion := range proportions {
		l := layout{proportion}
		all = append(all, l.best(nil, tops))
	}
	return all
}

// of lays out a box and all below it.
func (l layout) of(b *box) *block {
	if len(b.below) == 0 {
		return &block{
			box: b, port: b.width / 2, w: b.width, h: b.height,
			outline: outline{{0, b.height, 0, b.width}},
		}
	}
	return l.best(b, b.below)
}

// best lays out what is below a box, or all tops, in the way that comes nearest to the proportion: contributors in one stack or several,
// and all of it in one row or several.
func (l layout) best(b *box, below []*box) *block {
	var blocks []*block
	var single []*box
	for _, each := range below {
		if len(each.below) > 0 || b == nil {
			blocks = append(blocks, l.of(each))
		} else {
			single = append(single, each)
		}
	}
	var best *block
	cost := 0.
	consider := func(candidate *block, rows int) {
		across, down := float64(candidate.w)/l.proportion, float64(candidate.h)
		c := (max(across, down) + smallerSide*min(across, down)) * (1 + rowCost*float64(rows-1))
		if best == nil || c < cost {
			best, cost = candidate, c
		}
	}
	for _, stacks := range numbersOfStacks(len(single)) {
		stacked := stacked(single, stacks)
		for rows := 1; rows == 1 || rows <= min(len(blocks)/2, mostRows); rows++ {
			consider(arrange(b, blocks, stacked, rows), rows)
		}
		if len(blocks) > 0 && stacks > 0 {
			consider(hang(b, blocks, stacked), 1)
		}
	}
	return best
}

// Several rows are a little harder to read than one.
const (
	mostRows = 8
	rowCost  = .1

	smallerSide = .3 // how much the side counts that is within the proportion anyway
)

// numbersOfStacks returns in how many stacks contributors may stand.
func numbersOfStacks(n int) []int {
	if n == 0 {
		return []int{0}
	}
	var all []int
	for stacks := 1; stacks < n && stacks <= 6; stacks++ {
		all = append(all, stacks)
	}
	for stacks := 8; stacks <= n; stacks = stacks * 5 / 4 {
		all = append(all, stacks)
	}
	return append(all, n)
}

// stacked puts boxes into stacks of about the same height.
func stacked(boxes []*box, stacks int) []*block {
	var all []*block
	if stacks == len(boxes) { // side by side
		for _, b := range boxes {
			all = append(all, layout{}.of(b))
		}
		return all
	}
	for i := range stacks {
		all = append(all, newStack(boxes[i*len(boxes)/stacks:(i+1)*len(boxes)/stacks]))
	}
	return all
}

// newStack puts boxes on top of each other, with a line on their left.
func newStack(boxes []*box) *block {
	s := &block{stack: boxes}
	for _, b := range boxes {
		s.w = max(s.w, indent+b.width)
		s.h += b.height + stackY
	}
	s.h -= stackY
	s.outline = outline{{0, s.h, 0, s.w}}
	return s
}

// arrange puts blocks below a box, in rows, and at the end of the first the stacks of those without reports.
func arrange(b *box, blocks, stacks []*block, rows int) *block {
	a := &block{box: b}
	y := 0
	if b != nil {
		y = b.height
	}
	margin := 0 // for the line down to the other rows
	if rows > 1 && b != nil {
		margin = indent
	}
	for i, some := range shares(blocks, rows) {
		if i == 0 {
			some = slices.Concat(some, stacks)
		}
		r := row{y: y + halfGap}
		if i > 0 {
			r.y = y + rowGap/2
		}
		top := r.y + halfGap
		if b == nil {
			if top = y; i > 0 {
				top = y + rowGap
			}
		}
		whole := outline{}
		for _, each := range some {
			x := max(margin, whole.room(each.outline, top))
			whole = whole.with(each.outline, x, top)
			r.parts = append(r.parts, part{each, x, top})
			a.w, y = max(a.w, x+each.w), max(y, top+each.h)
		}
		a.rows = append(a.rows, r)
	}
	a.h = y
	a.crown(rows)
	return a
}

// crown puts the box above what is below it, and makes the outline.
func (a *block) crown(rows int) {
	if a.box != nil {
		a.center()
		a.w = max(a.w, a.x+a.box.width)
		a.port = a.x + a.box.width/2
	}
	if rows > 1 || a.box == nil {
		a.outline = outline{{0, a.h, 0, a.w}}
		return
	}
	a.outline = outline{{0, a.box.height, a.x, a.x + a.box.width}}
	from, to := a.span(0)
	a.outline = a.outline.with(outline{{0, 2, from, to}}, 0, a.rows[0].y-1)
	for _, p := range a.rows[0].parts {
		a.outline = a.outline.with(p.outline, p.x, p.y)
	}
}

// center finds the place of a box: above the middle of those who manage, with the stacks beside, or at the left of a single stack.
func (a *block) center() {
	parts := a.rows[0].parts
	for len(parts) > 1 && parts[0].stack == nil && parts[len(parts)-1].stack != nil {
		parts = parts[:len(parts)-1]
	}
	first, last := parts[0], parts[len(parts)-1]
	from, to := first.x+first.port, last.x+last.port
	a.x, a.stem = (from+to-a.box.width)/2, (from+to)/2
	if len(parts) == 1 && first.stack != nil {
		a.x, a.stem = from-indent+2, from
	}
	shift := -a.x
	if shift <= 0 {
		return
	}
	a.x, a.stem, a.w = 0, a.stem+shift, a.w+shift
	for _, r := range a.rows {
		for i := range r.parts {
			r.parts[i].x += shift
		}
	}
}

// span returns from where to where the line above a row goes.
func (a *block) span(i int) (from, to int) {
	from, to = a.stem, a.stem
	if i > 0 {
		from, to = a.trunk(), a.trunk()
	}
	if len(a.rows) > 1 {
		from = min(from, a.trunk())
	}
	for _, p := range a.rows[i].parts {
		from, to = min(from, p.x+p.port), max(to, p.x+p.port)
	}
	return from, to
}

// trunk is where the line goes down that leads to the second row and those below.
func (a *block) trunk() int {
	left := a.w
	for _, r := range a.rows {
		left = min(left, r.parts[0].x)
	}
	return left - indent + 4
}

// shares puts blocks into rows of about the same width, in order.
func shares(blocks []*block, rows int) [][]*block {
	total := 0
	for _, b := range blocks {
		total += b.w + gapX
	}
	all := make([][]*block, 0, rows)
	sum, from := 0, 0
	for i, b := range blocks {
		middle := sum + (b.w+gapX)/2
		if i > from && len(all) < rows-1 && middle*rows > total*(len(all)+1) {
			all = append(all, blocks[from:i])
			from = i
		}
		sum += b.w + gapX
	}
	return append(all, blocks[from:])
}
