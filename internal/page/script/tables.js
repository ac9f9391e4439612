// Tables are sorted by their heads: upwards, downwards, and back to how they were.
function sortable(table) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  for (const head of table.tHead.rows[0].cells) {
    if (head.tagName !== 'TH' || 'no' in head.dataset) continue;
    head.replaceChildren(button(head.textContent, () => {
      const was = head.getAttribute('aria-sort');
      const now = { ascending: 'descending', descending: null }[was];
      sortRows(head, now === undefined ? 'ascending' : now);
    }));
  }
  function sortRows(head, direction) {
    for (const other of table.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
    if (!direction) return body.append(...original);
    head.setAttribute('aria-sort', direction);
    const column = head.cellIndex;
    const keyed = original.map((row) => [keyOf(row.cells[column]), row]);
    const sign = direction === 'ascending' ? 1 : -1;
    keyed.sort(([a], [b]) => sign * compareKeys(a, b));
    return body.append(...keyed.map(([, row]) => row));
  }
}

// keyOf is what a cell is sorted by: its number where it has one, or else its text.
function keyOf(cell) {
  const text = (cell?.dataset.v ?? cell?.textContent ?? '').trim();
  const value = Number(text.replaceAll(',', ''));
  return text === '' || Number.isNaN(value) ? text : value;
}

const collator = new Intl.Collator('en-GB', { numeric: true });

// compareKeys puts nothing before numbers, and these before texts.
function compareKeys(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === typeof b) return collator.compare(a, b);
  return a === '' || (typeof a === 'number' && b !== '') ? -1 : 1;
}
