// Package config reads the configuration of an organization, .orglint.yaml: which files make the chart, which job families
// apply, and the policy by which the rules do.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/glob"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
	"github.com/orglint/orglint/schema"
)

// Name is the name of the configuration file.
const Name = ".orglint.yaml"

// BaselineName is the name of the baseline, beside the configuration, where it names no other.
const BaselineName = ".orglint-baseline.yaml"

// A Config is the configuration of an organization.
type Config struct {
	Path     string     // of the file, as it is shown; empty where there is none
	Reach    disk.Reach // what the paths in it may stand for
	Chart    []string   // paths and patterns, from the working directory
	Families []string   // names, paths and patterns, likewise
	Policy   rules.Policy
	Grades   []diag.Text    // that are texts, the lowest first
	Order    string         // of grades that are numbers: ascending, descending or empty
	Show     string         // names, ids or initials; empty where it is left open
	Custom   []Custom       // the organization's own rules; the policy has their settings, not yet the rules
	Baseline string         // the path of the baseline, likewise; there need not be one
	Sources  []adapt.Source // how files are read that are not of orglint's own layout
	Targets  audit.Targets  // with which the figures are compared
	Docs     string         // the address of an organization's own pages about the rules; empty where there are none

	folder  string   // of the file, absolute
	exclude []string // patterns, from the folder

	sourcePaths []string // paths and patterns, from the working directory
}

// A Custom is a rule of the organization's own, as it is written.
type Custom struct {
	ID, When, Assert, Message diag.Text // When is empty where the rule looks at everybody
	Severity                  diag.Severity
}

// Default returns the configuration that holds where there is no file: the preset recommended.
func Default() *Config {
	return &Config{
		Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended}, Baseline: BaselineName, Reach: disk.Around("."),
	}
}

// Find returns the path of the configuration for a folder: in it, or in the nearest folder above that has one, up to the top
// of the repository that the folder is in. It is empty if there is none.
func Find(folder string) (string, error) {
	top := disk.Repository(folder)
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("look for %s: %w", Name, err)
	}
	for {
		path := filepath.Join(folder, Name)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
		for _, other := range []string{".orglint.yml", ".orglint.json"} {
			if _, err := os.Stat(filepath.Join(folder, other)); err == nil {
				return "", fmt.Errorf("the configuration must be called %s; rename %s", Name, source.Shown(filepath.Join(folder, other)))
			}
		}
		parent := filepath.Dir(folder)
		if parent == folder || top != "" && disk.Repository(parent) != top {
			return "", nil
		}
		folder = parent
	}
}

// Load reads a configuration file that is in reach. What is wrong in it is a *diag.FileError, with places.
func Load(path string, reach disk.Reach) (*Config, error) {
	data, err := reach.Read(path, disk.Config)
	if err != nil {
		if errors.Is(err, disk.ErrOutside) {
			return nil, fmt.Errorf("the configuration %s is not read: %w; name it with --config to have it read", source.Shown(path), errors.Unwrap(err))
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no configuration file %s", path)
		}
		return nil, fmt.Errorf("read the configuration %s: %w", source.Shown(path), errors.Unwrap(err))
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("read the configuration %s: %w", path, err)
	}
	return Read(filepath.Dir(whole), source.Read(source.Shown(path), data))
}

// Read makes a configuration of a file that stands in a folder.
func Read(folder string, file *source.File) (*Config, error) {
	document, findings, err := check(file)
	if err != nil {
		return nil, err
	}
	r := reader{document: document, config: Default(), findings: findings}
	r.config.Path, r.config.folder, r.config.Reach = file.Path, folder, disk.Around(folder)
	if document != nil {
		r.read()
	}
	if findings = r.findings; len(findings) == 0 {
		return r.config, nil
	}
	diag.Finish(findings)
	return nil, &diag.FileError{Findings: findings}
}

// check reads the one document of a configuration, nil if there is none, and compares it with the schema.
func check(file *source.File) (*source.Value, []diag.Finding, error) {
	s, err := Schema()
	if err != nil {
		return nil, nil, err
	}
	return s.CheckOnly(file, "A configuration file must hold one configuration, which starts with version: 1.")
}

// Schema returns the JSON Schema of configurations.
func Schema() (*schema.Schema, error) {
	defaults := rules.Defaults()
	var settings []schema.Setting
	for _, rule := range rules.All() {
		s := schema.Setting{Rule: rule.Name, Description: rules.Summary(rule.Name)}
		for _, o := range rule.Options {
			s.Options = append(s.Options, schema.Option{
				Name: o.Name, Description: o.About, Least: o.Least, Default: *o.Field(&defaults),
			})
		}
		settings = append(settings, s)
	}
	return schema.Config(settings)
}

// Excluded reports whether the configuration leaves out a file that is met in a folder: the configuration itself is no chart
// either. The path is as it is shown.
func (c *Config) Excluded(path string) bool {
	return path == c.Path && c.Path != "" || len(c.exclude) > 0 && matches(c.exclude, c.relative(path))
}

// IsSource reports whether the configuration says how a file is read. The path is as it is shown.
func (c *Config) IsSource(path string) bool {
	return slices.ContainsFunc(c.Sources, func(s adapt.Source) bool { return s.Match(path) })
}

// Layout returns the layout that the configuration says a file has; empty where it says none. The path is as it is shown.
func (c *Config) Layout(path string) string {
	for _, s := range c.Sources {
		if s.Match(path) {
			return s.As
		}
	}
	return ""
}

// IsDocument reports whether the configuration says that a file is of a layout of YAML files. The path is as it is shown.
func (c *Config) IsDocument(path string) bool {
	return slices.ContainsFunc(c.Sources, func(s adapt.Source) bool { return adapt.IsDocument(s.As) && s.Match(path) })
}

// Folder returns the folder of the file; empty where there is none.
func (c *Config) Folder() string { return c.folder }

// relative returns a path from the folder of the configuration, with '/'.
func (c *Config) relative(path string) string {
	whole, err := filepath.Abs(filepath.FromSlash(path))
	if err != nil {
		return path
	}
	relative, err := filepath.Rel(c.folder, whole)
	if err != nil {
		return path
	}
	return filepath.ToSlash(relative)
}

// fromHere returns a path that is relative to the folder of the configuration from the working directory.
func (c *Config) fromHere(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.FromSlash(source.Shown(filepath.Join(c.folder, filepath.FromSlash(path))))
}

// matches reports whether a path, or a folder that it is in, matches one of some patterns.
func matches(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/")
		return pattern == path || glob.Check(pattern) == nil && (glob.Match(pattern, path) || glob.Match(pattern+"/**", path))
	})
}
