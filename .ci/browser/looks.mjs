// How a page looks: nothing is too wide for a phone, and axe finds nothing serious.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { must, open, problem, settled } from './open.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const openAll = (page) => page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });

// narrow opens a page on a phone of 320 pixels: nothing may stand out at the right, whatever is open.
export async function narrow(browser, file, scripts) {
  const page = await open(browser, file, { scripts, width: 320, height: 700 });
  for (const opened of [false, true]) {
    if (opened) await openAll(page);
    const wide = await page.evaluate(() => {
      const most = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= most) return '';
      const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > most + 0.5 && !e.closest('.scroll, #tree, .sr'));
      return `${document.documentElement.scrollWidth} pixels wide: ${out.slice(0, 4).map((e) => `${e.tagName}#${e.id}.${e.getAttribute('class')} ${e.textContent.trim().slice(0, 30)}`).join('; ')}`;
    });
    must(file, !wide, `with 320 pixels, scripts ${scripts}, opened ${opened}: ${wide}`);
  }
  await page.close();
}

// barriers runs axe over a page, closed and opened.
export async function barriers(browser, file, { scripts, dark, opened }) {
  const page = await open(browser, file, { scripts, dark });
  await settled(page);
  if (opened) await openAll(page);
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  for (const { id, impact, nodes, help } of result.violations) {
    const line = `axe, scripts ${scripts}, dark ${dark}, opened ${opened}: ${impact} ${id}: ${help}: ${nodes.length} times, such as ${nodes[0].html.slice(0, 160)} ${(nodes[0].any[0] || nodes[0].all[0] || nodes[0].none[0])?.message || ''}`;
    if (impact === 'serious' || impact === 'critical') problem(file, line);
    else console.log(`${file}: ${line}`);
  }
  await page.close();
}

// printed looks at the page as it is printed: opened, the still picture in place of the live one, and all findings.
export async function printed(browser, file) {
  const page = await open(browser, file);
  await page.emulateMediaType('print');
  const seen = await page.evaluate(() => Object.fromEntries(['live', 'filter', 'still', 'groups'].map((id) => [id, document.getElementById(id)?.checkVisibility()])));
  must(file, !seen.live && !seen.filter && seen.still !== false && seen.groups !== false, `printed it shows ${JSON.stringify(seen)}`);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const closed = await page.evaluate(() => document.querySelectorAll('details:not([open]):not(.wide)').length);
  must(file, closed === 0, `${closed} parts stay closed when it is printed`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.close();
}
