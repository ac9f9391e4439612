package config

import (
	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// sources reads how files are read that are not of orglint's own layout.
func (r *reader) sources(list *source.Value) {
	if list == nil {
		return
	}
	for i := range list.Items {
		item := &list.Items[i]
		paths := r.patterns(item, "paths")
		for _, path := range paths {
			r.config.sourcePaths = append(r.config.sourcePaths, r.config.fromHere(path))
		}
		from := adapt.Source{
			Match: func(path string) bool { return matches(paths, r.config.relative(path)) },
			As:    item.GetText("as").Value, Dates: item.GetText("dates").Value, Sheets: item.GetTexts("sheet"),
			Ignore: item.GetTexts("ignore"),
		}
		from.Map = r.mapping(item.Get("map"))
		r.config.Sources = append(r.config.Sources, from)
	}
	if len(r.config.Chart) == 0 {
		r.config.Chart = r.config.sourcePaths
	}
}

// mapping reads which columns hold what. A configuration may come from somebody who is not to see what is private.
func (r *reader) mapping(columns *source.Value) []adapt.Mapping {
	if columns == nil {
		return nil
	}
	var all []adapt.Mapping
	for i := range columns.Fields {
		field := columns.Fields[i].Key.Value
		column := columns.GetText(field)
		if column.Value == "" {
			continue
		}
		if holds := adapt.Private(field, column.Value); holds != "" {
			r.fail(column.Pos, "", "The column %s seems to hold %s, which a chart does not need; name another column for %s, or none.",
				diag.Quote(column.Value), holds, field)
		}
		all = append(all, adapt.Mapping{Field: field, Column: column})
	}
	return all
}
