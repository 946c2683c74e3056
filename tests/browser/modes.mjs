// SPDX-License-Identifier: EUPL-1.2
// What holds in every way of looking: axe-core in seven modes, the keyboard, 200 % zoom, and
// what a screen reader is told. Every kind of page is looked at in every mode: the largest as it
// is, in both languages, one of middle size in the others; LONG=1 takes more pages.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { axeFile, each, test } from './harness.mjs';
import { middles, spread, twinOf } from './pages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };

const NARROW = { width: 320, height: 640 };
const ZOOMED = { width: 640, height: 450 }; // 1280 wide at 200 %, as a page sees it

// Every mode says all that may change, so that their order does not matter. What is `without`
// has no meaning there: nobody clicks on paper.
const MODES = {
  'as it is': { size: WIDE, media: {} },
  'in forced colours': { size: WIDE, media: { forcedColors: 'active' } },
  'at 320 px': { size: NARROW, media: {} },
  'at 200 % zoom': { size: ZOOMED, media: {} },
  'on paper': { size: WIDE, media: { media: 'print' }, without: ['target-size'] },
};
// Reduced motion needs no run of its own: see the test that nothing moves.
const SCREEN = { media: 'screen', forcedColors: 'none', reducedMotion: 'no-preference' };

const SNAPSHOTS = {
  'home-nl': 'nl/index.html',
  'indicator-en': 'en/figures/sto-company-cofinancing/index.html',
  'action-nl': 'nl/toezeggingen/digileerkracht/index.html',
};

/** Of each kind and language some pages, the largest among them (`some`); the largest alone in
 *  each language; one of middle size in Dutch (`middle`), and the same in Dutch or in English by
 *  turns (`few`). */
function sampleOf(site, pages) {
  const some = spread(pages, process.env.LONG ? 3 : 1);
  const largest = spread(pages, 1);
  const inLanguage = (list, lang) => list.filter(({ address }) => address.startsWith(`${lang}/`));
  const middle = inLanguage(process.env.LONG ? largest : middles(pages), 'nl');
  const few = middle.map((about, at) => (at % 2 === 1 && twinOf(site, pages, about)) || about);
  const addresses = (list) => list.map(({ address }) => address);
  return {
    some: addresses(some),
    few: addresses(few),
    middle: addresses(middle),
    dutch: addresses(inLanguage(largest, 'nl')),
    english: addresses(inLanguage(largest, 'en')),
  };
}

async function axeIn(tab, mode) {
  await tab.setViewportSize(mode.size);
  await tab.emulateMedia({ ...SCREEN, ...mode.media });
  return tab.evaluate(async ({ tags, without }) => {
    const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const result = await window.axe.run(document, {
      runOnly: tags, rules, resultTypes: ['violations'], preload: false,
    });
    return result.violations.map(({ id, nodes }) => ({
      id, count: nodes.length, at: nodes[0].target.join(' '), why: nodes[0].failureSummary,
    }));
  }, { tags: TAGS, without: mode.without ?? [] });
}

/** The same rule on many pages is one line. */
function groupedByRule(found) {
  const groups = new Map();
  for (const { address, id, count, at, why } of found) {
    const group = groups.get(id) ?? { pages: new Set(), count: 0, first: `${address} ${at}: ${why}` };
    group.pages.add(address);
    group.count += count;
    groups.set(id, group);
  }
  return [...groups].map(([id, { pages, count, first }]) =>
    `${id}: ${count}× on ${pages.size} pages, as ${first}`);
}

/** One load of a page serves all its modes: axe itself is large. */
async function axeOnPage(tab, site, address, modes, source) {
  await tab.goto(site.root + address);
  await tab.evaluate(source);
  const found = {};
  for (const name of modes) {
    const violations = await axeIn(tab, MODES[name]);
    found[name] = violations.map((violation) => ({ address, ...violation }));
  }
  return found;
}

async function axeOnAll(context, site, addresses, modesOf) {
  const source = await readFile(axeFile, 'utf8');
  const tabs = [await context.newPage(), await context.newPage()];
  const results = await each(addresses, tabs.length, async (address) => {
    const tab = tabs.pop();
    const found = await axeOnPage(tab, site, address, modesOf(address), source);
    tabs.push(tab);
    return found;
  });
  await context.close();
  return (name) => groupedByRule(results.flatMap((found) => found[name] ?? []));
}

async function testAxe(browser, site, { some, few }) {
  const names = Object.keys(MODES);
  const modesOf = (address) => names.filter((name) =>
    (name === 'as it is' ? some : few).includes(address));
  const addresses = [...new Set([...some, ...few])];
  const found = await axeOnAll(await browser.newContext(), site, addresses, modesOf);
  for (const name of names) await test(`axe-core finds nothing ${name}`, () => found(name));
}

/** Only the shared style sheet and module could move anything. */
async function movingParts(site, pages) {
  const parts = new Set([...pages.values()].flatMap(({ address, parts: own }) =>
    own.filter((part) => /\.(css|js)$/.test(part)).map((part) => new URL(part, site.root + address).href)));
  const faults = await each([...parts], 2, async (part) => {
    const text = await (await fetch(part)).text();
    const found = /transition|@keyframes|animat|scroll-behavior|requestAnimationFrame/.exec(text);
    return found ? [`${part} has "${found[0]}"`] : [];
  });
  return parts.size > 1 ? faults.flat() : ['there is no style sheet and module to look at'];
}

/** axe cannot run where scripts are off, so here the scripts of the site do not arrive. A page
 *  that has none is the same without. */
async function testWithoutScript(browser, site, pages, addresses) {
  const scripted = addresses.filter((address) => pages.get(address).html.includes('<script'));
  await test('axe-core finds nothing without JavaScript', async () => {
    const context = await browser.newContext();
    await context.route('**/*.js', (route) => route.abort());
    return (await axeOnAll(context, site, scripted, () => ['as it is']))('as it is');
  });
  await test('without JavaScript every page tells the same', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    const faults = await onAll(tab, site, addresses, async (_, __, address) => {
      await tab.goto(site.root + address);
      const text = await tab.locator('main').textContent();
      const most = pages.get(address).text.length;
      return text.length >= 0.9 * most ? [] : [`${address}: ${text.length} of ${most} characters`];
    });
    await context.close();
    return faults;
  });
}

// Runs in the page: what has the focus now, as far as the walk below wants to know; null when
// the walk is past the end.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === window.firstStop) return null;
  const previous = window.lastStop;
  window.firstStop ??= element;
  window.lastStop = element;
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0]; // of a link over two lines: the first
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const hit = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  return {
    isLater: !previous ||
      (previous.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
    name: `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`,
    isSkip: element.className === 'skip',
    isOutlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isOnTop: hit !== null && (element.contains(hit) || hit.contains(element)),
  };
}

function stopFaults(stop) {
  const faults = [];
  if (!stop.isLater) faults.push(`${stop.name}: out of order`);
  if (!stop.isOutlined) faults.push(`${stop.name}: no outline`);
  if (!stop.isSeen) faults.push(`${stop.name}: not in view`);
  if (!stop.isOnTop) faults.push(`${stop.name}: covered`);
  return faults;
}

function countStops() {
  const stops = document.querySelectorAll('a[href], summary, [tabindex="0"], input, button');
  return [...stops].filter((e) => e.checkVisibility()).length;
}

/** Tab by tab through a whole page: each stop in order, in view, outlined, none left out. */
async function walk(tab, site, address) {
  await tab.goto(site.root + address);
  const wanted = await tab.evaluate(countStops);
  const hasSkip = await tab.locator('.skip').count() > 0; // a chart to embed has none
  const faults = [];
  let count = 0;
  for (; count <= wanted; count++) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(focused);
    if (stop === null) break; // past the end
    if (count === 0 && hasSkip && !stop.isSkip) faults.push(`first is ${stop.name}, not the skip link`);
    faults.push(...stopFaults(stop));
  }
  if (count !== wanted) faults.push(`${count} stops, not ${wanted}`);
  return faults.map((fault) => `${address}: ${fault}`);
}

async function skips(tab, site, address) {
  await tab.goto(site.root + address);
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  const isInside = await tab.evaluate(() => document.querySelector('main').contains(document.activeElement));
  return isInside ? [] : [`${address}: after the skip link the focus is not in main`];
}

async function opensDetails(tab, site, address) {
  await tab.goto(site.root + address);
  const count = await tab.locator('summary').count();
  if (count === 0) return [`${address}: there is nothing to open`];
  await tab.locator('summary').first().focus();
  await tab.keyboard.press('Enter');
  const isOpen = await tab.locator('details').first().evaluate((e) => e.open);
  return isOpen ? [] : [`${address}: Enter does not open it`];
}

/** Nothing may be lost or cut off when everything is twice as large. */
async function zoomFaults(tab, site, address) {
  await tab.goto(site.root + address);
  return tab.evaluate((name) => {
    const faults = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > innerWidth) faults.push(`${name}: ${root.scrollWidth} px wide`);
    for (const element of document.querySelectorAll('h1, h2, h3, p, a, li, dd, summary')) {
      const box = element.getBoundingClientRect();
      const isAside = element.closest('.scroller, .skip');
      if (!isAside && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) {
        faults.push(`${name}: cut off: ${element.textContent.trim().slice(0, 60)}`);
      }
    }
    return faults;
  }, address);
}

/** Text twice as large without zoom: what 1.4.4 asks, and what breaks heights in px. */
async function textFaults(tab, site, address) {
  await tab.goto(site.root + address);
  return tab.evaluate((name) => {
    document.documentElement.style.fontSize = '200%';
    const { scrollWidth } = document.scrollingElement;
    return scrollWidth > innerWidth ? [`${name}: ${scrollWidth} px wide`] : [];
  }, address);
}

async function snapshotFaults(tab, site, name) {
  await tab.goto(site.root + SNAPSHOTS[name]);
  // How large a file is, is no matter of what is told.
  const now = `${await tab.locator('body').ariaSnapshot()}\n`.replace(/, \d+ kB\)/g, ')');
  const file = `tests/browser/snapshots/${name}.yaml`;
  if (process.env.UPDATE === '1') {
    await mkdir('tests/browser/snapshots', { recursive: true });
    await writeFile(file, now);
    return [];
  }
  const before = await readFile(file, 'utf8');
  return before === now ? [] : ['UPDATE=1 accepts what is there now:', ...differing(before, now)];
}

function differing(before, now) {
  const old = new Set(before.split('\n'));
  const fresh = new Set(now.split('\n'));
  return [
    ...[...old].filter((line) => !fresh.has(line)).map((line) => `- ${line.trim()}`),
    ...[...fresh].filter((line) => !old.has(line)).map((line) => `+ ${line.trim()}`),
  ];
}

async function onAll(tab, site, addresses, check) {
  const faults = [];
  for (const address of addresses) faults.push(...await check(tab, site, address));
  return faults;
}

export async function testModes(browser, site, pages) {
  const { dutch, english, middle, ...sample } = sampleOf(site, pages);
  await testAxe(browser, site, sample);
  await test('nothing moves, so reduced motion changes nothing', () => movingParts(site, pages));
  await testWithoutScript(browser, site, pages, sample.few);
  const context = await browser.newContext({ viewport: WIDE });
  const tab = await context.newPage();
  const walked = middle.filter((address) => pages.get(address).links.length < 120);
  await test('the keyboard reaches everything, in order, and the focus is seen', async () => {
    const tabs = [tab, await context.newPage()];
    const faults = await each(walked, tabs.length, async (address) => {
      const own = tabs.pop();
      const found = await walk(own, site, address);
      tabs.push(own);
      return found;
    });
    return faults.flat();
  });
  await test('the skip link leads past the menu', () =>
    onAll(tab, site, ['nl/index.html', ...walked.slice(0, 3)], skips));
  await test('what is folded opens with the keyboard', () =>
    onAll(tab, site, ['en/figures/ho-inflow-share/index.html'], opensDetails));
  for (const name of Object.keys(SNAPSHOTS)) {
    await test(`a screen reader is told what it was told before: ${name}`, () =>
      snapshotFaults(tab, site, name));
  }
  await tab.setViewportSize(ZOOMED);
  await test('at 200 % zoom nothing is cut off', () => onAll(tab, site, dutch, zoomFaults));
  await tab.setViewportSize(WIDE);
  await test('text of twice the size fits', () => onAll(tab, site, english, textFaults));
  await context.close();
}
