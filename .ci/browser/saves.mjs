// The pictures that a page saves, and a large page's speed.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must, open, settled } from './open.mjs';

// saved presses each button that saves a picture: each file stands by itself.
export async function saved(browser, file) {
  const page = await open(browser, file);
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  const buttons = await page.$$('.save button:first-child');
  for (const button of buttons) {
    const ended = new Promise((done) => session.on('Browser.downloadProgress', (event) => { if (event.state === 'completed') done(); }));
    await button.evaluate((e) => e.click());
    await Promise.race([ended, new Promise((done) => { setTimeout(done, 3000); })]);
  }
  const files = await readdir(folder);
  must(file, buttons.length > 0 && files.length === buttons.length, `${buttons.length} pictures make ${files.length} files`);
  for (const name of files) {
    const text = await readFile(join(folder, name), 'utf8');
    const told = await page.evaluate((svg) => {
      const made = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const bad = made.querySelector('parsererror, [class], [style], foreignObject, image, script, svg svg');
      return [bad?.outerHTML.slice(0, 200), made.documentElement.querySelector(':scope > title')?.textContent, /var\(|NaN|undefined|\d%"/.exec(svg)?.[0], made.querySelectorAll('rect, path, line, circle').length];
    }, text);
    must(file, !told[0] && told[1] && !told[2] && told[3] > 1, `${name} holds ${told[0] || told[2] || 'nothing'}, title ${told[1]}`);
  }
  console.log(`${file}: saved ${files.join(', ')}`);
  await rm(folder, { recursive: true });
  await session.detach();
  await page.close();
}

// speed measures a large page: until it is drawn, and how long it stalls in use. Other programs may run too, so that the best of three counts.
export async function speed(browser, file, { opens, stalls, elements }) {
  let best = Infinity;
  let page;
  for (let run = 0; run < 3; run++) {
    await page?.close();
    page = await open(browser, file);
    const [ready, paint] = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([
      performance.now(), performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0])))));
    best = Math.min(best, Math.max(ready, paint));
    if (best < opens / 2) break;
  }
  must(file, best <= opens, `it opens in ${Math.round(best)} ms`);
  const used = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const timed = async (act) => { const start = performance.now(); act(); await frame(); await frame(); return performance.now() - start; };
    const tree = document.getElementById('tree');
    const times = {};
    times.start = await timed(() => {});
    for (let k = 0; k < 30; k++) {
      tree.focus();
      times.open = Math.max(times.open || 0, await timed(() => tree.dispatchEvent(new KeyboardEvent('keydown', { key: k % 2 ? 'ArrowDown' : '*', bubbles: true, cancelable: true }))));
    }
    for (let k = 0; k < 30; k++) times.scroll = Math.max(times.scroll || 0, await timed(() => { tree.scrollTop = (tree.scrollHeight / 30) * k; }));
    const type = (field, value) => { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); };
    const field = document.querySelector('.find input');
    times.firstSearch = await timed(() => type(field, 'a'));
    times.search = await timed(() => type(field, 'an'));
    const text = document.querySelector('#filter input');
    if (text) {
      times.firstFilter = await timed(() => type(text, 'e'));
      times.filter = await timed(() => type(text, 'en'));
      text.form.reset();
    }
    times.resize = await timed(() => dispatchEvent(new Event('resize')));
    return { times, elements: document.querySelectorAll('*').length };
  });
  const rounded = Object.entries(used.times).map(([what, ms]) => `${what} ${Math.round(ms)}`).join(', ');
  console.log(`${file}: opens in ${Math.round(best)} ms; ${used.elements} elements; in milliseconds: ${rounded}`);
  for (const [what, ms] of Object.entries(used.times)) must(file, ms <= stalls, `${what} takes ${Math.round(ms)} ms`);
  must(file, used.elements <= elements, `it has ${used.elements} elements`);
  await settled(page);
  await page.close();
}
