package lint_test

import (
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
)

// plant returns the text of a file with a defect in one of its records.
func (c *trial) plant(at place, random *rand.Rand) string {
	if c.layout != nil {
		return c.plantForeign(at, random)
	}
	lines := strings.Split(c.texts[at.path], "\n")
	defects := []struct{ key, value string }{{"role: ", "Chief Penguin"}, {"reports_to: ", "zzyzx"}, {"lead: ", "zzyzx"}, {"head: ", "zzyzx"}, {"parent: ", "zzyzx"}}
	for i := range defects {
		defect := defects[(i+random.IntN(2))%len(defects)]
		for j := at.from; j < at.to; j++ {
			key := defect.key
			if filepath.Ext(at.path) == ".json" {
				key = strings.Replace(key, ":", `":`, 1)
			}
			begin := strings.Index(lines[j], key)
			if begin < 0 {
				continue
			}
			begin += len(key)
			if begin < len(lines[j]) && lines[j][begin] == '"' && strings.Contains(lines[j][begin+1:], `"`) {
				end := begin + 2 + strings.IndexByte(lines[j][begin+1:], '"')
				lines[j] = lines[j][:begin] + strconv.Quote(defect.value) + lines[j][end:]
				return strings.Join(lines, "\n")
			}
			end := begin + len(strings.TrimRight(lines[j][begin:], ",}"))
			if brace := strings.IndexAny(lines[j][begin:], ",}"); brace >= 0 && strings.Contains(lines[j], "{") {
				end = begin + brace
			}
			lines[j] = lines[j][:begin] + defect.value + lines[j][end:]
			return strings.Join(lines, "\n")
		}
	}
	return ""
}

// around returns the lines around a damage.
func around(d judged) string {
	lines := strings.Split(d.text, "\n")
	return strings.Join(lines[max(0, d.line-4):min(len(lines), d.line+d.lines+3)], "\n")
}
