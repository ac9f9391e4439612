package picture

// hang hangs the stacks of those without reports on the line that leads from a box down to the blocks of the others.
func hang(b *box, blocks, stacks []*block) *block {
	below := arrange(b, blocks, nil, 1)
	a := &block{box: b, x: below.x, stem: below.stem, port: below.port, w: below.w, staff: &row{y: b.height + halfGap}}
	top, x, bottom := b.height+gapY, a.stem, 0
	for _, each := range stacks {
		if each.stack == nil {
			each = newStack([]*box{each.box})
		}
		a.staff.parts = append(a.staff.parts, part{each, x, top})
		a.w, bottom = max(a.w, x+each.w), max(bottom, top+each.h)
		x += each.w + gapX
	}
	down := bottom - b.height
	a.outline = outline{{0, b.height, a.x, a.x + b.width}, {top - halfGap - 1, bottom, a.stem, a.staff.right()}}
	a.outline = a.outline.with(below.outline[1:], 0, down)
	r := below.rows[0]
	r.y += down
	for i := range r.parts {
		r.parts[i].y += down
	}
	a.rows, a.h = []row{r}, below.h+down
	return a
}

// right is how far the parts of a row reach.
func (r *row) right() int {
	right := 0
	for _, p := range r.parts {
		right = max(right, p.x+p.w)
	}
	return right
}
