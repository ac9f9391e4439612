package lint

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// Apart returns the charts that files found in folders seem to be, each as its files: together are those whose folders lie in one
// another, and those that name somebody who stands in the others.
func (found *Found) Apart() [][]*source.File {
	folders := map[string][]*source.File{}
	var order []string
	for _, file := range found.Charts {
		folder := filepath.ToSlash(filepath.Dir(file.Path))
		if folders[folder] == nil {
			order = append(order, folder)
		}
		folders[folder] = append(folders[folder], file)
	}
	slices.Sort(order)
	var apart [][]*source.File
	tops := []string{}
	for _, folder := range order { // a folder comes after those that it lies in
		at := slices.IndexFunc(tops, func(top string) bool { return top == "." || folder == top || strings.HasPrefix(folder, top+"/") })
		if at < 0 {
			tops, apart = append(tops, folder), append(apart, nil)
			at = len(tops) - 1
		}
		apart[at] = append(apart[at], folders[folder]...)
	}
	if len(apart) > 1 {
		apart = together(apart)
	}
	return apart
}

// together puts together what names each other's people, teams or units.
func together(apart [][]*source.File) [][]*source.File {
	ids := make([]idsOf, len(apart))
	group := make([]int, len(apart))
	for i, files := range apart {
		ids[i], group[i] = collect(files), i
	}
	for i := range apart {
		for j := range apart {
			if group[i] != group[j] && ids[i].wants(ids[j]) {
				join(group, group[i], group[j])
			}
		}
	}
	joined := make([][]*source.File, len(apart))
	for i, files := range apart {
		joined[group[i]] = append(joined[group[i]], files...)
	}
	return slices.DeleteFunc(joined, func(files []*source.File) bool { return files == nil })
}

// join makes one group of two.
func join(group []int, a, b int) {
	for i := range group {
		if group[i] == max(a, b) {
			group[i] = min(a, b)
		}
	}
}

// idsOf are the ids that files give and those that they name.
type idsOf struct{ given, named map[string]bool }

// wants reports whether some of what is named, and is not given there, others give.
func (ids idsOf) wants(others idsOf) bool {
	for id := range ids.named {
		if !ids.given[id] && others.given[id] {
			return true
		}
	}
	return false
}

// collect returns the ids of files, in the layouts that are read. The name of a file is the id where each person has one.
func collect(files []*source.File) idsOf {
	ids := idsOf{map[string]bool{}, map[string]bool{}}
	for _, file := range files {
		name := path.Base(file.Path)
		ids.given[strings.TrimSuffix(name, path.Ext(name))] = true
		read := source.Open(file.Path, file.Data())
		read.Whole()
		for i := range read.Documents {
			ids.add(&read.Documents[i], "", 0)
		}
	}
	return ids
}

// deepest is how many levels of lists and groups lie above what is collected: people, their records, their fields, and lists in these.
const deepest = 5

// add adds the ids in a value that a key leads to.
func (ids idsOf) add(v *source.Value, key string, depth int) {
	if depth > deepest {
		return
	}
	if v.IsText() {
		text := v.Text[strings.LastIndexAny(v.Text, ":/")+1:] // user:default/ada
		switch key {
		case "id", "manager_role_slug", "name":
			ids.given[text] = true
		case "reports_to", "dotted_line_to", "lead", "members", "head", "by", "parent", "unit", "team", "memberOf", "children":
			ids.named[text] = true
		}
		return
	}
	for i := range v.Items {
		ids.add(&v.Items[i], key, depth+1)
	}
	for i := range v.Fields {
		ids.add(&v.Fields[i].Value, v.Fields[i].Key.Value, depth+1)
	}
}
