package adapt

import "slices"

// put adds somebody to those of a key.
func put(index map[string][]*person, key string, p *person) {
	if key == "" {
		return
	}
	if same := index[key]; len(same) == 0 || same[len(same)-1] != p {
		index[key] = append(same, p)
	}
}

// An index finds people by a text that few share.
type index struct {
	first map[string]*person
	more  map[string][]*person // all, where there are several
}

func newIndex() index { return index{map[string]*person{}, map[string][]*person{}} }

// add adds somebody to those of a key.
func (x index) add(key string, p *person) {
	if first := x.first[key]; key == "" {
		return
	} else if first == nil {
		x.first[key] = p
		return
	} else if len(x.more[key]) == 0 {
		put(x.more, key, first)
	}
	put(x.more, key, p)
}

// remove takes somebody from those of a key.
func (x index) remove(key string, p *person) {
	rest := slices.DeleteFunc(x.all(key), func(other *person) bool { return other == p })
	delete(x.first, key)
	delete(x.more, key)
	for _, other := range rest {
		x.add(key, other)
	}
}

// all returns those of a key.
func (x index) all(key string) []*person {
	if first := x.first[key]; first != nil && len(x.more[key]) == 0 {
		return []*person{first}
	}
	return x.more[key]
}
