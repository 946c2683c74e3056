// SPDX-License-Identifier: EUPL-1.2
// What people come to ask, answered within two clicks from home.

import { test } from './harness.mjs';

// `clicks`: names of links, or of what unfolds; `sees`: what must then be on the page;
// `takes`: a file behind a link there, which is a click as well.
const QUESTIONS = [
  {
    name: 'how many technicians were at work in 2013, according to the 2019 edition',
    clicks: ['Edities', 'Monitor 2019'],
    sees: [/Mensen met een technisch beroep 2013 1\.395\.000/],
  },
  {
    name: 'why that number is another one today',
    clicks: [/mensen met een technisch beroep was/],
    sees: [/2013 1\.489\.000/, /2013 1\.395\.000/, /in 2021 een nieuwe opzet/],
  },
  {
    name: 'why that number is another one today, in English',
    home: 'en/index.html',
    clicks: [/people in a technical occupation was/],
    sees: [/2013 1,489,000/, /2013 1,395,000/, /was redesigned in 2021/],
  },
  {
    name: 'what FME promised',
    clicks: ['Partijen', 'FME'],
    sees: [/Ondertekende/, /1\.11 Upgrade NL/, /4\.2 Meer docenten/],
  },
  {
    name: 'what came of the promises of FME',
    clicks: ['Partijen', 'FME'],
    sees: [/Wat ervan kwam .*Over deze 2 toezeggingen is er nog geen voortgangsmelding/],
  },
  {
    name: 'how a region does against the country',
    clicks: ['Regio’s', 'Noordwest'],
    sees: [/Bètatechniek op hbo en wo procent 2017\/18 27 29/],
  },
  {
    name: 'how Zeeland does against the country',
    clicks: ['Regio’s', 'Zuidwest'],
    sees: [/Keuze voor techniek in een regio procent zonder periode 28 – Techniekpact Zeeland/],
  },
  {
    name: 'which promises have no owner',
    clicks: ['Wat ontbreekt', 'Toon welke'],
    sees: [/\d+ van de 46 acties noemen geen eigenaar/, /4\.1 /],
  },
  {
    name: 'what counts as science and technology here',
    home: 'en/index.html',
    clicks: ['Definitions'],
    sees: [/experts judge to be science and technology for more than half/],
  },
  {
    name: 'that Europe counts something else',
    home: 'en/index.html',
    clicks: ['Glossary'],
    sees: [/STEM Science, technology, engineering and mathematics\. What counts in Europe differs/],
  },
  {
    name: 'what counts as science and technology in Europe',
    home: 'en/index.html',
    clicks: ['Glossary'],
    sees: [/Eurostat counts all students enrolled in natural sciences/],
  },
  {
    name: 'which numbers are in a chart, and where each comes from',
    home: 'en/index.html',
    clicks: [/share of science and technology among new students/, /Show all \d+ figures/],
    sees: [/The same figures in a table/, /2021\/22 34 23 Monitor 2022/, /Source/],
  },
  {
    name: 'where to download the numbers of a chart',
    home: 'en/index.html',
    clicks: [/share of science and technology among new students/],
    sees: [/2021\/22 34 23/],
    takes: { link: /CSV/, holds: /2021\/22.*,34,/ },
  },
];

async function click(tab, name) {
  const exact = typeof name === 'string';
  const link = tab.getByRole('link', { name, exact }).or(tab.locator('summary', { hasText: name }));
  await link.first().click({ timeout: 3000 });
}

async function textOf(tab) {
  const text = await tab.locator('main').innerText();
  return text.replace(/\s+/g, ' ');
}

async function fileFaults(tab, { link, holds }) {
  const href = await tab.getByRole('link', { name: link }).first().getAttribute('href');
  const address = new URL(href, tab.url()).href;
  const response = await fetch(address);
  const text = await response.text();
  return response.ok && holds.test(text) ? [] : [`${address} (${response.status}) lacks ${holds}`];
}

async function answerFaults(tab, site, { home = 'nl/index.html', clicks, sees, takes }) {
  const count = clicks.length + (takes ? 1 : 0);
  if (count > 2) return [`it takes ${count} clicks`];
  await tab.goto(site.root + home);
  for (const name of clicks) await click(tab, name);
  const text = await textOf(tab);
  return [
    ...sees.filter((wanted) => !wanted.test(text)).map((wanted) => `${tab.url()} lacks ${wanted}`),
    ...(takes ? await fileFaults(tab, takes) : []),
  ];
}

export async function testQuestions(browser, site) {
  const tab = await browser.newPage();
  for (const question of QUESTIONS) {
    await test(`two clicks from home: ${question.name}`, () => answerFaults(tab, site, question));
  }
  await tab.close();
}
