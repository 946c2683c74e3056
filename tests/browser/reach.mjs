// SPDX-License-Identifier: EUPL-1.2
// The map of reach and the table under it, in a browser: node tests/browser/reach.mjs SITE TRUTH
// TRUTH is what `pact reach --format geojson` prints for the same question: every place with its
// pupils and the number of schools within reach. Map, table and description must tell that.

import { readFile } from 'node:fs/promises';
import { axeFile, done, openBrowser, showSite, test } from './harness.mjs';

const PAGES = ['nl/bereik/hout/index.html', 'en/reach/hout/index.html',
  'nl/bereik/hout-of-metaal/index.html'];
const WIDE = { width: 1200, height: 900 };
const NARROW = { width: 360, height: 800 };
const CLASSES = ['none', 'one', 'more'];

const site = await showSite(process.argv[2]);
const truth = JSON.parse(await readFile(process.argv[3], 'utf8')).features
  .map(({ properties }) => properties)
  .filter(({ kind, pupils_high: most }) => kind === 'origin' && most > 0);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: WIDE });
const tab = await context.newPage();

const ofClass = (name) => truth.filter(({ sites_within: sites }) =>
  (name === 'none' ? sites === 0 : name === 'one' ? sites === 1 : sites > 1));
const sumOf = (places, key) => places.reduce((sum, place) => sum + place[key], 0);
const differ = (what, one, other) => (one === other ? [] : [`${what}: ${one} is not ${other}`]);

/** How many shapes of each class a drawing has, its key not counted. */
function readMap(svg) {
  return Object.fromEntries(['none', 'one', 'more'].map((name) => {
    const path = svg.querySelector(`.reach-${name} .spot`)?.getAttribute('d') ?? '';
    return [name, path.split('M').length - 1];
  }));
}

await tab.goto(site.root + PAGES[0]);

await test('each drawing has one shape of its class for every place', async () => {
  const drawings = await tab.$$('svg.plot-wide, svg.plot-narrow');
  const faults = differ('drawings', drawings.length, 2);
  for (const drawing of drawings) {
    const map = await drawing.evaluate(readMap);
    for (const name of CLASSES) faults.push(...differ(name, map[name], ofClass(name).length));
  }
  return faults;
});

await test('the table tells the pupils of those places', async () => {
  const cells = await tab.$$eval('#table tbody tr:last-child td', (all) =>
    all.map((cell) => cell.textContent.replace(/\./g, '')));
  return CLASSES.flatMap((name, at) => {
    const places = ofClass(name);
    const low = sumOf(places, 'pupils_low'), high = sumOf(places, 'pupils_high');
    return differ(name, cells[1 + at], low === high ? `${low}` : `${low} tot ${high}`);
  });
});

await test('regions of the table together are its last row', async () => {
  const rows = await tab.$$eval('#table tbody tr', (all) => all.map((row) =>
    [...row.querySelectorAll('td')].slice(0, 5)
      .map((cell) => Number(cell.textContent.replace(/\./g, '').split(' tot ')[0]))));
  const last = rows.pop();
  return [0, 1, 2, 3].flatMap((at) =>
    differ(`column ${at}`, rows.reduce((sum, row) => sum + row[at], 0), last[at]));
});

await test('who listens hears the number of places of each class', async () => {
  const told = await tab.$eval('svg.plot-wide desc', (desc) => desc.textContent);
  return CLASSES.filter((name) => !told.includes(` ${ofClass(name).length} `))
    .map((name) => `${name} is not in "${told}"`);
});

const view = () => tab.$eval('svg.plot-wide', (svg) => svg.getAttribute('viewBox'));

await test('the map grows, moves with the arrow keys, and comes back', async () => {
  const before = await view();
  await tab.click('.reach-map button:nth-of-type(1)');
  const larger = await view();
  await tab.focus('svg.plot-wide');
  await tab.keyboard.press('ArrowRight');
  const moved = await view();
  await tab.click('.reach-map button:nth-of-type(3)');
  const size = (box) => Number(box.split(' ')[2]);
  return [
    ...differ('half as wide', Math.round(size(before) / size(larger)), 2),
    ...(moved === larger ? ['the arrow key moved nothing'] : []),
    ...differ('the whole map', await view(), before),
  ];
});

await test('a class can be left out of the map, and the table keeps it', async () => {
  const shown = () => tab.$eval('.plot-wide .reach-none .spot', (spot) =>
    spot.getBoundingClientRect().width > 0);
  const before = await shown();
  await tab.click('.reach-map label:nth-of-type(3)');
  const after = await shown();
  await tab.click('.reach-map label:nth-of-type(3)');
  return [...differ('at first', before, true), ...differ('left out', after, false),
    ...differ('again', await shown(), true)];
});

await test('a page fetches nothing but its own files', async () => {
  const other = [];
  tab.on('request', (request) => {
    if (!request.url().startsWith(site.root)) other.push(request.url());
  });
  await tab.goto(site.root + PAGES[1]);
  return other;
});

await test('without script the map and the table are there', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: NARROW });
  const page = await plain.newPage();
  await page.goto(site.root + PAGES[0]);
  const box = await page.locator('svg.plot-narrow').boundingBox();
  const rows = await page.locator('#table tbody tr').count();
  await plain.close();
  return [...(box && box.width > 200 ? [] : ['no map']), ...differ('rows', rows, 5)];
});

for (const size of [WIDE, NARROW]) {
  for (const address of PAGES) {
    await test(`axe finds nothing on ${address} at ${size.width}`, async () => {
      await tab.setViewportSize(size);
      await tab.goto(site.root + address);
      await tab.evaluate(await readFile(axeFile, 'utf8'));
      const violations = await tab.evaluate(async () => (await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'], preload: false,
      })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`));
      const room = await tab.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth);
      return [...violations, ...(room > 0 ? [`it scrolls sideways by ${room}`] : [])];
    });
  }
}

await browser.close();
site.stop();
process.exitCode = done();
