// What the page holds as data, and what follows from it: who hangs below whom, how many are below, and what was found about whom.
const data = JSON.parse(document.getElementById('data').textContent);
for (const part of [data, data.findings]) for (const name of Object.keys(part)) part[name] ??= []; // a list of nothing
const texts = data.texts;
const names = data.names.split('\n');
const ids = data.ids.split('\n');
const seats = data.above.length;

// Two rows that are no seat: the whole chart, which is not shown, and the row for those who are in no layer.
const everybody = seats;
const adrift = seats + 1;

const open = new Set(data.open);
const interim = new Set(data.interim);
const onLeave = new Set(data.onLeave);
const contractors = new Set(data.contractors);
const interns = new Set(data.interns);
const [openedOn, interimUntil, leavesOn, outside] = [data.opened, data.until, data.leaves, data.external].map((pairs) => new Map(pairs));
const stray = new Set(data.stray); // their own manager has left: they hang below that manager's manager

const findingsOf = numbers(data.findings.seat);
const graveOf = numbers(data.findings.seat.map((seat, k) => (data.findings.severity[k] < 2 ? seat : -1))); // errors and warnings, which the tree and the picture mark
const ledBy = numbers(data.teamLeads);

// numbers collects for each value of a column the places where it stands; -1 stands for none.
function numbers(column) {
  const all = new Map();
  column.forEach((value, place) => {
    if (value < 0) return;
    if (all.has(value)) all.get(value).push(place);
    else all.set(value, [place]);
  });
  return { of: (value) => all.get(value) || [], count: (value) => all.get(value)?.length || 0, values: () => all.keys() };
}

// added makes a column of one that holds steps.
function added(steps, more) {
  const column = new Int32Array(steps.length + more);
  let at = 0;
  for (let k = 0; k < steps.length; k++) column[k] = at += steps[k];
  return column;
}

const team = added(data.team, 0); // the first of each seat
const unit = added(data.unit, 0);
const manager = added(data.above, 2); // whom a row hangs below
manager[everybody] = -1;
manager[adrift] = everybody;
const lost = new Set(data.adrift); // those at the top of what is in no layer
for (let seat = 0; seat < seats; seat++) if (manager[seat] < 0) manager[seat] = lost.has(seat) ? adrift : everybody;
const lower = new Map(data.lower); // the layers of those at the top of a part of the chart
const closes = new Map(data.cut); // where a circle is cut to stand in the tree, and whom of those below that seat reports to

const first = new Int32Array(seats + 3); // where the reports of a row begin in reports
const reports = new Int32Array(seats + 1);
const place = new Int32Array(seats + 2); // among those of one manager, from 1
const level = new Int32Array(seats + 2); // in the tree, from 1
const layer = new Int32Array(seats + 2); // 0 for none
const below = new Int32Array(seats + 2);
const leaves = new Int32Array(seats + 2); // those below who have nobody below, at least 1
const deep = new Int32Array(seats + 2); // how many levels there are from a row down
const found = new Int32Array(seats + 2); // errors and warnings about a row and all below it
measure(order());

// order lists the rows from the top down, and fills in who reports to whom.
function order() {
  const hanging = manager.indexOf(adrift) >= 0 ? seats + 2 : seats + 1;
  for (let row = 0; row < hanging; row++) if (manager[row] >= 0) first[manager[row] + 1]++;
  for (let row = 0; row < seats + 2; row++) first[row + 1] += first[row];
  const next = first.slice();
  for (let row = 0; row < hanging; row++) if (manager[row] >= 0) reports[next[manager[row]]++] = row;
  const all = [everybody];
  for (let at = 0; at < all.length; at++) for (let k = first[all[at]]; k < first[all[at] + 1]; k++) all.push(reports[k]);
  return all;
}

function measure(rows) {
  for (const row of rows.slice(1)) {
    const above = manager[row];
    level[row] = level[above] + 1;
    layer[row] = lower.get(row) || (row !== adrift && (above === everybody || layer[above] > 0) ? layer[above] + 1 : 0);
  }
  for (const seat of graveOf.values()) found[seat] = graveOf.count(seat);
  for (let at = rows.length - 1; at > 0; at--) {
    const row = rows[at];
    const above = manager[row];
    leaves[row] ||= 1;
    leaves[above] += leaves[row];
    below[above] += below[row] + (row < seats);
    deep[row] += 1;
    deep[above] = Math.max(deep[above], deep[row]);
    found[above] += found[row];
  }
  // The largest tree comes first; who is in no layer comes last.
  reports.subarray(first[everybody], first[everybody + 1]).sort((a, b) => (a === adrift) - (b === adrift) || below[b] - below[a] || a - b);
  for (const row of rows) for (let k = first[row]; k < first[row + 1]; k++) place[reports[k]] = k - first[row] + 1;
}

const hasReports = (row) => first[row + 1] > first[row];
const reportsOf = (row) => reports.subarray(first[row], first[row + 1]);
const directReports = (row) => reportsOf(row).filter((seat) => !stray.has(seat));
const roleOf = (seat) => texts[data.role[seat]];
const unitOf = (seat) => (unit[seat] < 0 ? '' : data.unitNames[unit[seat]]);

// lineOf lists those above a row, the nearest first.
function lineOf(row) {
  const line = [];
  for (let at = manager[row]; at >= 0 && at < seats; at = manager[at]) line.push(at);
  return line;
}

// label is what a row is called.
function label(row) {
  if (row === adrift) return 'In no layer';
  if (open.has(row)) return 'Open seat: ' + (roleOf(row) || names[row]);
  return names[row] + (interim.has(row) ? ' (interim)' : '');
}
