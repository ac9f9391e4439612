// Opening pages, with an eye on what they say and ask for.
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const problems = [];

// problem notes what is not as it must be.
export function problem(where, what) {
  problems.push(`${where}: ${what}`);
  console.log(`NOT RIGHT  ${where}: ${what}`);
}

export const problemsFound = () => problems.length;

// must notes a problem unless something holds.
export function must(where, holds, what) {
  if (!holds) problem(where, what);
}

export async function start(program) {
  return puppeteer.launch({ executablePath: program, args: ['--no-sandbox', '--force-color-profile=srgb', '--disable-dev-shm-usage'] });
}

// open opens a file. Any word on the console, any request but the file itself and any error is a problem.
export async function open(browser, file, { scripts = true, dark = false, width = 1280, height = 900 } = {}) {
  const page = await browser.newPage();
  const url = pathToFileURL(file).href;
  const name = file.replace(/^.*\//, '');
  page.on('console', (message) => problem(name, `on the console: ${message.text()}`));
  page.on('pageerror', (error) => problem(name, `an error: ${error.stack || error}`));
  page.on('request', (request) => must(name, request.url().split('#')[0] === url || request.url().startsWith('blob:'), `it asks for ${request.url().slice(0, 200)}`));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.goto(url);
  await page.setJavaScriptEnabled(true); // for the checks: the page's own scripts have had their turn, or not
  return page;
}

// settled waits until what was asked for is drawn.
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
