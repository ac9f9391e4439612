// Checks the report page in Chromium: node check.mjs FOLDER, which holds acme.html, odd.html, 20.html, 2000.html and 100000.html,
// and the page of a comparison, diff.html, which has no scripts.
import { stat } from 'node:fs/promises';
import { problemsFound, must, start } from './open.mjs';
import { barriers, narrow, printed } from './looks.mjs';
import { followNames, hear, sortTables, useFilter, useSearch, walkPage, walkTree } from './keys.mjs';
import { saved, speed } from './saves.mjs';

process.chdir(process.argv[2]);
const browser = await start(process.argv[3]);
const began = Date.now();
const steps = [];
async function step(what, files, act) {
  const start = Date.now();
  for (const file of files) await act(file);
  steps.push(`${what} ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

must('20.html', (await stat('20.html')).size <= 150_000, 'it weighs more than 150 kB');
const all = ['acme.html', 'odd.html', '20.html', '2000.html'];
const both = [true, false];
await step('phone', all, async (file) => { for (const scripts of both) await narrow(browser, file, scripts); });
await step('axe', all, async (file) => {
  for (const scripts of both) for (const dark of both) for (const opened of both) {
    if (file !== 'acme.html' && opened !== dark) continue; // each once is enough where the page is the same
    await barriers(browser, file, { scripts, dark, opened });
  }
});
await step('comparison', ['diff.html'], async (file) => {
  await narrow(browser, file, false);
  for (const dark of both) await barriers(browser, file, { scripts: false, dark, opened: !dark });
});
await step('print', all, (file) => printed(browser, file));
await step('tree', all, (file) => walkTree(browser, file));
await step('screen reader', all, (file) => hear(browser, file));
await step('search', all, (file) => useSearch(browser, file));
await step('names', all, (file) => followNames(browser, file));
await step('filter', ['acme.html', 'odd.html', '2000.html'], (file) => useFilter(browser, file));
await step('tables', all, (file) => sortTables(browser, file));
await step('pictures', ['acme.html', '2000.html'], (file) => saved(browser, file));
await step('Tab', ['acme.html', '20.html'], (file) => walkPage(browser, file));
await step('large', ['100000.html'], (file) => speed(browser, file, { opens: 2000, stalls: 400, elements: 20_000 }));
await browser.close();

console.log(`report page in Chromium: ${steps.join(', ')}; ${((Date.now() - began) / 1000).toFixed(1)} s in all`);
if (problemsFound() > 0) {
  console.log(`${problemsFound()} things are not right`);
  process.exit(1);
}
