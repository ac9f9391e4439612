// The findings: filtered by severity, rule, unit and text, in another order; those that the page leaves out as well.
const findings = data.findings;
const atOnce = 200; // rows that are shown at once; the others follow at a press
const severities = ['error', 'warning', 'info'];

const filter = { fields: {}, said: null, hits: [], shown: 0 };

function startFindings() {
  const home = document.getElementById('filter');
  if (!home || findings.rule.length === 0) return;
  const { fields } = filter;
  const rules = [...new Set(findings.rule)].sort((a, b) => collator.compare(data.ruleTitles[a], data.ruleTitles[b]));
  fields.severity = chooser('Severity', severities.map((word, k) => [k, word]).filter(([k]) => findings.severity.includes(k)));
  fields.rule = chooser('Rule', rules.map((rule) => [rule, data.ruleTitles[rule]]));
  fields.unit = chooser('Unit', unitsInOrder());
  fields.order = chooser('Order', [['affected', 'people affected'], ['who', 'name'], ['unit', 'unit']], 'what to do first');
  fields.text = make('input', { type: 'search', autocomplete: 'off' });
  filter.said = make('output', { role: 'status' });
  const clear = make('button', { type: 'reset' }, 'Clear');
  const wide = (name, field) => make('label', {}, name + ' ', field);
  const form = make('form', { 'aria-label': 'Filter the findings' }, wide('Severity', fields.severity), wide('Rule', fields.rule));
  if (fields.unit.options.length > 1) form.append(wide('Unit', fields.unit));
  form.append(wide('Text', fields.text), wide('Order', fields.order), clear, filter.said);
  form.addEventListener('input', applyFilter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(applyFilter)); // the fields are empty only after this
  form.addEventListener('keydown', (event) => { if (event.key === 'Escape') form.reset(); });
  home.append(form);
  home.hidden = false;
  for (const cut of document.querySelectorAll('#groups .cut')) {
    const rule = data.rules.indexOf(cut.closest('[data-rule]').dataset.rule);
    const all = findings.rule.filter((r) => r === rule).length;
    cut.append(' ', button(`Show all ${number(all)}`, () => {
      fields.rule.value = rule;
      applyFilter();
      form.scrollIntoView({ block: 'start' });
      fields.rule.focus({ preventScroll: true });
    }));
  }
  applyFilter();
}

function chooser(name, choices, none = 'all') {
  return make('select', {}, make('option', { value: '' }, none), ...choices.map(([value, text]) => make('option', { value }, text)));
}

// unitsInOrder lists the units, each before those below it, which are set in.
function unitsInOrder() {
  const inside = numbers(data.unitParents);
  const all = [];
  const seen = new Set();
  const add = (unit, depth) => {
    if (seen.has(unit)) return;
    seen.add(unit);
    all.push([unit, '\u2003'.repeat(depth) + data.unitNames[unit]]);
    for (const other of inside.of(unit)) add(other, depth + 1);
  };
  data.unitParents.forEach((parent, unit) => { if (parent < 0) add(unit, 0); });
  data.unitNames.forEach((_, unit) => add(unit, 0)); // units that contain each other
  return all;
}

// within tells for each unit whether it is the given one or stands below it.
function within(unit) {
  return data.unitParents.map((_, start) => {
    let at = start;
    for (let steps = 0; at >= 0 && steps <= data.unitParents.length; steps++) {
      if (at === unit) return true;
      at = data.unitParents[at];
    }
    return false;
  });
}

const whoOf = (k) => (findings.seat[k] < 0 ? texts[findings.who[k]] : label(findings.seat[k]));
const problemOf = (k) => texts[findings.problem[k]];
const todoOf = (k) => texts[findings.todo[k]];

let hay = null; // of each finding what is searched

function applyFilter() {
  const { severity, rule, unit, text, order } = Object.fromEntries(Object.entries(filter.fields).map(([name, field]) => [name, field.value.trim()]));
  const all = findings.rule.length;
  const on = severity !== '' || rule !== '' || unit !== '' || text !== '' || order !== '';
  const inUnit = unit === '' ? null : within(Number(unit));
  const wanted = plain(text);
  if (wanted) hay ??= findings.rule.map((r, k) => plain([whoOf(k), problemOf(k), todoOf(k), data.ruleTitles[r], data.rules[r], roleOf(findings.seat[k]) || ''].join('\n')));
  filter.hits = [];
  for (let k = 0; k < all && on; k++) {
    if (severity !== '' && findings.severity[k] !== Number(severity)) continue;
    if (rule !== '' && findings.rule[k] !== Number(rule)) continue;
    if (inUnit && !inUnit[findings.unit[k]]) continue;
    if (wanted && !hay[k].includes(wanted)) continue;
    filter.hits.push(k);
  }
  inOrder(order);
  const hits = document.getElementById('hits');
  document.getElementById('groups').hidden = on;
  hits.hidden = !on || filter.hits.length === 0;
  hits.replaceChildren();
  if (!hits.hidden) showHits(hits);
  filter.said.textContent = on ? `${number(filter.hits.length)} of ${count(all, 'finding')}.` : `All ${count(all, 'finding')}, by rule.`;
}

function inOrder(order) {
  const keys = { affected: (k) => -findings.affected[k], who: whoOf, unit: (k) => data.unitNames[findings.unit[k]] || '' };
  if (!keys[order]) return;
  const keyed = filter.hits.map((k) => [keys[order](k), k]);
  filter.hits = keyed.sort(([a], [b]) => compareKeys(a, b)).map(([, k]) => k);
}

// showHits shows the first findings that passed as a table; more follow at a press.
function showHits(home) {
  const heads = ['Who', 'Problem', 'What to do', 'Where'];
  const body = make('tbody');
  const table = make('table', { class: 'ft' }, make('caption', { class: 'sr' }, 'Findings that pass the filter'),
    make('thead', {}, make('tr', {}, ...heads.map((text) => make('th', { scope: 'col' }, text)))), body);
  const more = button('', () => {
    const before = filter.shown;
    add();
    body.rows[before].cells[0].querySelector('a')?.focus();
  });
  const said = make('span');
  const foot = make('p', { class: 'more' }, said, ' ', more);
  filter.shown = 0;
  const add = () => {
    const next = filter.hits.slice(filter.shown, filter.shown + atOnce);
    body.append(...next.map((k) => findingRow(k, heads)));
    filter.shown += next.length;
    const left = filter.hits.length - filter.shown;
    said.textContent = `${number(filter.shown)} of ${number(filter.hits.length)} shown.`;
    more.textContent = `Show ${number(Math.min(left, atOnce))} more`;
    foot.hidden = left === 0;
  };
  add();
  home.append(table, foot);
}

function findingRow(k, heads) {
  const seat = findings.seat[k];
  const who = make('th', { scope: 'row' }, seat < 0 ? texts[findings.who[k]] : person(seat));
  if (seat >= 0) who.append(make('small', {}, roleOf(seat)));
  const word = severities[findings.severity[k]];
  return make('tr', {}, who,
    make('td', { 'data-l': heads[1] }, make('b', { class: 's ' + word }, word), ' ' + problemOf(k)),
    make('td', { 'data-l': heads[2] }, todoOf(k)),
    make('td', { 'data-l': heads[3] }, make('code', {}, findings.path[k] < 0 ? '' : `${data.paths[findings.path[k]]}:${findings.line[k]}`)));
}
