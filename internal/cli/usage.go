package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// strictUsage makes what is misspelt, missing or too much on the command line an error that shows the right form: of
// itself cobra prints help and succeeds where the verb of a group is unknown.
func strictUsage(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fail(ExitUsage, c.CommandPath()+" --help", "%s: %w", verbOf(c), err)
	})
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Run = nil
			c.RunE = func(_ *cobra.Command, args []string) error {
				topic, rest, err := root.Find(args)
				if err != nil || topic == root && len(rest) > 0 {
					return unknownVerb(root, args[0])
				}
				topic.InitDefaultHelpFlag()
				return topic.Help()
			}
		}
	}
	checkArgs(root)
}

func checkArgs(c *cobra.Command) {
	for _, sub := range c.Commands() {
		checkArgs(sub)
	}
	switch takes := c.Args; {
	case c.HasSubCommands():
		c.RunE = func(c *cobra.Command, args []string) error { return c.Help() }
		c.Args = func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownVerb(c, args[0])
			}
			return nil
		}
	case takes != nil:
		c.Args = func(c *cobra.Command, args []string) error {
			if takes(c, args) == nil {
				return nil
			}
			form, want := c.CommandPath(), "no argument"
			if _, rest, ok := strings.Cut(c.Use, " "); ok {
				form, want = form+" "+rest, rest
			}
			return fail(ExitUsage, form, "%s: want %s, have %d: %q", verbOf(c), want, len(args), args)
		}
	}
}

// verbOf is a command as people type it behind the program's name.
func verbOf(c *cobra.Command) string {
	if !c.HasParent() {
		return c.Name()
	}
	return strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
}

// unknownVerb tells of a verb that c has not, and names what comes near it.
func unknownVerb(c *cobra.Command, name string) error {
	try := c.CommandPath() + " --help"
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(name); len(near) > 0 {
		try = c.CommandPath() + " " + strings.Join(near, " or ")
	}
	return fail(ExitUsage, try, "unknown command %q for %q", name, c.CommandPath())
}

// count is a flag for a number of things, from least on.
type count struct {
	to    *int
	least int
}

// countFlag adds a flag whose value is at least least.
func countFlag(c *cobra.Command, to *int, name, short string, least, value int, usage string) {
	*to = value
	c.Flags().VarP(count{to, least}, name, short, usage)
}

func (n count) String() string {
	if n.to == nil {
		return "0"
	}
	return strconv.Itoa(*n.to)
}
func (n count) Type() string { return "int" }
func (n count) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < n.least {
		return fmt.Errorf("want a number from %d on", n.least)
	}
	*n.to = v
	return nil
}

// choice is a flag that has one of a few words.
type choice struct {
	to   *string
	from []string
}

func (w choice) String() string {
	if w.to == nil {
		return ""
	}
	return *w.to
}
func (w choice) Type() string { return "string" }
func (w choice) Set(s string) error {
	if !slices.Contains(w.from, s) {
		return fmt.Errorf("want %s", strings.Join(w.from, ", "))
	}
	*w.to = s
	return nil
}
