// Command gen writes a chart to standard output: gen 10000, or gen 10000 100 for one engineer in a hundred with a defect.
package main

import (
	"fmt"
	"os"
	"strconv"

	"github.com/orglint/orglint/internal/bench"
)

func main() {
	numbers := []int{0, 0}
	for i, argument := range os.Args[1:] {
		n, err := strconv.Atoi(argument)
		if err != nil || i >= len(numbers) {
			fmt.Fprintln(os.Stderr, "usage: gen PEOPLE [SHARE]")
			os.Exit(2)
		}
		numbers[i] = n
	}
	if _, err := os.Stdout.Write(bench.Chart(numbers[0], numbers[1])); err != nil {
		os.Exit(1)
	}
}
