package main

import (
	"io"

	"github.com/spf13/cobra"
)

func newCompletion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:               "completion bash|zsh|fish|powershell",
		ValidArgsFunction: words("bash", "zsh", "fish", "powershell"),
		Short:             "Print a script for completion with the TAB key",
		Long: "Print a script that lets the TAB key of a shell complete commands, flags, formats and the names of rules and " +
			"of job families. To have it in every new shell:\n\n" +
			"bash, which needs the package bash-completion:\n\n" +
			"    mkdir -p ~/.local/share/bash-completion/completions\n" +
			"    cd ~/.local/share/bash-completion/completions\n" +
			"    orglint completion bash > orglint\n\n" +
			"zsh, which needs compinit in ~/.zshrc:\n\n" +
			"    orglint completion zsh > \"${fpath[1]}/_orglint\"\n\n" +
			"fish:\n\n" +
			"    orglint completion fish > ~/.config/fish/completions/orglint.fish\n\n" +
			"PowerShell, in the file that $PROFILE names:\n\n" +
			"    orglint completion powershell | Out-String | Invoke-Expression\n\n" +
			"For one bash or zsh only: source <(orglint completion bash)",
		Example: "  orglint completion bash > orglint.bash\n  orglint completion fish > ~/.config/fish/completions/orglint.fish",
		Args:    exactly(1, "the name of one shell: bash, zsh, fish or powershell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			scripts := map[string]func(io.Writer) error{
				"bash":       func(w io.Writer) error { return root.GenBashCompletionV2(w, true) },
				"zsh":        root.GenZshCompletion,
				"fish":       func(w io.Writer) error { return root.GenFishCompletion(w, true) },
				"powershell": root.GenPowerShellCompletionWithDesc,
			}
			script, ok := scripts[args[0]]
			if !ok {
				return oneOf(args[0], []string{"bash", "zsh", "fish", "powershell"})
			}
			return writeFault(script(s.out))
		},
	}
}
