package picture

import "slices"

// An outline is how far what is drawn reaches to the left and to the right, in bands from top to bottom that do not overlap. By it blocks
// are put as close together as they go: a short one below the arm of a tall one.
type outline []band

// A band is a part of an outline: from its top to its bottom, from its left to its right.
type band struct{ top, bottom, left, right int }

// room returns how far to the right another outline has to stand, at a height, so as to touch nothing.
func (o outline) room(other outline, y int) int {
	x := 0
	from := 0
	for _, b := range other {
		top, bottom := b.top+y-stackY, b.bottom+y+stackY
		for from < len(o) && o[from].bottom <= top-2*stackY {
			from++
		}
		for _, mine := range o[from:] {
			if mine.top >= bottom {
				break
			}
			if mine.bottom > top {
				x = max(x, mine.right+gapX-b.left)
			}
		}
	}
	return x
}

// with returns the outline of what is drawn and of another, which stands at a place.
func (o outline) with(other outline, x, y int) outline {
	edges := make([]int, 0, 2*(len(o)+len(other)))
	for _, b := range o {
		edges = append(edges, b.top, b.bottom)
	}
	for _, b := range other {
		edges = append(edges, b.top+y, b.bottom+y)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var all outline
	mine, others := cursor{o, 0, 0}, cursor{other, x, y}
	for k := range len(edges) - 1 {
		both := band{edges[k], edges[k+1], 1, 0}
		mine.widen(&both)
		others.widen(&both)
		last := len(all) - 1
		switch {
		case both.left > both.right:
		case last >= 0 && all[last].bottom == both.top && all[last].left == both.left && all[last].right == both.right:
			all[last].bottom = both.bottom
		default:
			all = append(all, both)
		}
	}
	return all
}

// A cursor goes down an outline that stands at a place.
type cursor struct {
	outline

	x, y int
}

// widen makes a band as wide as the outline is there. A band that is nowhere yet has its left on the right of its right.
func (c *cursor) widen(b *band) {
	for len(c.outline) > 0 && c.outline[0].bottom+c.y <= b.top {
		c.outline = c.outline[1:]
	}
	if len(c.outline) == 0 || c.outline[0].top+c.y > b.top {
		return
	}
	left, right := c.outline[0].left+c.x, c.outline[0].right+c.x
	if b.left <= b.right {
		left, right = min(left, b.left), max(right, b.right)
	}
	b.left, b.right = left, right
}
