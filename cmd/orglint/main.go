// Command orglint checks an org chart kept as data against the job families that define its roles.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	debug.SetGCPercent(400) // a short run with much to read: memory is cheaper than time
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
