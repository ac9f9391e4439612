package page

import (
	"strconv"

	"github.com/orglint/orglint/internal/text"
)

// A layer is a row of the layers.
type layer struct {
	Layer                 int
	Seats, Open, Managers int
	Share, Average        string
}

// Layers are the layers from the top down.
func (v *view) Layers() []layer {
	var all []layer
	for i := range v.b.Figures.Layers {
		l := &v.b.Figures.Layers[i]
		if l.Seats == 0 && len(all) == 0 {
			continue // above the unit that is shown
		}
		all = append(all, layer{Layer: i + 1, Seats: l.Seats, Managers: l.Spans.Managers, Share: share(l.Spans.Managers, l.Seats), Average: average(&l.Spans)})
	}
	for i := range v.b.Seats {
		if s := &v.b.Seats[i]; s.Vacancy && s.Layer > 0 {
			all[s.Layer-all[0].Layer].Open++
		}
	}
	return all
}

// LayersLede says where most seats are, and who is in no layer.
func (v *view) LayersLede() []phrase {
	f := v.b.Figures
	if len(f.Layers) == 0 {
		return plain("Nobody has a line to a top that can be followed, so no layers are known.")
	}
	most, placed := 0, 0
	for i := range f.Layers {
		placed += f.Layers[i].Seats
		if f.Layers[i].Seats > f.Layers[most].Seats {
			most = i
		}
	}
	said := plain("Of " + counted(placed, "seat", "seats") + " in " + counted(f.LayerCount(), "layer", "layers") + ", " + grouped(f.Layers[most].Seats) + " " +
		text.Verb(f.Layers[most].Seats, "is", "are") + " in layer " + strconv.Itoa(most+1) + ".")
	if n := len(f.Unplaced); n > 0 {
		said = append(said, phrase{Text: " " + grouped(n) + " more " + text.Verb(n, "is", "are") + " in no layer; "}, phrase{Text: "see why", Section: "not-judged"}, phrase{Text: "."})
	}
	return said
}

// LayerTwists are what bends the layers.
func (v *view) LayerTwists() [][]phrase { return v.notes("layers") }

// Pyramid draws the layers; nil where there are none.
func (v *view) Pyramid() *pyramid {
	var managers, contributors []int
	first := len(v.b.Figures.Layers) - v.b.Figures.LayerCount()
	for i := range v.b.Figures.LayerCount() {
		l := &v.b.Figures.Layers[first+i]
		managers = append(managers, l.Spans.Managers)
		contributors = append(contributors, l.Seats-l.Spans.Managers)
	}
	if len(managers) == 0 {
		return nil
	}
	return newPyramid(first+1, managers, contributors)
}
