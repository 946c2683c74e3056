// SPDX-License-Identifier: EUPL-1.2
// The browser tests of a published site, as TAP: node tests/browser/run.mjs SITE
// UPDATE=1 accepts the accessibility trees as they are now; ONLY=charts runs one part; LONG=1
// looks at more pages.

import { done, openBrowser, showSite } from './harness.mjs';
import { testCharts } from './charts.mjs';
import { testComfort } from './comfort.mjs';
import { testModes } from './modes.mjs';
import { readAll, testPages } from './pages.mjs';
import { testQuestions } from './questions.mjs';

const site = await showSite(process.argv[2]);
const browser = await openBrowser();
const wanted = (part) => !process.env.ONLY || process.env.ONLY === part;
const started = Date.now();

if (wanted('questions')) await testQuestions(browser, site);
if (wanted('comfort')) await testComfort(browser, site);
if (!['questions', 'comfort'].includes(process.env.ONLY)) {
  const pages = await readAll(browser, site);
  console.log(`# ${pages.size} pages`);
  if (wanted('pages')) await testPages(browser, site, pages);
  if (wanted('charts')) await testCharts(browser, pages);
  if (wanted('modes')) await testModes(browser, site, pages);
}

await browser.close();
site.stop();
console.log(`# ${Math.round((Date.now() - started) / 1000)} seconds`);
process.exitCode = done();
