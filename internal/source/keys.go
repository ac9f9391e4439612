package source

// manyKeys is the number of fields from which a mapping's keys are looked up rather than compared one by one.
const manyKeys = 32

// A keySet finds keys that a mapping has already. It stays nil for the mappings that charts are made of.
type keySet map[string]int

// add returns the index of the field with that key, if there is one; otherwise it expects the key to be appended next.
func (s *keySet) add(fields []Field, key string) (index int, found bool) {
	if len(fields) < manyKeys {
		for i := range fields {
			if fields[i].Key.Value == key {
				return i, true
			}
		}
		return 0, false
	}
	if *s == nil {
		*s = keySet{}
	}
	for i := len(*s); i < len(fields); i++ {
		(*s)[fields[i].Key.Value] = i
	}
	index, found = (*s)[key]
	return index, found
}
