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

// speed measures a large page: until it is drawn, and how long it stalls in use. Other programs may run too, so that the best of some runs
// counts.
export async function speed(browser, file, { opens, stalls, elements }) {
  const best = {};
  const better = (times) => { for (const [what, ms] of Object.entries(times)) best[what] = Math.min(best[what] ?? Infinity, ms); };
  const slow = () => best.opens > opens || Object.entries(best).some(([what, ms]) => what !== 'opens' && ms > stalls);
  let used;
  for (let run = 0; run < 2 || (run < 6 && slow()); run++) {
    const page = await open(browser, file);
    better({ opens: await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))) });
    used = await page.evaluate(use);
    better(used.times);
    await settled(page);
    await page.close();
  }
  console.log(`${file}: ${used.elements} elements; in milliseconds: ${Object.entries(best).map(([what, ms]) => `${what} ${Math.round(ms)}`).join(', ')}`);
  for (const [what, ms] of Object.entries(best)) must(file, ms <= (what === 'opens' ? opens : stalls), `${what} takes ${Math.round(ms)} ms`);
  must(file, used.elements <= elements, `it has ${used.elements} elements`);
}

// use runs in the page: it opens rows, scrolls, searches and filters, and tells how long each takes until it is drawn.
async function use() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const timed = async (act) => { const start = performance.now(); act(); await frame(); await frame(); return performance.now() - start; };
  const times = {};
  const middle = async (what, n, act) => {
    const all = [];
    for (let k = 0; k < n; k++) all.push(await timed(() => act(k)));
    times[what] = all.sort((a, b) => a - b)[n >> 1];
  };
  const tree = document.getElementById('tree');
  const key = (name) => tree.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  const type = (field, value) => { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); };
  await middle('keys', 20, (k) => key(k % 2 ? 'ArrowDown' : '*'));
  await middle('scroll', 20, (k) => { tree.scrollTop = (tree.scrollHeight / 20) * k; });
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
}
