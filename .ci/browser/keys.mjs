// A page used by keyboard from start to end.
import { must, open, problem, settled } from './open.mjs';

// active tells which row of the tree is the active one: it must always be in the page.
const active = (page) => page.evaluate(() => {
  const tree = document.getElementById('tree');
  const row = document.getElementById(tree.getAttribute('aria-activedescendant'));
  if (!row || !tree.contains(row)) return null;
  const bounds = row.getBoundingClientRect();
  const frame = tree.getBoundingClientRect();
  return {
    name: row.querySelector('.t-name').textContent, level: Number(row.getAttribute('aria-level')), expanded: row.getAttribute('aria-expanded'), place: Number(row.getAttribute('aria-posinset')),
    of: Number(row.getAttribute('aria-setsize')), selected: row.getAttribute('aria-selected'), seen: bounds.top >= frame.top - 1 && bounds.bottom <= frame.bottom + 1,
    rows: tree.querySelectorAll('[role=treeitem]').length, selections: tree.querySelectorAll('[aria-selected=true]').length,
  };
});

async function press(page, file, key) {
  await page.keyboard.press(key);
  const row = await active(page);
  must(file, row && row.seen && row.selected === 'true' && row.selections === 1 && row.rows < 80, `after ${key} the active row is ${JSON.stringify(row)}`);
  return row || {};
}

// walkTree uses every key of the tree.
export async function walkTree(browser, file) {
  const page = await open(browser, file);
  const is = (key, holds, row) => must(file, holds, `${key} leads to ${JSON.stringify(row)}`);
  await page.focus('#tree');
  const top = await press(page, file, 'Home');
  is('Home', top.level === 1 && top.place === 1, top);
  if (top.expanded === 'true') is('ArrowLeft', (await press(page, file, 'ArrowLeft')).expanded === 'false', top);
  is('ArrowRight', (await press(page, file, 'ArrowRight')).expanded === 'true', top);
  const child = await press(page, file, 'ArrowRight');
  is('ArrowRight', child.level === 2 && child.place === 1, child);
  await press(page, file, '*');
  await press(page, file, 'Enter');
  const zoomed = await page.$eval('.crumb', (e) => e.textContent);
  must(file, zoomed.startsWith('Everybody') && zoomed !== 'Everybody', `after Enter the picture shows ${zoomed}`);
  await press(page, file, 'Escape');
  must(file, (await page.$eval('.crumb', (e) => e.textContent)) === 'Everybody', 'Escape does not show everybody again');
  is('ArrowUp', (await press(page, file, 'ArrowUp')).name === top.name, child);
  is('ArrowDown', (await press(page, file, 'ArrowDown')).name === child.name, child);
  const end = await press(page, file, 'End');
  is('PageUp', (await press(page, file, 'PageUp')).name !== end.name, end);
  is('PageDown', (await press(page, file, 'PageDown')).name === end.name, end);
  await press(page, file, 'Home');
  const letter = child.name[0];
  const typed = await press(page, file, letter);
  is(letter, typed.name.toLowerCase().startsWith(letter.toLowerCase()), typed);
  await page.evaluate(() => { document.getElementById('tree').scrollTop = 1e6; });
  await settled(page);
  must(file, await active(page), 'the active row is gone when the tree is scrolled');
  await page.close();
}

// hear reads the tree as a screen reader gets it.
export async function hear(browser, file) {
  const page = await open(browser, file);
  const tree = await page.accessibility.snapshot({ root: await page.$('#tree'), interestingOnly: false });
  const items = [];
  const collect = (part) => { if (part.role === 'treeitem') items.push(part); (part.children || []).forEach(collect); };
  collect(tree);
  must(file, tree.role === 'tree' && /Organisation/.test(tree.name), `the tree is ${tree.role} ${tree.name}`);
  must(file, items.length > 5, `only ${items.length} rows are to be heard`);
  items.forEach((item, k) => {
    must(file, item.name && !/undefined|NaN|null/.test(item.name), `a row is called ${item.name}`);
    must(file, item.level >= 1 && item.level <= (items[k - 1]?.level ?? 0) + 1, `${item.name} is of level ${item.level} after ${items[k - 1]?.level}`);
  });
  console.log(`${file}: a screen reader hears: ${items.slice(0, 3).map((i) => `${i.name} (level ${i.level}${i.expanded === undefined ? '' : i.expanded ? ', expanded' : ', collapsed'})`).join(' | ')}`);
  await page.close();
}

// walkPage presses Tab through a page: each stop is in sight, not covered and marked; the tree is one stop; there is an end.
export async function walkPage(browser, file) {
  const page = await open(browser, file, { height: 700 });
  const stops = [];
  for (let most = 3000; most > 0; most--) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const b = e.getBoundingClientRect();
      const box = [...e.getClientRects()].find((r) => r.width > 0) || b;
      const style = getComputedStyle(e);
      const [x, y] = [Math.max(0, box.left) + Math.min(box.width, 8) / 2, box.top + Math.min(box.height / 2, 12)];
      const over = document.elementFromPoint(x, y);
      const all = [...document.querySelectorAll('*')];
      const offset = all.indexOf(e);
      return { what: `${e.tagName}#${e.id} ${e.textContent.trim().slice(0, 40)}`, tree: e.id === 'tree', offset, marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
        seen: y >= 0 && y <= innerHeight && over !== null && (e.contains(over) || over.contains(e)) };
    });
    if (!stop) break;
    stops.push(stop);
  }
  must(file, stops.length > 10 && stops.length < 3000, `Tab stops ${stops.length} times`);
  must(file, stops.filter((stop) => stop.tree).length === 1, 'the tree is not one stop');
  stops.forEach((stop, k) => {
    must(file, stop.seen, `not in sight when it has the focus: ${stop.what}`);
    must(file, stop.marked, `the focus is not to be seen at ${stop.what}`);
    must(file, k === 0 || stop.offset > stops[k - 1].offset, `the focus goes back, to ${stop.what}`);
  });
  console.log(`${file}: ${stops.length} stops of Tab`);
  await page.close();
}

// useSearch looks for somebody, and for nobody.
export async function useSearch(browser, file) {
  const page = await open(browser, file);
  await page.focus('#tree');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const wanted = (await active(page)).name.replace(/ \(.*/, '');
  await page.focus('.find input');
  await page.keyboard.type(wanted);
  const said = () => page.$eval('.find output', (e) => e.textContent);
  must(file, /^1 of \d/.test(await said()), `looking for ${wanted} says ${await said()}`);
  await page.keyboard.press('Enter');
  must(file, /^\d+ of \d/.test(await said()), `Enter says ${await said()}`);
  must(file, await active(page), 'whom the search finds is not in the page');
  must(file, await page.evaluate(() => document.activeElement.tagName === 'INPUT'), 'the search loses the focus');
  await page.keyboard.type('qqqq');
  must(file, (await said()) === 'Nobody found.', `looking for nobody says ${await said()}`);
  await page.close();
}

// followNames goes by a name to the card, and back.
export async function followNames(browser, file) {
  const page = await open(browser, file);
  const name = await page.evaluate(() => {
    const link = [...document.querySelectorAll('main a[href^="#p"]')].find((a) => !a.closest('#live') && a.checkVisibility());
    link?.focus();
    return link?.textContent;
  });
  if (!name) return page.close();
  await page.keyboard.press('Enter');
  await settled(page);
  const at = await page.evaluate(() => ({ card: document.querySelector('#card h3').textContent, focus: document.activeElement.id, top: document.getElementById('tree').getBoundingClientRect().top, most: innerHeight }));
  must(file, at.card.includes(name.trim()) && at.focus === 'tree' && at.top >= 0 && at.top < at.most, `the name ${name} leads to ${JSON.stringify(at)}`);
  await page.goBack();
  must(file, !/#p/.test(page.url()), 'Back does not lead back');
  return page.close();
}

// useFilter filters the findings, sorts them and clears the filter.
export async function useFilter(browser, file) {
  const page = await open(browser, file);
  if (!(await page.$('#filter form'))) { problem(file, 'there is no filter'); return page.close(); }
  const said = () => page.$eval('#filter output', (e) => e.textContent);
  const rows = () => page.$$eval('#hits tbody tr', (all) => all.length);
  const all = Number(/[\d,]+/.exec(await said())[0].replaceAll(',', ''));
  const word = await page.$eval('#filter select option:nth-child(2)', (o) => o.textContent);
  await page.focus('#filter select');
  await page.keyboard.type(word);
  const [hits, of] = (await said()).replaceAll(',', '').match(/\d+/g).map(Number);
  must(file, of === all && hits > 0 && hits <= all && (await rows()) === Math.min(hits, 200), `severity ${word} says ${await said()}, with ${await rows()} rows`);
  must(file, await page.$$eval('#hits b.s', (marks, w) => marks.every((m) => m.textContent === w), word), `findings other than ${word} are shown`);
  await page.focus('#filter input');
  await page.keyboard.type('qqqq');
  must(file, (await said()).startsWith('0 of '), `a text that nothing has says ${await said()}`);
  await page.keyboard.press('Escape');
  await settled(page);
  must(file, (await said()).startsWith('All ') && (await page.$eval('#groups', (e) => !e.hidden)), `Escape says ${await said()}`);
  await page.close();
}

// sortTables presses the heads of the tables.
export async function sortTables(browser, file) {
  const page = await open(browser, file);
  const heads = await page.$$('table.sort th button');
  for (const head of heads.slice(0, 12)) {
    const order = () => head.evaluate((e) => [...e.closest('table').tBodies[0].rows].map((r) => r.cells[e.closest('th').cellIndex].textContent));
    const sort = () => head.evaluate((e) => e.closest('th').getAttribute('aria-sort'));
    const before = await order();
    const seen = [];
    for (let k = 0; k < 3; k++) {
      await head.evaluate((e) => e.click());
      seen.push(await sort());
    }
    must(file, seen.join() === 'ascending,descending,', `the head is sorted ${seen.join()}`);
    must(file, (await order()).join('\n') === before.join('\n'), 'the third press does not bring the order back');
  }
  await page.close();
  return heads.length;
}
