package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/articles"
)

const about = `onrecord shows which people and countries an article is about and who said what, lets you jump along the names, and keeps your notes on passages. Without a verb it opens the screen.`

// The groups of verbs in the help.
const (
	groupRead = "read"
	groupKeep = "keep"
	groupCare = "care"
)

// execute runs the verb that args name.
func (a *app) execute(ctx context.Context, args []string) error {
	root := a.root() //nolint:contextcheck // verbs get ctx from cobra
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	a.out.json = slices.Contains(args, "--json") // for errors in the flags themselves
	return root.ExecuteContext(ctx)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "onrecord", Short: "Read the news, see who said what, keep notes", Long: about,
		Version: version(), SilenceErrors: true, SilenceUsage: true, DisableFlagsInUseLine: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              unknownVerb,
		RunE: func(c *cobra.Command, _ []string) error {
			if a.plainly() {
				return a.dialogue(c.Context())
			}
			return a.screen(c.Context(), 0)
		},
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.prepare() },
	}
	f := root.PersistentFlags()
	f.StringVar(&a.flags.library, "library", "", "the library to use, by its path")
	f.StringVar(&a.flags.config, "config", "", "the configuration file to use")
	f.BoolVar(&a.flags.offline, "offline", false, "reach nothing beyond this machine")
	f.BoolVar(&a.flags.json, "json", false, "print one JSON object a line")
	f.BoolVar(&a.flags.noColor, "no-color", false, "use no colours")
	f.StringArrayVar(&a.flags.allowPrivate, "allow-private", nil, "let a fetch reach this private HOST:PORT")
	root.SetFlagErrorFunc(wrongFlag)
	root.SetVersionTemplate("onrecord {{.Version}}\n")
	root.SetHelpFunc(a.help)
	root.SetHelpCommand(a.helpVerb())
	root.AddGroup(
		&cobra.Group{ID: groupRead, Title: "Reading"},
		&cobra.Group{ID: groupKeep, Title: "Keeping"},
		&cobra.Group{ID: groupCare, Title: "Care"},
	)
	a.addVerbs(root)
	return root
}

func (a *app) addVerbs(root *cobra.Command) {
	for group, verbs := range map[string][]*cobra.Command{
		groupRead: {a.openVerb(), a.listVerb(), a.searchVerb(), a.showVerb(), a.peopleVerb(), a.countriesVerb(), a.quotesVerb(), a.dossierVerb(), a.extractVerb()},
		groupKeep: {a.addVerb(), a.feedsVerb(), a.notesVerb(), a.nameVerb(), a.readVerb(), a.unreadVerb(), a.starVerb(), a.tagVerb(), a.removeVerb(), a.restoreVerb()},
		groupCare: {a.analyzeVerb(), a.checkVerb(), a.backupVerb(), a.salvageVerb(), a.exportVerb(), a.importVerb(), a.benchVerb(), a.pathsVerb(), a.configVerb(), a.completionVerb(), a.manVerb(), a.versionVerb()},
	} {
		for _, v := range verbs {
			v.GroupID = group
			for _, one := range append(v.Commands(), v) {
				one.DisableFlagsInUseLine = true
			}
			root.AddCommand(v)
		}
	}
}

// help shows the help of a verb, in fang's hands.
func (a *app) help(c *cobra.Command, _ []string) {
	root := c.Root()
	root.SetArgs(append(strings.Fields(c.CommandPath())[1:], "--help"))
	if a.flags.noColor {
		root.SetOut(struct{ io.Writer }{a.stdout}) // no terminal, as fang sees it
	}
	err := fang.Execute(c.Context(), root, fang.WithoutCompletions(), fang.WithoutManpage(), fang.WithoutVersion())
	if err != nil {
		a.complain(err)
	}
}

func (a *app) helpVerb() *cobra.Command {
	return &cobra.Command{
		Use: "help [VERB]", Short: "Show what a verb does", GroupID: groupCare,
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownVerb(about, rest)
			}
			a.help(about, nil)
			return nil
		},
	}
}

// unknownVerb says that args[0] is no verb of c, and which one may be meant.
func unknownVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, v := range c.Commands() {
		if !v.Hidden {
			names = append(names, v.Name())
		}
	}
	return wrong("%s has no verb %q%s", called(c), args[0], meant(args[0], names, ""))
}

// wrongFlag says what is wrong with a flag, and which one may be meant.
func wrongFlag(c *cobra.Command, err error) error {
	missing, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return &articles.Error{Code: articles.Invalid, Op: called(c), Err: err}
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	name := missing.GetSpecifiedName()
	if missing.GetSpecifiedShortnames() != "" {
		return wrong("%s has no flag -%s%s", called(c), name, meant(name, names, "--"))
	}
	return wrong("%s has no flag --%s%s", called(c), name, meant(name, names, "--"))
}

// takes checks the number of arguments: at least low and, unless high is
// negative, at most high. What names them, as in the usage.
func takes(low, high int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < low:
			return wrong("%s needs %s", called(c), what)
		case high == 0 && len(args) > 0:
			return wrong("%s takes no %q", called(c), args[0])
		case high >= 0 && len(args) > high:
			return wrong("%s takes only %s, and %q is one too many", called(c), what, args[high])
		}
		return nil
	}
}

// called is how c is called behind the program's name, or that name.
func called(c *cobra.Command) string {
	_, verb, ok := strings.Cut(c.CommandPath(), " ")
	if !ok {
		return "onrecord"
	}
	return verb
}
