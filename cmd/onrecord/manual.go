package main

import (
	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func (a *app) manVerb() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Print the manual page", Args: takes(0, 0, ""),
		Example: "onrecord man > onrecord.1",
		RunE: func(c *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, c.Root())
			if err != nil {
				return err
			}
			a.out.text(page.Build(roff.NewDocument()))
			return nil
		},
	}
}

func (a *app) completionVerb() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: "Print a completion script for bash, zsh, fish or powershell",
		Args: takes(1, 1, "a shell: bash, zsh, fish or powershell"), ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Example: "source <(onrecord completion bash)",
		RunE: func(c *cobra.Command, args []string) error {
			root, w := c.Root(), a.out.buf
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(w, true)
			case "zsh":
				return root.GenZshCompletion(w)
			case "fish":
				return root.GenFishCompletion(w, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(w)
			}
			return wrong("there is no completion for %q%s", args[0], meant(args[0], c.ValidArgs, ""))
		},
	}
}
