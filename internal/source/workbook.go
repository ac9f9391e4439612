package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"path"
	"slices"
	"strings"
)

// readWorkbook returns the sheets of a workbook that are not hidden, and the names of those that are. One that cannot be read is a table with a fault. Only the first
// is loaded; others are when somebody asks. Formulas count with the values that were saved with them. No more is read than there is room.
func readWorkbook(data string, most room) (tables []*Table, hidden []string) {
	if strings.HasPrefix(data, oldContainer) {
		return unreadable(contained(data)), nil
	}
	archive, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return unreadable(damagedBook), nil
	}
	book := newWorkbook(archive, most)
	if book.isCalc() {
		return book.readCalc()
	}
	if message := book.list(); message != "" {
		return unreadable(message), nil
	}
	for _, s := range book.sheets {
		if s.hidden && s.kind == "worksheet" {
			hidden = append(hidden, s.name)
		}
	}
	if tables = book.tables(); len(tables) == 0 {
		return unreadable("This workbook has no sheet that is not hidden."), hidden
	}
	tables[0].Load()
	return tables, hidden
}

// unreadable is a table with nothing but the reason why a workbook does not read.
func unreadable(message string) []*Table {
	return []*Table{{Sheet: "?", faults: []fault{{message: message}}}}
}

// A workbook is an archive of parts in XML, most of which are never looked at.
type workbook struct {
	parts   map[string]*zip.File
	room    room
	sheets  []sheet
	spent   bool // whether no more may be read
	from04  bool // whether days are counted from 1904
	texts   *sharedTexts
	formats *numberFormats

	textsPart, formatsPart string
}

// A sheet is one that a workbook says it has.
type sheet struct {
	name, id, part, kind string
	hidden               bool
}

func newWorkbook(archive *zip.Reader, most room) *workbook {
	b := &workbook{parts: make(map[string]*zip.File, len(archive.File)), room: most}
	b.textsPart, b.formatsPart = "xl/sharedstrings.xml", "xl/styles.xml"
	for _, file := range archive.File {
		name := partName(file.Name)
		if b.parts[name] == nil {
			b.parts[name] = file
		}
	}
	return b
}

// tables returns a table for each sheet that is not hidden.
func (b *workbook) tables() (tables []*Table) {
	taken := map[string]bool{} // parts: no spreadsheet writes two sheets as one
	for _, s := range b.sheets {
		if s.hidden || s.kind != "worksheet" || taken[s.part] && b.parts[s.part] != nil {
			continue
		}
		if len(tables) == mostSheets {
			more := unreadable("This workbook has more than 1,000 sheets, which is more than orglint looks at; save just the list of people.")
			tables = append(tables, more...)
			break
		}
		taken[s.part] = true
		t := &Table{Sheet: s.name}
		t.load = func() { b.read(t, s.part) }
		if b.parts[s.part] == nil {
			t.Load()
		}
		tables = append(tables, t)
	}
	return tables
}

// partName brings the name of a part to the form in which names are compared.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// list finds out which sheets the workbook has. It returns a message where that cannot be read.
func (b *workbook) list() string {
	main := "xl/workbook.xml"
	if links, err := b.links("", "_rels/.rels"); err == nil {
		for _, link := range links {
			if link.kind == "officeDocument" {
				main = link.part
			}
		}
	}
	if b.parts[main] == nil {
		return noBook
	}
	err := b.each(main, func(e xml.StartElement, _ string) error {
		switch e.Name.Local {
		case "workbookPr":
			b.from04 = slices.Contains([]string{"1", "true"}, attribute(e, "date1904"))
		case "sheet":
			state := attribute(e, "state")
			b.sheets = append(b.sheets, sheet{name: attribute(e, "name"), id: attribute(e, "id"), hidden: state == "hidden" || state == "veryHidden"})
		}
		return nil
	})
	if err != nil {
		return b.explain(err, "The list of the sheets in this workbook is damaged")
	}
	folder, file := path.Split(main)
	links, err := b.links(folder, folder+"_rels/"+file+".rels")
	if err != nil {
		return b.explain(err, "The part of this workbook that says where its sheets are is damaged or missing")
	}
	b.place(links)
	return ""
}

// place notes where the parts of the workbook stand.
func (b *workbook) place(links map[string]link) {
	for i := range b.sheets {
		s := &b.sheets[i]
		link := links[s.id]
		if s.kind = link.kind; s.kind == "" {
			s.kind = "worksheet" // one that is missing
		}
		s.part = link.part
	}
	for _, link := range links {
		switch link.kind {
		case "sharedStrings":
			b.textsPart = link.part
		case "styles":
			b.formatsPart = link.part
		}
	}
}

// A link says where a part stands, and what it is.
type link struct{ part, kind string }

// links reads what the parts of a folder link to, by the ids of the links.
func (b *workbook) links(folder, part string) (map[string]link, error) {
	links := map[string]link{}
	err := b.each(part, func(e xml.StartElement, _ string) error {
		if e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" {
			target := attribute(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = folder + target
			}
			links[attribute(e, "Id")] = link{partName(target), path.Base(attribute(e, "Type"))}
		}
		return nil
	})
	return links, err
}

// each calls a function for each element of a part as it begins, with the name of the one around it.
func (b *workbook) each(part string, do func(e xml.StartElement, around string) error) error {
	p, err := b.open(part)
	if err != nil {
		return err
	}
	defer p.close()
	around := []string{""}
	err = p.each(func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			if p.room.pieces -= smallPart - 1; p.room.pieces < 0 {
				return errPieces
			}
			around = append(around, e.Name.Local)
			return do(e, around[len(around)-2])
		case xml.EndElement:
			around = around[:len(around)-1]
		}
		return nil
	})
	if errors.Is(err, errPieces) {
		return errSmall
	}
	return err
}

// attribute returns an attribute of an element; nothing if it has none of that name.
func attribute(e xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}
