package page

import (
	"embed"
	"strings"
)

// liveStyle is the style of what the script makes.
//
//go:embed live.css
var liveStyle string

//go:embed script/*.js
var scripts embed.FS

// script returns the script of the page: its files one after the other, in one function, so that it leaves no names behind.
func script() string {
	var all strings.Builder
	all.WriteString("(() => {\n'use strict';\n")
	for _, name := range []string{"data", "words", "tables", "findings", "tree", "card", "picture", "draw", "save", "start"} {
		part, _ := scripts.ReadFile("script/" + name + ".js")
		all.Write(part)
	}
	all.WriteString("})();\n")
	return all.String()
}
