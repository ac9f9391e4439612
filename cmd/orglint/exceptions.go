package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
	"github.com/orglint/orglint/rules"
)

// exceptions are the deviations of a chart, which are to change.
type exceptions struct {
	told   io.Writer
	rules  []rules.Rule
	texts  []fix.Text
	result *lint.Result
}

// exceptions reads a chart whose deviations are to change, all of it.
func (f *chartFlags) exceptions(cmd *cobra.Command, s streams, paths []string) (*exceptions, error) {
	if err := emptyFlag(cmd); err != nil {
		return nil, err
	}
	if slices.Contains(paths, "-") {
		return nil, errors.New("standard input (-) is no file in which deviations could be written; name the file instead")
	}
	c, err := f.config.load()
	if err != nil {
		return nil, err
	}
	if cmd.Name() == "prune" && isPart(c, paths) {
		return nil, fmt.Errorf("prune takes out what allows nothing, so it needs the whole chart; leave out the paths, which %s has", c.Path)
	}
	found, err := f.start(s.in, s.err, c, paths)
	if err != nil {
		return nil, err
	}
	if err := found.unread(); err != nil {
		return nil, err
	}
	found.job.Keep, found.job.Show = true, privacy.Names // what is said below names nobody
	e := &exceptions{told: s.err, rules: c.Policy.Rules}
	if e.result, err = found.run(func(*family.Set) error { return nil }); err != nil {
		return nil, err
	}
	if err := found.whole(e.result, false); err != nil {
		return nil, err
	}
	e.texts, err = textsOf(found.Found)
	return e, err
}

// add writes a new deviation.
func (e *exceptions) add(n *deviation.New) error {
	if err := e.accepts(n); err != nil {
		return err
	}
	c, _ := e.result.Chart()
	place := c.PlaceOf(n.Subject)
	home := slices.IndexFunc(e.texts, func(t fix.Text) bool { return place.InFile() && t.Path == place.File.Path })
	switch {
	case home < 0:
		return errors.New("the chart has no person, team or unit with that id")
	case place.File.Table || place.File.Words != nil:
		return fmt.Errorf("%s is not in orglint's own layout, in which deviations are written; orglint convert makes a chart that is", place.File.Path)
	}
	for i := range e.result.Deviations {
		if d := &e.result.Deviations[i]; d.Deviation.Rule.Value == n.Rule && len(d.Without(isSubject(n.Subject))) > 0 {
			return fmt.Errorf("there is such a deviation already, at %s; orglint deviations remove takes it out", d.Deviation.Pos)
		}
	}
	if err := e.write(n, home, place); err != nil {
		return err
	}
	if !slices.ContainsFunc(e.result.Findings, func(f diag.Finding) bool { return f.Rule == n.Rule && f.Subject == n.Subject }) {
		note(e.told, "there is nothing to allow now: orglint check finds nothing of %s there", n.Rule)
	}
	return nil
}

// write writes a new deviation into one of the files, of which one holds its subject.
func (e *exceptions) write(n *deviation.New, home int, subject diag.Pos) error {
	drafts := make([]*edit.Draft, len(e.texts))
	for i, t := range e.texts {
		var err error
		if drafts[i], err = edit.New(source.Read(t.Path, t.Data), t.Data); err != nil {
			return err //nolint:wrapcheck // it is a sentence
		}
	}
	in, err := n.Add(drafts, home, subject)
	if err != nil {
		return fmt.Errorf("%s: %w", e.texts[in].Path, err)
	}
	after := slices.Clone(e.texts)
	if after[in].Data, err = drafts[in].Bytes(); err != nil {
		return fmt.Errorf("nothing is written: %w", err)
	}
	if err := writeTexts(e.told, e.texts, after); err != nil {
		return err
	}
	note(e.told, "%s:%d: added", after[in].Path, lineOf(drafts[in], string(after[in].Data)))
	return nil
}

// lineOf returns the number of the first line that a draft adds to a text.
func lineOf(draft *edit.Draft, after string) int {
	stretches, err := draft.Stretches()
	if err != nil || len(stretches) == 0 {
		return 1
	}
	added := stretches[0].Text
	at := stretches[0].From + len(added) - len(strings.TrimLeft(added, ", \r\n"))
	return strings.Count(after[:at], "\n") + 1
}

// isSubject returns whether an id is that of a subject.
func isSubject(id string) func(string) bool { return func(s string) bool { return s == id } }

// accepts refuses a deviation that would allow nothing.
func (e *exceptions) accepts(n *deviation.New) error {
	if err := knownRule(n.Rule, e.rules); err != nil {
		return err
	}
	if !slices.Contains(e.result.Allowable, n.Rule) {
		return fmt.Errorf("the rule %s takes no deviations", n.Rule)
	}
	if len(e.result.Grounds) > 0 {
		if err := oneOf(n.Ground, e.result.Grounds); err != nil {
			return fmt.Errorf("--ground: %w", err)
		}
	}
	if n.Expires == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, n.Expires); err != nil {
		return fmt.Errorf("--expires must be a date such as 2027-03-31, not %q", n.Expires)
	}
	if n.Expires < e.result.AsOf {
		return fmt.Errorf("--expires %s is over on %s, so it would allow nothing", n.Expires, e.result.AsOf)
	}
	return nil
}

// remove takes out the deviations from a rule for somebody.
func (e *exceptions) remove(rule, subject string) error {
	if err := knownRule(rule, e.rules); err != nil {
		return err
	}
	gone, err := e.takeOut(true, func(d *deviation.Entry, s string) bool { return d.Deviation.Rule.Value == rule && s == subject })
	if err == nil && gone == 0 {
		return fmt.Errorf("there is no such deviation from %s; orglint deviations lists all", rule)
	}
	return err
}

// prune takes out the deviations that are over.
func (e *exceptions) prune() error {
	gone, err := e.takeOut(false, func(d *deviation.Entry, s string) bool { return d.Over(e.result.AsOf, s) })
	if err == nil && gone == 0 {
		note(e.told, "there is nothing to take out")
	}
	return err
}

// takeOut takes deviations out for some of their subjects, with the comments in their lines or only those that have none. It returns how many
// it met.
func (e *exceptions) takeOut(comments bool, gone func(d *deviation.Entry, subject string) bool) (int, error) {
	var fixes []diag.Fix
	var places []diag.Pos
	for i := range e.result.Deviations {
		d := &e.result.Deviations[i]
		if edits := d.Without(func(s string) bool { return gone(d, s) }); len(edits) > 0 && d.Deviation.Pos.InFile() {
			fixes, places = append(fixes, diag.Fix{Unsafe: comments, Edits: edits}), append(places, d.Deviation.Pos)
		}
	}
	after, refused, err := fix.Make(e.texts, fixes)
	if err != nil {
		return 0, fmt.Errorf("nothing is written: %w", err)
	}
	if err := writeTexts(e.told, e.texts, after); err != nil {
		return 0, err
	}
	for i, pos := range places {
		if why := refused[i]; errors.Is(why, fix.ErrComment) {
			note(e.told, "%s: not taken out: the comment in its lines would be lost; orglint deviations remove takes both out", pos)
		} else if why != nil {
			note(e.told, "%s: not taken out: %s", pos, why)
		}
	}
	if n := len(fixes) - len(refused); n > 0 {
		note(e.told, "%s taken out", text.Count(n, "deviation is", "deviations are"))
	}
	if comments && len(refused) > 0 {
		return len(fixes), fault(errors.New("not all is done"))
	}
	return len(fixes), nil
}
