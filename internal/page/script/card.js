// A person's card, and the search for people.
const card = make('div', { id: 'card', role: 'region', 'aria-label': 'Card' });

function showCard(row) {
  const list = make('dl');
  const put = (term, ...content) => list.append(make('dt', {}, term), make('dd', {}, ...content));
  if (row === adrift) put('Seats', `${number(below[row])}: their line leads to nobody, or round in a circle.`);
  else fillCard(row, put);
  card.replaceChildren(make('h3', {}, label(row)), list);
}

function fillCard(seat, put) {
  const kind = [
    open.has(seat) && 'open seat', contractors.has(seat) && 'contractor', interns.has(seat) && 'intern', onLeave.has(seat) && 'on leave',
  ].filter(Boolean).join(', ');
  if (roleOf(seat)) put('Role', roleOf(seat));
  if (kind) put('Is', kind);
  for (const [term, days] of [['Open since', openedOn], ['Interim until', interimUntil], ['Leaves on', leavesOn]]) if (days.has(seat)) put(term, texts[days.get(seat)]);
  if (ids[seat]) put('Id', ids[seat]);
  put('Unit', unitOf(seat) || 'none');
  put('Layer', layer[seat] ? number(layer[seat]) : 'none: no line to the top');
  put('Line upwards', ...lineUpwards(seat));
  const direct = Array.from(directReports(seat));
  const shown = 18;
  if (direct.length === 0) put('Reports', 'none');
  else {
    put('Reports', `${number(direct.length)} direct, ${number(below[seat])} in all: `,
      ...listing([...direct.slice(0, shown).map((other) => person(other)), ...(direct.length > shown ? [`${number(direct.length - shown)} more, in the tree`] : [])]));
  }
  const strays = reportsOf(seat).filter((other) => stray.has(other));
  if (strays.length > 0) put('Also below', `${count(strays.length, 'seat')} whose own manager has left: `, ...listing(Array.from(strays, (other) => person(other))));
  const led = ledBy.of(seat).map((k) => data.teamNames[k]);
  if (led.length > 0) put('Leads', `${count(led.length, 'team')}: ${led.join(', ')}`);
  const member = [team[seat] ?? -1, ...data.moreTeams.filter(([other]) => other === seat).map(([, k]) => k)].filter((k) => k >= 0);
  if (member.length > 0) put(member.length === 1 ? 'Team' : 'Teams', member.map((k) => data.teamNames[k]).join(', '));
  for (const [other, k] of data.exceptions) if (other === seat) put('Allowed', texts[k]);
  const own = findingsOf.of(seat);
  put('Findings', ...(own.length === 0 ? ['none'] : own.map(findingLine)));
}

function findingLine(k) {
  const word = severities[findings.severity[k]];
  return make('p', {}, make('b', { class: 's ' + word }, word), ` ${problemOf(k)} `, make('span', { class: 'todo' }, todoOf(k)));
}

// lineUpwards names those above somebody, the nearest first; of a very long line both ends.
function lineUpwards(seat) {
  const line = lineOf(seat);
  const ends = 15;
  const last = line.length > 0 ? line.at(-1) : seat;
  const shown = line.length <= 2 * ends ? line.map((other) => person(other))
    : [...line.slice(0, ends).map((other) => person(other)), `${number(line.length - 2 * ends)} more`, ...line.slice(-ends).map((other) => person(other))];
  if (outside.has(last)) shown.push(texts[outside.get(last)] + ', outside the chart');
  if (closes.has(last)) shown.push(person(closes.get(last)), 'and so on in a circle');
  if (shown.length === 0) return [stray.has(seat) ? 'nobody: the manager has left' : lower.has(seat) ? 'leads out of this part of the chart' : layer[seat] ? 'nobody: at the top' : 'leads to nobody'];
  return shown.flatMap((part, k) => (k === 0 ? [part] : [' → ', part]));
}

// The search finds names, ids, roles and units; names that begin with what is looked for come first.
const search = { field: null, said: null, hay: null, hits: [], at: -1 };

function startSearch() {
  search.field = make('input', { type: 'search', autocomplete: 'off' });
  search.said = make('output', { role: 'status' });
  search.field.addEventListener('input', () => { find(search.field.value); step(1, false); });
  search.field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') { event.preventDefault(); step(event.shiftKey ? -1 : 1, true); }
  });
  return make('div', { class: 'find', role: 'search' }, make('label', {}, 'Find a person, role or unit ', search.field), button('Next', () => step(1, true)), search.said);
}

function find(text) {
  const wanted = plain(text.trim());
  search.at = -1;
  search.hits = [];
  if (!wanted) return;
  search.hay ??= searched();
  const later = [];
  search.hay.forEach((hay, seat) => {
    const at = hay.indexOf(wanted);
    if (at < 0) return;
    const name = hay.indexOf('\n');
    if (at < name && hay[at - 1] === ' ') search.hits.push(seat);
    else later.push(seat);
  });
  search.hits = search.hits.concat(later);
}

// searched lists for each seat what is searched, beginning with the name.
function searched() {
  const [called, known] = [data.names, data.ids].map((text) => plain(text).split('\n'));
  const [roles, units] = [texts, data.unitNames].map((list) => list.map(plain));
  return called.map((name, seat) => ` ${name}\n ${known[seat]}\n ${roles[data.role[seat]]}\n ${unit[seat] < 0 ? '' : units[unit[seat]]}`);
}

// step goes to the next hit, or the one before.
function step(by, bring) {
  const { hits, field, said } = search;
  if (hits.length === 0) {
    said.textContent = field.value.trim() ? 'Nobody found.' : '';
    return;
  }
  search.at = (search.at + by + hits.length) % hits.length;
  if (search.at < 0) search.at = 0;
  goTo(hits[search.at]);
  if (bring) bringIn(hits[search.at]);
  said.textContent = `${number(search.at + 1)} of ${number(hits.length)}`;
}
