// Command base is the yardstick: yaml.v3 parses a file to Nodes, and nothing else is done.
package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var node yaml.Node
	if err := yaml.Unmarshal(data, &node); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(len(node.Content))
}
