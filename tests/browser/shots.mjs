// SPDX-License-Identifier: EUPL-1.2
// Pictures of chosen pages at three widths, in both languages, and on paper, for people to
// look at. Called by shots.sh: node shots.mjs SITE DIR [PAGE…]

import { mkdir } from 'node:fs/promises';
import { each, openBrowser, showSite } from './harness.mjs';

const WIDTHS = [320, 768, 1280];

// Each page by its Dutch and its English address.
const PAGES = {
  home: ['nl/', 'en/'],
  figures: ['nl/cijfers/', 'en/figures/'],
  indicator: ['nl/cijfers/ho-inflow-share/', 'en/figures/ho-inflow-share/'],
  'indicator-break': [
    'nl/cijfers/employed-technical-occupation/', 'en/figures/employed-technical-occupation/'],
  'indicator-empty': ['nl/cijfers/stay-rate-5y/', 'en/figures/stay-rate-5y/'],
  promises: ['nl/toezeggingen/', 'en/promises/'],
  action: ['nl/toezeggingen/digileerkracht/', 'en/promises/digileerkracht/'],
  regions: ['nl/regios/', 'en/regions/'],
  region: ['nl/regios/zuidwest/', 'en/regions/zuidwest/'],
  parties: ['nl/partijen/', 'en/parties/'],
  party: ['nl/partijen/fme/', 'en/parties/fme/'],
  editions: ['nl/edities/', 'en/editions/'],
  edition: ['nl/edities/monitor-2024/', 'en/editions/monitor-2024/'],
  missing: ['nl/wat-ontbreekt/', 'en/what-is-missing/'],
  about: ['nl/over-de-cijfers/', 'en/about-the-figures/'],
  definitions: ['nl/definities/', 'en/definitions/'],
  sources: ['nl/bronnen/', 'en/sources/'],
  accessibility: ['nl/toegankelijkheid/', 'en/accessibility/'],
  privacy: ['nl/privacy/', 'en/privacy/'],
  colophon: ['nl/colofon/', 'en/colophon/'],
  '404': ['nl/nergens', 'en/nowhere'],
};

async function shoot(page, root, folder, name) {
  for (const address of PAGES[name]) {
    const lang = address.slice(0, 2);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(root + address);
      await page.screenshot({ path: `${folder}/${name}-${lang}-${width}.png`, fullPage: true });
    }
    await page.pdf({ path: `${folder}/${name}-${lang}.pdf`, preferCSSPageSize: true });
  }
}

const [siteFolder, folder, ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const site = await showSite(siteFolder);
const browser = await openBrowser();
const names = wanted.length > 0 ? wanted : Object.keys(PAGES);
await each(names, 2, async (name) => {
  const page = await browser.newPage();
  await shoot(page, site.root, folder, name);
  await page.close();
});
await browser.close();
site.stop();
