// Package page writes the report of an organisation as one HTML file that can be read, printed and mailed: complete without scripts, calling
// nothing from anywhere. What there is to say comes from brief; this package says where it stands on the page and draws the pictures.
package page

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

//go:embed *.html page.css page-media.css
var files embed.FS

// sections are the parts of the page, in their order.
func sections() []string {
	return []string{
		"head", "in-short", "dates", "figures", "spans", "layers", "units", "org", "findings", "exceptions", "unit-parts", "glossary", "foot",
	}
}

// Write writes the page. What it is given is written as it goes, section by section.
func Write(w io.Writer, b *brief.Brief) error {
	t, err := parse()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	v := &view{b: b}
	for _, section := range sections() {
		if err := t.ExecuteTemplate(cleaner{out}, section, v); err != nil {
			return err
		}
	}
	if err := v.writeScript(out); err != nil {
		return err
	}
	return out.Flush()
}

// parse reads the templates.
func parse() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{"n": grouped}).ParseFS(files, "*.html")
}

// A cleaner writes texts that are whole, and in place of a character that would hide or turn some of a text an escape of it.
type cleaner struct{ out *bufio.Writer }

func (c cleaner) Write(piece []byte) (int, error) {
	if bytes.IndexFunc(piece, func(r rune) bool { return r != '\n' && text.Acts(r) }) < 0 {
		return c.out.Write(piece)
	}
	_, err := c.out.WriteString(text.CleanBut(string(piece), "\n"))
	return len(piece), err
}

// policy returns what the page may load and run: its own styles, its own script if it has one, and nothing else from anywhere.
func policy(style, script string) string {
	runs := ""
	if script != "" {
		runs = "script-src " + hash(script) + "; "
	}
	return fmt.Sprintf("default-src 'none'; %sstyle-src %s; base-uri 'none'; form-action 'none'", runs, hash(style))
}

// hash returns how a policy names a script or the styles of a page.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// style returns the styles of the page, with what stands at the foot of each printed page.
func style(foot string) string {
	var b strings.Builder
	for _, name := range []string{"page.css", "page-media.css"} {
		styles, _ := files.ReadFile(name)
		b.Write(styles)
	}
	b.WriteString(liveStyle)
	b.WriteString("@page { @bottom-left { font: 8.5pt Arial, sans-serif; color: #555; content: \"")
	for _, r := range foot {
		if r == ' ' || r == ',' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\%06x", r)
		}
	}
	b.WriteString("\"; } }\n")
	return b.String()
}
