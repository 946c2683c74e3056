// SPDX-License-Identifier: EUPL-1.2
// Pictures of every kind of page at three widths, in both languages, and on paper, for people
// to look at. Called by shots.sh: node shots.mjs SITE DIR [PART OF A NAME…]

import { mkdir } from 'node:fs/promises';
import { each, openBrowser, showSite } from './harness.mjs';
import { kindOf, readAll } from './pages.mjs';

const WIDTHS = [320, 768, 1280];

// Of kinds with many pages these; of others the first one found.
const CHOSEN = new RegExp(
  '/(ho-inflow-share|employed-technical-occupation|vacancies-open|katapult|digileerkracht|' +
  'noordwest|zuidwest|fme|instroom)/([a-z]+/)?index|ho-inflow-share/edition/monitor-2022/|' +
  'editions/monitor-2024/');

/** English address, and its name: "figures-ho-inflow-share". */
function chosenPages(pages) {
  const kinds = new Map();
  const chosen = [];
  for (const address of [...pages.keys()].filter((one) => one.startsWith('en/')).sort()) {
    const isFirst = !kinds.has(kindOf(address));
    const isMany = kindOf(address).includes('…');
    if (isMany ? CHOSEN.test(address) : isFirst) chosen.push(address);
    kinds.set(kindOf(address), address);
  }
  return chosen.map((address) => ({
    address,
    name: address.split('/').slice(1, -1).join('-') || address.slice(3, -5).replace('index', 'home'),
  }));
}

/** The same page in the other language, as it says itself. */
async function dutchOf(tab) {
  const link = tab.locator('link[hreflang=nl]');
  return (await link.count()) > 0 ? link.evaluate((element) => element.href) : null;
}

async function shoot(tab, folder, name, url) {
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.goto(url);
    await tab.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await tab.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true });
}

const [siteFolder, folder, ...parts] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const site = await showSite(siteFolder);
const browser = await openBrowser();
const all = chosenPages(await readAll(browser, site));
const wanted = all.filter(({ name }) =>
  parts.length === 0 || parts.some((part) => name.includes(part)));
await each(wanted, 2, async ({ address, name }) => {
  const tab = await browser.newPage();
  await shoot(tab, folder, `${name}-en`, site.root + address);
  const dutch = await dutchOf(tab);
  if (dutch) await shoot(tab, folder, `${name}-nl`, dutch);
  await tab.close();
});
console.log(`${wanted.length} pages in ${folder}`);
await browser.close();
site.stop();
