package repair

import (
	"cmp"
	"math"
)

// A network is a flow of least cost on its way to being found. Arcs stand in pairs, each beside the one that takes its flow back, so that
// the other of arc i is arc i^1. The potentials keep the reduced cost of every arc that has room at zero or above: that is the proof that
// what is found costs least.
type network struct {
	first  []int32 // of a node: the arc that begins there last, -1 for none
	arcs   []arc
	costs  [9]int64 // what arcs cost, by number; the first costs nothing
	excess []int    // of a node: how much more flows in than out; less than zero where more should
	price  []int64
}

type arc struct {
	to, next int32
	room     int32
	cost     int8 // its number; below zero that of the arc that it takes back
}

// unreached is the distance of a node to which no way leads.
const unreached = math.MaxInt64

// node adds a node.
func (n *network) node() int {
	n.first, n.excess, n.price = append(n.first, -1), append(n.excess, 0), append(n.price, 0)
	return len(n.first) - 1
}

// A way is where an arc leads from and to.
type way struct{ from, to int }

// add adds an arc with its flow, which is between 0 and most.
func (n *network) add(w way, flow, most int, cost int8) int32 {
	i := int32(len(n.arcs))
	n.arcs = append(n.arcs, arc{int32(w.to), n.first[w.from], int32(most - flow), cost}, arc{int32(w.from), n.first[w.to], int32(flow), -cost})
	n.first[w.from], n.first[w.to] = i, i+1
	return i
}

// cost returns what an arc costs.
func (n *network) cost(a *arc) int64 {
	if a.cost < 0 {
		return -n.costs[-a.cost]
	}
	return n.costs[a.cost]
}

// flow returns what flows through an arc.
func (n *network) flow(i int32) int { return int(n.arcs[i^1].room) }

// bound adds an arc of which the flow is to be between two numbers and is another: what is too much, or too little, is left at its ends.
func (n *network) bound(w way, flow int, b Bounds) {
	within := min(max(flow, b.Min), b.Max)
	n.excess[w.from] += flow - within
	n.excess[w.to] -= flow - within
	n.add(w, within-b.Min, b.Max-b.Min, 0)
}

// solve brings what is too much to where too little is, at the least cost. It returns the nodes to which some of it could still flow
// where not all of it finds a place; nil if it does.
func (n *network) solve() []bool {
	for {
		distance, farthest, done := n.distances()
		if done {
			return nil
		}
		if farthest == unreached {
			reached := make([]bool, len(distance))
			for i, d := range distance {
				reached[i] = d != unreached
			}
			return reached
		}
		for i := range n.price {
			n.price[i] += min(distance[i], farthest)
		}
		n.push()
	}
}

// distances returns how far each node is from those that have too much, how far the farthest one is that has too little and can be reached,
// and whether nothing is left to do. An arc is as long as its reduced cost.
func (n *network) distances() (distance []int64, farthest int64, done bool) {
	distance = make([]int64, len(n.first))
	var near nearest
	done, farthest = true, unreached
	for i := range distance {
		distance[i] = unreached
		if n.excess[i] > 0 {
			distance[i], done = 0, false
			near.push(step{0, int32(i)})
		}
	}
	for len(near) > 0 {
		at := near.pop()
		if at.distance > distance[at.node] {
			continue
		}
		if n.excess[at.node] < 0 {
			farthest = at.distance
		}
		n.spread(at, distance, &near)
	}
	return distance, farthest, done
}

// spread goes on from a node to those beside it that are nearer by it.
func (n *network) spread(at step, distance []int64, near *nearest) {
	for i := n.first[at.node]; i >= 0; i = n.arcs[i].next {
		a := &n.arcs[i]
		if a.room == 0 {
			continue
		}
		if d := at.distance + n.cost(a) + n.price[at.node] - n.price[a.to]; d < distance[a.to] {
			distance[a.to] = d
			near.push(step{d, a.to})
		}
	}
}

// potentials returns, of a flow that costs least, potentials in which every arc that costs anything costs one.
func (n *network) potentials() []int {
	potential, waits := make([]int, len(n.first)), make([]bool, len(n.first))
	queue := make([]int32, len(n.first))
	for i := range queue {
		queue[i], waits[i] = int32(i), true
	}
	for len(queue) > 0 {
		at := queue[0]
		queue, waits[at] = queue[1:], false
		for i := n.first[at]; i >= 0; i = n.arcs[i].next {
			a := &n.arcs[i]
			if p := potential[at] + cmp.Compare(a.cost, 0); a.room > 0 && p < potential[a.to] {
				potential[a.to] = p
				if !waits[a.to] {
					queue, waits[a.to] = append(queue, a.to), true
				}
			}
		}
	}
	return potential
}

// push sends all that it can along arcs without reduced cost.
func (n *network) push() {
	for {
		level := n.levels()
		if level == nil {
			return
		}
		next := append([]int32{}, n.first...)
		for i := range n.excess {
			for n.excess[i] > 0 {
				sent := n.send(int32(i), int32(n.excess[i]), level, next)
				if sent == 0 {
					break
				}
				n.excess[i] -= int(sent)
			}
		}
	}
}

// levels returns how many arcs without reduced cost lie between each node and those that have too much; nil where none of those that have too
// little can be reached.
func (n *network) levels() []int32 {
	level := make([]int32, len(n.first))
	var queue []int32
	for i := range level {
		if n.excess[i] > 0 {
			level[i] = 1
			queue = append(queue, int32(i))
		}
	}
	for ; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if n.excess[at] < 0 {
			return level
		}
		for i := n.first[at]; i >= 0; i = n.arcs[i].next {
			if a := &n.arcs[i]; level[a.to] == 0 && n.free(at, a) {
				level[a.to] = level[at] + 1
				queue = append(queue, a.to)
			}
		}
	}
	return nil
}

// free reports whether an arc has room and no reduced cost.
func (n *network) free(from int32, a *arc) bool {
	return a.room > 0 && n.cost(a)+n.price[from]-n.price[a.to] == 0
}

// send sends up to so much from a node to one that has too little, and returns how much.
func (n *network) send(from, most int32, level, next []int32) int32 {
	if n.excess[from] < 0 {
		sent := min(most, int32(-n.excess[from]))
		n.excess[from] += int(sent)
		return sent
	}
	for ; next[from] >= 0; next[from] = n.arcs[next[from]].next {
		i := next[from]
		a := &n.arcs[i]
		if level[a.to] != level[from]+1 || !n.free(from, a) {
			continue
		}
		if sent := n.send(a.to, min(most, a.room), level, next); sent > 0 {
			a.room -= sent
			n.arcs[i^1].room += sent
			return sent
		}
	}
	return 0
}

// A step is a node on the way, and how far it is.
type step struct {
	distance int64
	node     int32
}

// nearest is a heap of steps; those as far stand in the order of their nodes.
type nearest []step

func (s step) before(t step) bool {
	return s.distance < t.distance || s.distance == t.distance && s.node < t.node
}

func (n *nearest) push(s step) {
	*n = append(*n, s)
	all := *n
	for i := len(all) - 1; i > 0 && all[i].before(all[(i-1)/2]); i = (i - 1) / 2 {
		all[i], all[(i-1)/2] = all[(i-1)/2], all[i]
	}
}

func (n *nearest) pop() step {
	all := *n
	first, last := all[0], len(all)-1
	all[0] = all[last]
	all = all[:last]
	for i := 0; ; {
		least := i
		for _, child := range [2]int{2*i + 1, 2*i + 2} {
			if child < last && all[child].before(all[least]) {
				least = child
			}
		}
		if least == i {
			break
		}
		all[i], all[least] = all[least], all[i]
		i = least
	}
	*n = all
	return first
}
