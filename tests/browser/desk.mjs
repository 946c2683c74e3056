// SPDX-License-Identifier: EUPL-1.2
// The pages of people who have signed in, as TAP: node tests/browser/desk.mjs DATABASE LINKS
// A report is made without script, as on a phone: link, button, form. Then every page is looked
// at with axe-core, html-validate and a ruler. LINKS is a file of "duty /nl/register/…".

import { readFileSync } from 'node:fs';
import { axeFile, done, HtmlValidate, openBrowser, showSite, test } from './harness.mjs';

const [database, linksFile] = process.argv.slice(2);
const site = await showSite(['--db', database]);
const browser = await openBrowser();
const links = Object.fromEntries(
  readFileSync(linksFile, 'utf8').trim().split('\n').map((line) => line.split(' ')),
);
const PHONE = { width: 320, height: 640 };
const NEW = 'new/digileerkracht/vhto';
const address = (rest) => `${site.root}nl/register/${rest}`;

/** A person, in a browser of their own without script. */
async function comeIn(duty) {
  const person = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const tab = await person.newPage();
  await tab.goto(site.root + links[duty].slice(1));
  await tab.getByRole('button', { name: 'Naar binnen' }).click();
  return { person, tab };
}

async function lacks(tab, ...wanted) {
  const text = (await tab.locator('body').innerText()).replace(/\s+/g, ' ');
  return wanted.filter((one) => !text.includes(one)).map((one) => `${tab.url()} lacks "${one}"`);
}

const { person: reporter, tab: reporting } = await comeIn('reporter');
const { person: editor, tab: editing } = await comeIn('editor');
const { person: admin } = await comeIn('admin');
const { person: steering } = await comeIn('steering');

await test('the office opens a round', async () => {
  await editing.goto(address('rounds'));
  await editing.getByLabel('Naam in het Nederlands').fill('Uitvraag');
  await editing.getByLabel('Sluit na').fill('2099-12-31');
  await editing.getByRole('button', { name: 'Uitvraag beginnen' }).click();
  return lacks(editing, 'Uitvragen');
});

await test('a reporter finds what is owed, and reports, without script', async () => {
  await reporting.goto(address('owe'));
  const faults = await lacks(reporting, 'Nu melden over 4.8');
  await reporting.getByRole('link', { name: 'Nu melden over 4.8' }).click();
  await reporting.getByLabel('op schema').check();
  await reporting.getByLabel('Wat is er gedaan?').fill('Training gegeven.');
  await reporting.getByLabel('Hoeveel is bereikt?').fill('1.400');
  await reporting.getByRole('button', { name: 'Versturen' }).click();
  faults.push(...await lacks(reporting, 'Schrijf bij het aantal alleen cijfers'));
  await reporting.getByLabel('Hoeveel is bereikt?').fill('1400');
  await reporting.getByRole('button', { name: 'Versturen' }).click();
  return [...faults, ...await lacks(reporting, 'wacht op het bureau', '1.400')];
});

await test('the office returns it with a reason, and it is told', async () => {
  await editing.goto(address('review'));
  await editing.getByRole('link', { name: 'Naar de melding over 4.8' }).click();
  await editing.getByLabel('Waarom stuurt u haar terug?').fill('Het waren er 1.350.');
  await editing.getByRole('button', { name: 'Terugsturen' }).click();
  await reporting.goto(address('owe'));
  return lacks(reporting, 'Teruggestuurd: Het waren er 1.350.');
});

await test('a question, a barrier and a point of the agenda, without script', async () => {
  await editing.goto(address('matters/question'));
  await editing.getByLabel('Uw vraag').fill('Hoeveel docenten?');
  await editing.getByLabel('Wie moet antwoorden').selectOption('vhto');
  await editing.getByRole('button', { name: 'Versturen' }).click();
  await editing.goto(address('matters/barrier'));
  await editing.getByLabel('Wat staat er in de weg?').fill('Te weinig kamers');
  await editing.getByRole('button', { name: 'Versturen' }).click();
  await editing.goto(address('matters/agenda'));
  await editing.getByLabel('Onderwerp').fill('Jaarverslag');
  await editing.getByRole('button', { name: 'Versturen' }).click();
  await reporting.goto(address('owe'));
  const faults = await lacks(reporting, 'Hoeveel docenten?');
  await reporting.getByRole('link', { name: 'Hoeveel docenten?' }).click();
  await reporting.getByLabel('Uw tekst').fill('Er waren er 1.350.');
  await reporting.getByRole('button', { name: 'Antwoorden' }).click();
  return [...faults, ...await lacks(reporting, 'beantwoord', 'Er waren er 1.350.')];
});

// With script, for axe; the policy of the page is set aside for it alone.
async function lookWith(context, rest) {
  const state = await context.storageState();
  const seen = await browser.newContext({ viewport: PHONE, bypassCSP: true, storageState: state });
  const tab = await seen.newPage();
  const response = await tab.goto(address(rest));
  const faults = response.status() === 200 ? [] : [`${rest}: ${response.status()}`];
  faults.push(...await measure(tab, await response.text()));
  await seen.close();
  return faults.map((fault) => `${rest}: ${fault}`);
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'long-title': 'off',
  },
});

async function measure(tab, html) {
  await tab.addScriptTag({ path: axeFile });
  const result = await tab.evaluate(() => window.axe.run(document));
  const width = await tab.evaluate(() => document.documentElement.scrollWidth);
  const report = await validator.validateString(html);
  return [
    ...result.violations.map((one) => `${one.id}: ${one.nodes[0].html}`),
    ...report.results.flatMap((one) => one.messages).map((one) => `${one.ruleId}: ${one.message}`),
    ...(width > PHONE.width ? [`wider than a phone: ${width}`] : []),
    ...(Buffer.byteLength(html) > 100 * 1024 ? ['larger than 100 kB'] : []),
  ];
}

const PAGES = [
  [reporter, ['owe', 'report/1', 'report/1/edit', 'new/digileerkracht/vhto', 'account']],
  [editor, ['review', 'steering', 'rounds', 'report/1', `${NEW}`]],
  [editor, ['matters/question', 'matters/barrier', 'matters/agenda', 'matters/joining', 'matters/task']],
  [editor, ['matter/1', 'matter/2', 'matter/3']],
  [steering, ['steering']],
  [admin, ['people', 'account']],
  [await browser.newContext(), ['sign-in', 'join']],
];
for (const [context, pages] of PAGES) {
  for (const rest of pages) {
    await test(`${rest}: nothing for axe, html-validate and the ruler`, () => lookWith(context, rest));
  }
}

await browser.close();
site.stop();
process.exitCode = done();
