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
	has, wants := make([]map[string]bool, len(apart)), make([]map[string]bool, len(apart))
	for i, files := range apart {
		has[i], wants[i] = map[string]bool{}, map[string]bool{}
		for _, file := range files {
			name := path.Base(file.Path)
			has[i][strings.TrimSuffix(name, path.Ext(name))] = true // which is the id where each person has a file
			read := source.Open(file.Path, file.Data())
			read.Whole()
			for j := range read.Documents {
				collect(&read.Documents[j], "", 0, has[i], wants[i])
			}
		}
	}
	group := make([]int, len(apart))
	for i := range group {
		group[i] = i
	}
	for i := range apart {
		for j := range apart {
			if group[i] != group[j] && reaches(wants[i], has[i], has[j]) {
				was, now := max(group[i], group[j]), min(group[i], group[j])
				for k := range group {
					if group[k] == was {
						group[k] = now
					}
				}
			}
		}
	}
	joined := make([][]*source.File, len(apart))
	for i, files := range apart {
		joined[group[i]] = append(joined[group[i]], files...)
	}
	return slices.DeleteFunc(joined, func(files []*source.File) bool { return files == nil })
}

// reaches reports whether some of what is wanted, and is not had, others have.
func reaches(wants, has, others map[string]bool) bool {
	for id := range wants {
		if !has[id] && others[id] {
			return true
		}
	}
	return false
}

// deepest is how many levels of lists and groups lie above what is collected: people, their records, their fields, and lists in these.
const deepest = 5

// collect notes the ids that a document gives and those that it names, in the layouts that are read.
func collect(v *source.Value, key string, depth int, has, wants map[string]bool) {
	if depth > deepest {
		return
	}
	if v.IsText() {
		text := v.Text[strings.LastIndexAny(v.Text, ":/")+1:] // user:default/ada
		switch key {
		case "id", "manager_role_slug", "name":
			has[text] = true
		case "reports_to", "dotted_line_to", "lead", "members", "head", "parent", "unit", "team", "memberOf", "children":
			wants[text] = true
		}
		return
	}
	for i := range v.Items {
		collect(&v.Items[i], key, depth+1, has, wants)
	}
	for i := range v.Fields {
		collect(&v.Fields[i].Value, v.Fields[i].Key.Value, depth+1, has, wants)
	}
}
