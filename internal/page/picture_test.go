package page_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/page"
)

// TestSpanPicture draws every manager once, in one of the columns, over the axis, and those outside their limits as such.
func TestSpanPicture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) page.Spans {
			n := rapid.IntRange(0, 4000)
			return page.Spans{Reports: rapid.IntRange(1, 300).Draw(t, "reports"), Fits: [4]int{n.Draw(t, "within"), n.Draw(t, "unjudged"), n.Draw(t, "fewer"), n.Draw(t, "more")}}
		}), 0, 40, func(s page.Spans) int { return s.Reports }).Draw(t, "spans")
		l := brief.Span{Least: rapid.IntRange(0, 8).Draw(t, "least"), Most: rapid.IntRange(0, 40).Draw(t, "most")}
		drawn, want := 0, 0
		for _, s := range all {
			want += s.Fits[0] + s.Fits[1] + s.Fits[2] + s.Fits[3]
		}
		p := page.NewSpanPicture(all, l)
		for i, c := range p.Columns {
			drawn += c.Managers
			if n, _ := strconv.Atoi(strings.TrimSuffix(c.Name, "+")); n != i+1 || (c.Managers > 0) != (len(c.Parts) > 0) {
				t.Errorf("column %d is called %s, and has %d parts for %d managers", i+1, c.Name, len(c.Parts), c.Managers)
			}
			foot := 184
			for _, part := range c.Parts {
				if part.Y+part.H != foot || part.Y < 28 {
					t.Errorf("a part of column %s reaches from %d to %d", c.Name, part.Y, part.Y+part.H)
				}
				foot = part.Y
			}
		}
		if drawn != want || len(p.Columns) > 42 {
			t.Errorf("%d of %d managers are drawn, in %d columns", drawn, want, len(p.Columns))
		}
	})
}

// TestStill draws everybody who is in a layer once: right of the one above, beside their rows, and never over another.
func TestStill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 400).Draw(t, "seats")
		seats := make([]page.Standing, n)
		for i := range seats {
			above := rapid.IntRange(-1, i-1).Draw(t, "above")
			seats[i] = page.Standing{Above: above, Layer: 1}
			if above >= 0 {
				seats[above].Reports++
				if seats[i].Layer = seats[above].Layer; seats[above].Layer > 0 {
					seats[i].Layer++
				}
			} else if rapid.IntRange(0, 9).Draw(t, "lost") == 0 {
				seats[i].Layer = 0
			}
		}
		p := page.NewStill(seats, func(i int) (name, full string) { return fmt.Sprint("Ada ", i), "" })
		if p == nil {
			return
		}
		taken := map[string]int{}
		for _, b := range p.Boxes {
			for row := b.Y; row < b.Y+b.H; row += 17 {
				place := fmt.Sprint(b.X, " ", row)
				if other, ok := taken[place]; ok {
					t.Fatalf("%d and %d are both drawn at %s", other, b.Seat, place)
				}
				taken[place] = b.Seat
			}
			if b.Y+b.H > p.Height {
				t.Errorf("%d is drawn below the picture", b.Seat)
			}
			if s := seats[b.Seat]; s.Layer == 0 || p.OnlyManagers && s.Reports == 0 {
				t.Errorf("%+v is drawn", s)
			}
		}
		if !p.OnlyManagers {
			placed := 0
			for _, s := range seats {
				if s.Layer > 0 {
					placed++
				}
			}
			if placed != len(p.Boxes) {
				t.Errorf("%d of %d are drawn", len(p.Boxes), placed)
			}
		} else if len(p.Boxes) > 150 {
			t.Errorf("%d boxes are too many", len(p.Boxes))
		}
	})
}

// TestPyramid keeps managers and contributors in one measure, and numbers beside their bars.
func TestPyramid(t *testing.T) {
	p := page.NewPyramid(1, []int{1, 4, 0}, []int{0, 4, 21})
	if p.Rows[1].LeftW != p.Rows[1].RightW {
		t.Errorf("four managers are %s wide and four contributors %s", p.Rows[1].LeftW, p.Rows[1].RightW)
	}
	if right, err := strconv.ParseFloat(strings.TrimSuffix(p.Rows[2].RightText, "%"), 64); err != nil || right > 92.01 {
		t.Errorf("the longest bar ends at %v", right)
	}
}

// TestFitting shortens names as far as there is room.
func TestFitting(t *testing.T) {
	for _, each := range []struct{ got, want string }{
		{page.Fitting("Ada Osei", 100), "Ada Osei"}, {page.Fitting("Engineering Manager", 60), "Engine…"}, {page.Fitting("Ada", 2), "…"},
	} {
		if each.got != each.want {
			t.Errorf("got %q, want %q", each.got, each.want)
		}
	}
}
