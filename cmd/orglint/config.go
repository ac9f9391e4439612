package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// configFlags are the flags that say which configuration holds.
type configFlags struct {
	path string
	none bool

	texts disk.Texts // of an editor, in the place of files
}

// add adds the flags to a command.
func (f *configFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&f.path, "config", "c", "", "the configuration `file` (default "+config.Name+" here or in a folder above)")
	cmd.Flags().BoolVar(&f.none, "no-config", false, "use no configuration file")
}

// load reads the configuration that holds.
func (f *configFlags) load() (*config.Config, error) {
	c, err := f.read()
	if err != nil {
		return nil, err
	}
	c.Reach = c.Reach.With(f.texts)
	own, err := custom.Compile(c.Custom)
	if err != nil {
		return nil, err
	}
	c.Policy.Rules = append(c.Policy.Rules, own...)
	return c, nil
}

// read reads the file of the configuration that holds, if there is one.
func (f *configFlags) read() (*config.Config, error) {
	path, reach := f.path, disk.Named()
	switch {
	case f.none && path != "":
		return nil, errors.New("--config and --no-config cannot be used together")
	case f.none:
		return config.Default(), nil
	case path == "":
		found, err := config.Find(".")
		if err != nil {
			return nil, err
		}
		if found == "" {
			return config.Default(), nil
		}
		path, reach = found, disk.Around(filepath.Dir(found))
	}
	return config.Load(path, reach.With(f.texts))
}

// tellOtherConfigs says of configurations beside the charts, or in the folders that are named, that they do not count: only one does, that of
// the working directory or of a folder above.
func tellOtherConfigs(told io.Writer, c *config.Config, found *lint.Found, paths []string) {
	folders := map[string]bool{}
	add := func(folder string) {
		for folder = filepath.Clean(folder); filepath.IsLocal(folder) && folder != "."; folder = filepath.Dir(folder) {
			folders[folder] = true
		}
		if !filepath.IsLocal(folder) {
			folders[folder] = true
		}
	}
	for _, path := range paths {
		add(path)
	}
	for _, file := range found.Charts {
		add(filepath.Dir(filepath.FromSlash(file.Path)))
	}
	own, _ := disk.Stat(c.Path)
	counts := "no configuration is used, because there is none here or in a folder above"
	if c.Path != "" {
		counts = source.Shown(c.Path) + " counts"
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		path := filepath.Join(folder, config.Name)
		if info, err := disk.Stat(path); err == nil && info.Mode().IsRegular() && (own == nil || !os.SameFile(own, info)) {
			shown := source.Shown(path)
			note(told, "%s is not used: %s; to use it: -c %s", shown, counts, shown)
		}
	}
}

// selectRules switches rules on and off as --only and --skip say. Unless it is named by --skip, syntax stays: what cannot
// be read cannot be judged. What --only names runs even where the configuration has it off.
func selectRules(policy *rules.Policy, only, skip []string) error {
	for _, name := range append(slices.Clone(only), skip...) {
		if err := knownRule(name, policy.Rules); err != nil {
			return err
		}
	}
	var on, off []rules.Setting
	for _, rule := range policy.Rules {
		named := slices.Contains(only, rule.Name)
		switch {
		case slices.Contains(skip, rule.Name) || (len(only) > 0 && !named && rule.Name != "syntax"):
			off = append(off, rules.Setting{Rule: rule.Name, Switch: "off"})
		case named && policy.Effective(rule, rules.Where{}).Severity == 0:
			on = append(on, rules.Setting{Rule: rule.Name, Switch: "on"})
		}
	}
	scoped := slices.IndexFunc(policy.Settings, func(s rules.Setting) bool { return !s.Scope.Whole() })
	if scoped < 0 {
		scoped = len(policy.Settings)
	}
	policy.Settings = append(slices.Insert(slices.Clone(policy.Settings), scoped, on...), off...)
	return nil
}

// setBy says in words where it is decided how a rule applies.
func setBy(c *config.Config, effect rules.Effect) string {
	if !effect.By.IsZero() {
		return effect.By.String()
	}
	return "preset " + string(c.Policy.Preset)
}

// knownRule refuses a name that no rule has.
func knownRule(name string, all []rules.Rule) error {
	if err := oneOf(name, rules.Names(all)); err != nil {
		return fmt.Errorf("rule: %w (orglint rules lists them)", err)
	}
	return nil
}
