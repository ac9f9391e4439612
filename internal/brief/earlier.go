package brief

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/text"
)

// An earlier is what a result of an earlier day says, as it was kept.
type earlier struct {
	day          string
	organization string
	values       values
	units        []earlierUnit
}

// values are some of the figures; nil where one is not known.
type values [figures]*float64

// An earlierUnit is what a result says of a unit.
type earlierUnit struct {
	id     string
	values values
}

// A result is what is read of the JSON of summary and check, beside the figures.
type result struct {
	Version      int                   `json:"version"`
	Tool         struct{ Name string } `json:"tool"`
	AsOf         string                `json:"as_of"`
	Organization string                `json:"organization"`
	Lines        *float64              `json:"lines"`   // only summary has
	Summary      map[string]float64    `json:"summary"` // only check has
	Units        []map[string]any      `json:"units"`   // of summary
}

// mostEarlier is how many results are read of a folder at most: one a week for 19 years.
const mostEarlier = 1000

// A History is the earlier results in a folder, by day.
type History struct {
	results []earlier
	notes   []string // on what is no result of orglint
}

// ReadHistory reads the results in a folder. What is no result of orglint is left out, and told once figures are compared with the others.
func ReadHistory(folder string) (*History, error) {
	info, err := disk.Stat(folder)
	if err != nil {
		return nil, fmt.Errorf("the folder %s cannot be read: %w", folder, errors.Unwrap(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", folder)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("the folder %s cannot be read: %w", folder, errors.Unwrap(err))
	}
	h := &History{}
	entries = slices.DeleteFunc(entries, func(e os.DirEntry) bool { return e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), ".json") })
	if more := len(entries) - mostEarlier; more > 0 {
		entries = entries[more:] // by name, which mostly begins with the day
		h.notes = append(h.notes, text.Count(more, "file", "files")+" of earlier results "+text.Verb(more, "is", "are")+" left out; at most "+text.Grouped(mostEarlier)+" are read")
	}
	for _, e := range entries {
		data, err := disk.Inside(folder).Read(filepath.Join(folder, e.Name()), disk.Earlier)
		if err != nil {
			h.notes = append(h.notes, e.Name()+" could not be read")
			continue
		}
		one, why := earlierOf(data)
		if why != "" {
			h.notes = append(h.notes, e.Name()+" "+why)
			continue
		}
		h.results = append(h.results, one)
	}
	slices.SortStableFunc(h.results, func(x, y earlier) int { return cmp.Compare(x.day, y.day) })
	return h, nil
}

// earlierOf reads one result, or says why it is none.
func earlierOf(data []byte) (e earlier, why string) {
	const none = "is no result of orglint summary -f json or orglint check -f json"
	var r result
	if json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &r) != nil || r.Version != 1 || r.Tool.Name != "orglint" || text.After(r.AsOf, 0) == "" || r.Lines == nil && r.Summary == nil {
		return e, none
	}
	e.day, e.organization = r.AsOf, r.Organization
	if r.Lines == nil { // the people of check are all that have a record, so that they are no figure
		for _, figure := range []figure{exceptionsNow, errorsNow, warningsNow, infosNow} {
			if n, ok := r.Summary[figure.name()]; ok {
				e.values[figure] = &n
			}
		}
		return e, ""
	}
	var fields map[string]any
	if json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &fields) != nil {
		return e, none
	}
	e.values = valuesOf(fields)
	for _, of := range r.Units {
		if id, ok := of["unit"].(string); ok {
			e.units = append(e.units, earlierUnit{id, valuesOf(of)})
		}
	}
	return e, ""
}

// valuesOf reads figures by their names. Of a list it takes how many there are.
func valuesOf(fields map[string]any) values {
	var v values
	for f := range figures {
		switch value := fields[f.name()].(type) {
		case float64:
			v[f] = &value
		case []any:
			n := float64(len(value))
			v[f] = &n
		}
	}
	return v
}
