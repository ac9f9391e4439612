// Command orglint checks an org chart kept as data against the job families that define its roles.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	debug.SetGCPercent(80) // on two cores the time it takes is hardly seen, and a chart of a million people stays below a gigabyte
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
