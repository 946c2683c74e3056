// SPDX-License-Identifier: EUPL-1.2
// What the one script adds: values at marks, sorting, copying, search while you type.

import { stat } from 'node:fs/promises';
import { test } from './harness.mjs';

const MOST_SCRIPT_BYTES = 15 * 1000;

const unless = (condition, text) => (condition ? [] : [text]);

async function tells(tab, site) {
  await tab.goto(`${site.root}nl/cijfers/ho-inflow-share/index.html`);
  const mark = tab.locator('svg.plot-wide .mark').last();
  await mark.hover();
  const hovered = await tab.locator('.tip').textContent();
  const told = await mark.getAttribute('data-told');
  await tab.locator('svg.plot-wide').first().focus();
  await tab.keyboard.press('ArrowRight');
  const spoken = await tab.locator('[role=status]').textContent();
  await tab.keyboard.press('Escape');
  return [
    ...unless(hovered === told, `the pointer is told "${hovered}", not "${told}"`),
    ...unless(/\d{4}\/\d{2}: \d+/.test(spoken), `the keyboard is told "${spoken}"`),
    ...unless(await tab.locator('.tip').isHidden(), 'Escape does not hide it'),
  ];
}

/** A rule of the style sheet for another kind of mark must not size those of a drawing. */
async function drawnSizes(tab, site) {
  await tab.goto(`${site.root}nl/cijfers/ho-inflow-share/index.html`);
  const sizes = await tab.$$eval('svg.plot-wide rect.mark', (marks) => marks
    .filter((mark) => mark.checkVisibility())
    .map((mark) => [mark.getBBox().width, Number(mark.getAttribute('width'))]));
  return [
    ...unless(sizes.length > 0, 'there are no squares'),
    ...sizes.filter(([shown, drawn]) => Math.abs(shown - drawn) > 0.1)
      .map(([shown, drawn]) => `a square of ${drawn} is ${shown} wide`),
  ];
}

/** In thousands and hundreds: as text they would stand in another order. */
async function sorts(tab, site) {
  await tab.goto(`${site.root}nl/regios/noordwest/index.html`);
  const table = tab.locator('table').first();
  const button = table.locator('th .sort').nth(3);
  const numbers = async () => (await table.locator('tbody td.number:nth-child(4)').allTextContents())
    .map((text) => Number(text.replace('.', '').replace(',', '.')));
  const faults = [];
  for (const way of ['ascending', 'descending']) {
    await button.click();
    const found = await numbers();
    const wanted = [...found].sort((a, b) => (way === 'ascending' ? a - b : b - a));
    const said = await table.locator('th[aria-sort]').getAttribute('aria-sort');
    faults.push(...unless(String(found) === String(wanted), `${way}: ${found}`),
      ...unless(said === way, `${way} is called ${said}`));
  }
  return faults;
}

async function copies(tab, site) {
  await tab.goto(`${site.root}en/figures/ho-inflow-share/index.html`);
  const line = await tab.locator('.citation:visible').first().textContent();
  await tab.locator('button.copy:visible').first().click();
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  const answer = await tab.locator('button.copy:visible').first().textContent();
  return [
    ...unless(copied === line.trim(), `"${copied}" is copied, not "${line}"`),
    ...unless(answer === 'Copied', `the button says "${answer}"`),
  ];
}

/** From the box on any page to the list, which then answers each letter; accents are no matter. */
async function searches(tab, site) {
  await tab.goto(`${site.root}nl/index.html`);
  await tab.locator('.search input').fill('betatech');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/zoeken/);
  const seen = tab.locator('.index > li:visible');
  const some = await seen.count();
  const hit = await seen.filter({ hasText: 'Bètatechniek op hbo en wo' }).count();
  await tab.locator('#search-field').fill('zzzz');
  return [
    ...unless(hit > 0 && some < 100, `${some} found, ${hit} of them right`),
    ...unless(await seen.count() === 0, 'nonsense is found'),
  ];
}

export async function testComfort(browser, site) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  await test('the script is small', async () => {
    const { size } = await stat('assets/site.js');
    return unless(size < MOST_SCRIPT_BYTES, `${size} bytes`);
  });
  await test('a mark tells its value to pointer and keyboard', () => tells(tab, site));
  await test('a mark is as large as it is drawn', () => drawnSizes(tab, site));
  await test('a column sorts by its numbers, both ways', () => sorts(tab, site));
  await test('the citation is copied by its button', () => copies(tab, site));
  await test('search answers while you type', () => searches(tab, site));
  await context.close();
}
