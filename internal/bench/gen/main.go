// Command gen writes a chart to standard output: gen 10000, or gen 10000 100 for one engineer in a hundred with a defect, or gen
// 10000 wide for a chart that somebody made to be costly.
package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/orglint/orglint/internal/bench"
)

func main() {
	chart, err := made(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "usage: gen PEOPLE [SHARE | KIND]")
		os.Exit(2)
	}
	if _, err := os.Stdout.Write(chart); err != nil {
		os.Exit(1)
	}
}

// made returns the chart that the arguments ask for.
func made(arguments []string) ([]byte, error) {
	arguments = append(arguments, "0", "0")[:max(2, len(arguments))]
	n, err := strconv.Atoi(arguments[0])
	if err != nil {
		return nil, err
	}
	kinds := bench.Hostiles()
	if i := slices.IndexFunc(kinds, func(h bench.Hostile) bool { return h.Name == arguments[1] }); i >= 0 {
		return []byte(kinds[i].Chart(n)), nil
	}
	share, err := strconv.Atoi(arguments[1])
	return bench.Chart(n, share), err
}
