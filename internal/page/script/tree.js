// The tree of everybody. However many there are, only the rows in sight are in the page, and the active one.
const rowHeight = 28; // as in live.css
const tree = { element: null, space: null, opened: new Set(), rows: [], at: new Map(), drawn: new Map(), active: 0, typed: '', typedAt: 0 };

function startTree() {
  tree.space = make('div', { role: 'presentation' });
  tree.element = make('div', { id: 'tree', role: 'tree', tabindex: '0', 'aria-label': 'Organisation, by reporting line' }, tree.space);
  const most = few ? Infinity : 3; // levels that are open at first
  for (let row = 0; row < seats; row++) if (hasReports(row) && level[row] <= most && layer[row] > 0) tree.opened.add(row);
  tree.active = reports[first[everybody]];
  listRows();
  let waiting = 0;
  tree.element.addEventListener('scroll', () => { waiting ||= requestAnimationFrame(() => { waiting = 0; drawRows(); }); });
  tree.element.addEventListener('keydown', treeKey);
  tree.element.addEventListener('click', (event) => {
    const row = rowIn(event);
    if (row === undefined) return;
    if (event.target.className === 't-arrow') toggle(row);
    activate(row);
  });
  tree.element.addEventListener('dblclick', (event) => { if (rowIn(event) !== undefined) enlarge(rowIn(event)); });
}

function rowIn(event) {
  const element = event.target.closest('[role=treeitem]');
  return element ? Number(element.dataset.row) : undefined;
}

// listRows lists the rows that are not in a closed one, from top to bottom.
function listRows() {
  tree.rows = [];
  tree.at.clear();
  const waiting = Array.from(reportsOf(everybody)).reverse();
  while (waiting.length > 0) {
    const row = waiting.pop();
    tree.at.set(row, tree.rows.push(row) - 1);
    if (tree.opened.has(row)) for (let k = first[row + 1] - 1; k >= first[row]; k--) waiting.push(reports[k]);
  }
  tree.space.style.height = tree.rows.length * rowHeight + 'px';
}

// drawRows puts the rows in sight into the page, in their order, and takes out all others.
function drawRows() {
  const { element, space, rows, drawn, active } = tree;
  const start = Math.max(0, Math.floor(element.scrollTop / rowHeight) - 4);
  const wanted = rows.slice(start, start + Math.ceil(element.clientHeight / rowHeight) + 8);
  const activeAt = tree.at.get(active);
  if (activeAt < start) wanted.unshift(active);
  else if (activeAt >= start + wanted.length) wanted.push(active);
  const kept = new Set(wanted);
  for (const [row, item] of drawn) {
    if (kept.has(row)) continue;
    item.remove();
    drawn.delete(row);
  }
  wanted.forEach((row, k) => {
    let item = drawn.get(row);
    if (!item) drawn.set(row, item = makeRow(row));
    item.style.top = tree.at.get(row) * rowHeight + 'px';
    item.setAttribute('aria-selected', row === active);
    if (hasReports(row) && item.getAttribute('aria-expanded') !== String(tree.opened.has(row))) item.replaceWith(item = makeRow(row, item));
    if (space.children[k] !== item) space.insertBefore(item, space.children[k] || null);
  });
  element.setAttribute('aria-activedescendant', 'row-' + active);
}

function makeRow(row, before) {
  const opened = tree.opened.has(row);
  const item = make('div', {
    role: 'treeitem', id: 'row-' + row, 'data-row': row, 'aria-level': level[row], 'aria-posinset': place[row],
    'aria-setsize': reportsOf(manager[row]).length, 'aria-expanded': hasReports(row) ? opened : null, 'aria-selected': row === tree.active,
  });
  item.style.paddingInlineStart = 4 + Math.min(level[row] - 1, 14) * 13 + 'px';
  const add = (name, text) => item.append(make('span', { class: name, 'aria-hidden': name === 't-name' ? null : 'true' }, text));
  add('t-arrow', hasReports(row) ? (opened ? '▾' : '▸') : '');
  add('t-name', label(row));
  const own = graveOf.count(row);
  const inside = found[row] - own;
  if (own) add('t-mark', own === 1 ? '▲' : '▲' + number(own));
  if (inside && !opened) add('t-inside', '△' + number(inside));
  const shown = row === adrift ? below[row] : directReports(row).length;
  if (shown) add('t-count', number(shown));
  if (closes.has(row)) add('t-role', '↻ reports to ' + label(closes.get(row)) + ', below');
  else if (row < seats && !open.has(row)) add('t-role', roleOf(row));
  item.append(make('span', { class: 'sr' }, described(row).slice(1).join(', ')));
  if (before) {
    item.style.top = before.style.top;
    tree.drawn.set(row, item);
  }
  return item;
}

const grave = (n) => count(n, 'error or warning', 'errors and warnings');

// described says of a row what is to be seen of it.
function described(row) {
  const own = graveOf.count(row);
  const inside = found[row] - own;
  const direct = row === adrift ? 0 : directReports(row).length;
  return [
    label(row), row < seats && !open.has(row) && roleOf(row), row === adrift && count(below[row], 'seat'),
    closes.has(row) && `in a circle: reports to ${label(closes.get(row))}, below`, stray.has(row) && 'own manager has left',
    direct > 0 && count(direct, 'direct report'), own > 0 && grave(own), inside > 0 && grave(inside) + ' below',
  ].filter(Boolean);
}

function toggle(row) {
  if (!hasReports(row)) return;
  if (!tree.opened.delete(row)) tree.opened.add(row);
  listRows();
}

// activate makes a row the active one, in sight, and shows who it is.
function activate(row) {
  tree.active = row;
  const top = tree.at.get(row) * rowHeight;
  const { element } = tree;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  drawRows();
  showCard(row);
  repaint();
}

// goTo opens the tree down to a row and makes it the active one.
function goTo(row) {
  for (let above = manager[row]; above !== everybody; above = manager[above]) tree.opened.add(above);
  listRows();
  activate(row);
}

function treeKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = tree.active;
  const { rows } = tree;
  const at = tree.at.get(row);
  const page = Math.max(1, Math.floor(tree.element.clientHeight / rowHeight) - 1);
  const moves = {
    ArrowDown: () => rows[at + 1], ArrowUp: () => rows[at - 1], Home: () => rows[0], End: () => rows.at(-1),
    PageDown: () => rows[Math.min(rows.length - 1, at + page)], PageUp: () => rows[Math.max(0, at - page)],
    ArrowRight: () => { if (!hasReports(row) || tree.opened.has(row)) return reportsOf(row)[0]; toggle(row); return row; },
    ArrowLeft: () => { if (tree.opened.has(row)) { toggle(row); return row; } return manager[row] === everybody ? undefined : manager[row]; },
    Enter: () => { enlarge(row); return row; }, ' ': () => { enlarge(row); return row; },
    Escape: () => { enlarge(everybody); return row; },
    '*': () => { for (const other of reportsOf(manager[row])) if (hasReports(other)) tree.opened.add(other); listRows(); return row; },
  };
  if (!moves[event.key] && (event.key.length !== 1 || event.key === ' ')) return;
  event.preventDefault();
  const next = moves[event.key] ? moves[event.key]() : typeAhead(event);
  if (next !== undefined) activate(next);
}

// typeAhead finds the next row that begins with what is typed; the same letter again goes on to the next.
function typeAhead(event) {
  const pause = 700; // milliseconds after which letters begin anew
  tree.typed = (event.timeStamp - tree.typedAt < pause ? tree.typed : '') + plain(event.key);
  tree.typedAt = event.timeStamp;
  const same = [...tree.typed].every((letter) => letter === tree.typed[0]);
  const wanted = same ? tree.typed[0] : tree.typed;
  const start = tree.at.get(tree.active) + (same ? 1 : 0);
  for (let k = 0; k < tree.rows.length; k++) {
    const row = tree.rows[(start + k) % tree.rows.length];
    if (plain(label(row)).startsWith(wanted)) return row;
  }
  return undefined;
}
