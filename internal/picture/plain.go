package picture

import (
	"bytes"
	"fmt"
	"strings"
)

// each calls a function for everybody who is drawn, from the top down, with the manager that they are drawn below; -1 for none.
func (p *Picture) each(do func(seat, above int)) {
	p.words = make([]words, len(p.brief.Seats))
	var down func(seat, above, layer int)
	down = func(seat, above, layer int) {
		p.words[seat] = p.say(seat, layer)
		do(seat, above)
		if layer < p.depth {
			for _, below := range p.brief.ReportsOf(seat) {
				down(int(below), seat, layer+1)
			}
		}
	}
	for _, tops := range [][]int{p.tops, p.apart} {
		for _, seat := range tops {
			down(seat, -1, 1)
		}
	}
}

// lines are what a box says, a line each.
func (w *words) said() []string {
	return nonEmpty([]string{w.name, w.title, w.state, w.findings, w.hidden})
}

// Mermaid draws a picture as a flowchart of Mermaid.
func (p *Picture) Mermaid() []byte {
	var boxes, lines bytes.Buffer
	p.each(func(seat, above int) {
		w := &p.words[seat]
		said := w.said()
		for i := range said {
			said[i] = escapeMermaid(said[i])
		}
		said[0] = "<b>" + said[0] + "</b>"
		fmt.Fprintf(&boxes, "  n%d[\"%s\"]:::%s\n", seat, strings.Join(said, "<br>"), w.className())
		if above >= 0 {
			fmt.Fprintf(&lines, "  n%d --> n%d\n", above, seat)
		}
	})
	title, head := p.head()
	var b bytes.Buffer
	b.WriteString("flowchart TD\n")
	fmt.Fprintf(&b, "  accTitle: %s\n  accDescr: %s\n", wordsOnly(title), wordsOnly(strings.Join(head, ". ")))
	b.WriteString("  classDef manager fill:#cfe0ee,stroke:#6f8ca5,color:#1b1b1a\n" +
		"  classDef contributor fill:#e9f0f6,stroke:#6f8ca5,color:#1b1b1a\n" +
		"  classDef open fill:#ffffff,stroke:#6f8ca5,color:#1b1b1a,stroke-dasharray:5 3\n" +
		"  classDef found stroke:#b4470d,stroke-width:2px\n" +
		"  classDef term stroke-dasharray:8 3 2 3\n")
	b.Write(boxes.Bytes())
	b.Write(lines.Bytes())
	return append(b.Bytes(), classLines(p)...)
}

// classLines marks the boxes with findings, and those of acting managers.
func classLines(p *Picture) []byte {
	var found, term []string
	for i := range p.words {
		if p.words[i].marked() {
			found = append(found, fmt.Sprintf("n%d", i))
		}
		if p.words[i].term {
			term = append(term, fmt.Sprintf("n%d", i))
		}
	}
	var b bytes.Buffer
	for _, each := range []struct {
		name  string
		boxes []string
	}{{"found", found}, {"term", term}} {
		if len(each.boxes) > 0 {
			fmt.Fprintf(&b, "  class %s %s\n", strings.Join(each.boxes, ","), each.name)
		}
	}
	return b.Bytes()
}

// className is how the box of a seat is painted.
func (w *words) className() string {
	switch {
	case w.open:
		return "open"
	case w.contributor:
		return "contributor"
	}
	return "manager"
}

// Dot draws a picture for Graphviz.
func (p *Picture) Dot() []byte {
	var boxes, lines bytes.Buffer
	p.each(func(seat, above int) {
		w := &p.words[seat]
		fmt.Fprintf(&boxes, "  n%d [label=%s%s];\n", seat, quoteDot(w.said()...), w.dotStyle())
		if above >= 0 {
			fmt.Fprintf(&lines, "  n%d -> n%d;\n", above, seat)
		}
	})
	title, head := p.head()
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph chart {\n  graph [label=%s, labelloc=t, labeljust=l, fontname=Helvetica, splines=ortho, nodesep=0.2, ranksep=0.4];\n",
		quoteDot(append([]string{title}, head...)...))
	b.WriteString("  node [shape=box, style=filled, fillcolor=\"#e9f0f6\", color=\"#6f8ca5\", fontname=Helvetica, fontsize=11];\n" +
		"  edge [arrowhead=none, color=\"#6f8ca5\"];\n")
	b.Write(boxes.Bytes())
	b.Write(lines.Bytes())
	b.WriteString("}\n")
	return b.Bytes()
}

// dotStyle is how Graphviz paints the box of a seat.
func (w *words) dotStyle() string {
	style := ""
	switch w.className() {
	case "open":
		style = `, style="filled,dashed", fillcolor="#ffffff"`
	case "manager":
		style = `, fillcolor="#cfe0ee"`
	}
	if w.term && !w.open {
		style += `, style="filled,dotted"`
	}
	if w.marked() {
		style += `, color="#b4470d", penwidth=2`
	}
	return style
}
