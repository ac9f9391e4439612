// Command gen writes a chart to standard output: gen 10000, or gen 10000 100 for one engineer in a hundred with a defect, or gen
// 10000 wide for a chart that somebody made to be costly, or gen 10000 0 csv for the same people in another form.
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
		fmt.Fprintln(os.Stderr, "usage: gen PEOPLE [SHARE [FORM] | KIND]")
		os.Exit(2)
	}
	if _, err := os.Stdout.Write(chart); err != nil {
		os.Exit(1)
	}
}

// made returns the chart that the arguments ask for.
func made(arguments []string) ([]byte, error) {
	arguments = append(arguments, []string{"", "0", "yaml"}[min(3, len(arguments)):]...)
	n, err := strconv.Atoi(arguments[0])
	if err != nil {
		return nil, err
	}
	kinds := bench.Hostiles()
	if i := slices.IndexFunc(kinds, func(h bench.Hostile) bool { return h.Name == arguments[1] }); i >= 0 {
		return []byte(kinds[i].Chart(n)), nil
	}
	share, err := strconv.Atoi(arguments[1])
	if err != nil {
		return nil, err
	}
	write := bench.Forms()[arguments[2]]
	if write == nil {
		return nil, fmt.Errorf("there is no form %s", arguments[2])
	}
	return write(n, share)
}
