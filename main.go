// Broadsheet crawls news sites, archives every byte it fetched, reads the articles out of the pages, and exports
// them as datasets. See README.md.
package main

import (
	"os"

	"broadsheet/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
