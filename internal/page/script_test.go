package page_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/page"
)

// TestScriptIsSafe holds that the script makes elements and texts only: it runs nothing that the chart says, and asks for nothing.
func TestScriptIsSafe(t *testing.T) {
	unsafe := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\(['"]|\bfetch\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\b|` +
		`createContextualFragment|parseFromString|srcdoc|https?://|</script|<!--`)
	for i, line := range strings.Split(page.Script(), "\n") {
		if found := unsafe.FindString(strings.Replace(line, "http://www.w3.org/2000/svg", "", 1)); found != "" {
			t.Errorf("line %d of the script has %s: %s", i+1, found, line)
		}
	}
	if found := regexp.MustCompile(`@import|url\(|</style`).FindString(page.LiveStyle()); found != "" {
		t.Errorf("the style has %s", found)
	}
}

// TestScriptReads holds that the parts of the script are one that reads, in strict mode.
func TestScriptReads(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node here")
	}
	file := filepath.Join(t.TempDir(), "page.js")
	if err := os.WriteFile(file, []byte(page.Script()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), node, "--check", file).CombinedOutput(); err != nil {
		t.Errorf("node --check: %v\n%s", err, out)
	}
}
