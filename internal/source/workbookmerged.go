package source

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// takeMerged returns the merged cells of each part of a workbook, such as B2:B5, and leaves nothing in the part but its name, for
// mergedOf. excelize itself would load all rows a second time to find merged cells, number rows that have no numbers in a time
// that grows with the square of their count, and compare each merged cell with each.
func takeMerged(book *excelize.File) map[string][]string {
	merged := map[string][]string{}
	book.Pkg.Range(func(key, content any) bool {
		name, isName := key.(string)
		part, isPart := content.([]byte)
		if isName && isPart {
			merged[name] = mergedIn(part)
			book.Pkg.Store(name, namedSheet(name))
		}
		return true
	})
	return merged
}

// mergedIn finds the merged cells of a sheet, which stand below its rows.
func mergedIn(part []byte) []string {
	end := bytes.LastIndex(part, []byte("sheetData>"))
	if end < 0 {
		return nil
	}
	var merged []string
	below := xml.NewDecoder(bytes.NewReader(part[end:]))
	below.Strict = false
	for {
		token, err := below.RawToken()
		if err != nil {
			return merged
		}
		start, _ := token.(xml.StartElement)
		for _, attr := range start.Attr {
			if start.Name.Local == "mergeCell" && attr.Name.Local == "ref" {
				merged = append(merged, attr.Value)
			}
		}
	}
}

// namedSheet is a sheet that holds nothing but a name.
func namedSheet(name string) []byte {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(name)) // a buffer takes everything
	return fmt.Appendf(nil, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr codeName="%s"/></worksheet>`, b.Bytes())
}

// mergedOf returns the merged cells of a sheet. A sheet that is a chart has none.
func mergedOf(book *excelize.File, sheet string, merged map[string][]string) []string {
	props, err := book.GetSheetProps(sheet)
	if err != nil || props.CodeName == nil {
		return nil
	}
	return merged[*props.CodeName]
}
