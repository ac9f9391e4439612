package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNoDoubtInRules holds that rules leave it to the chart what is certain. That the chart shows no flags is held there; here, that no
// rule counts those who are known and takes them for all: what is below a number, or none at all, only a chart.Count can tell.
func TestNoDoubtInRules(t *testing.T) {
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"CountedReports", "Known", "Declared", "Undeclared", "Seats"}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			compared, ok := n.(*ast.BinaryExpr)
			if !ok || !slices.Contains([]token.Token{token.LSS, token.LEQ, token.EQL, token.GTR, token.GEQ}, compared.Op) {
				return true
			}
			for _, side := range []ast.Expr{compared.X, compared.Y} {
				if name := counts(side); slices.Contains(known, name) {
					t.Errorf("%s compares how many %s are known; ask a chart.Count whether there are certainly fewer or more", path, name)
				}
			}
			return true
		})
	}
}

// counts returns the name of the field or method whose length, or number, an expression is.
func counts(e ast.Expr) string {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return ""
	}
	if name, ok := call.Fun.(*ast.Ident); ok && name.Name == "len" {
		switch of := call.Args[0].(type) {
		case *ast.SelectorExpr:
			return of.Sel.Name
		case *ast.CallExpr:
			return counts(of)
		}
		return ""
	}
	if method, ok := call.Fun.(*ast.SelectorExpr); ok {
		return method.Sel.Name
	}
	return ""
}
