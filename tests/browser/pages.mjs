// SPDX-License-Identifier: EUPL-1.2
// What holds for every page. All are fetched and read; a sample of each kind is opened in the
// browser at 320 px, where faults of layout show first. LONG=1 opens and validates them all.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { each, HtmlValidate, test } from './harness.mjs';

const MOST_BYTES = 100 * 1024;
const OPENED = process.env.LONG ? Infinity : 6; // of each kind and language
const VALIDATED = process.env.LONG ? Infinity : 10;

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  jsonld: 'application/ld+json',
  xml: 'application/',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  px: 'text/plain; charset=utf-8',
  zip: 'application/zip',
  ttl: 'text/turtle; charset=utf-8',
};

const HTML_RULES = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Written in lower case, as all our tags are.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A table that can be scrolled is a named region, so that it can have the focus.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // A title holds the name of an action or an indicator, as long as the pact has it.
    'long-title': 'off',
  },
};

/** "nl/cijfers/ho-inflow-share/editie/monitor-2024/index.html" is a "nl/cijfers/…/editie/…":
 *  subjects stand at every other place. */
export function kindOf(address) {
  const parts = address.replace(/\/?index\.html$/, '').replace(/\.html$/, '').split('/').filter(Boolean);
  return parts.map((part, at) => (at > 1 && at % 2 === 0 ? '…' : part)).join('/') || 'choice';
}

/** The pages of each kind, largest first. */
function byKind(pages) {
  const kinds = new Map();
  for (const about of pages.values()) {
    const kind = kindOf(about.address);
    kinds.set(kind, [...(kinds.get(kind) ?? []), about]);
  }
  for (const group of kinds.values()) {
    group.sort((a, b) => b.html.length - a.html.length || (a.address < b.address ? -1 : 1));
  }
  return [...kinds.values()];
}

/** One page of each kind, of middle size: what takes long is asked of these. */
export function middles(pages) {
  return byKind(pages).map((group) => group[Math.floor(group.length / 2)]);
}

/** At most `most` pages of each kind, spread from the largest to the smallest. */
export function spread(pages, most) {
  return byKind(pages).flatMap((group) => {
    const step = Math.max(1, (group.length - 1) / Math.max(1, most - 1));
    const places = new Set();
    for (let at = 0; at < group.length && places.size < most; at += step) places.add(Math.round(at));
    return [...places].map((place) => group[place]);
  });
}

// Runs in the browser, on a text: everything the tests below want to know about a page.
function readPage(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector) => [...page.querySelectorAll(selector)];
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const outer = (element) => !element.parentElement.closest('article, aside, main, nav, section');
  return {
    lang: page.documentElement.lang,
    title: page.title,
    text: words(page.querySelector('main')),
    links: all('a[href], link[href]:not([rel=canonical])').map((a) => a.getAttribute('href')),
    parts: all('link[rel=stylesheet], link[rel=icon], script[src], img[src], iframe[src]')
      .map((part) => part.getAttribute('href') ?? part.getAttribute('src')),
    twin: page.querySelector('link[rel=alternate][hreflang]:not([hreflang=x-default])' +
      `:not([hreflang=${page.documentElement.lang}])`)?.getAttribute('href') ?? null,
    ids: all('[id]').map((element) => element.id),
    headings: all('h1').map(words),
    landmarks: {
      main: all('main').length,
      banner: all('header').filter(outer).length,
      contentinfo: all('footer').filter(outer).length,
      navigation: all('nav').map((nav) => nav.getAttribute('aria-label') ?? ''),
    },
    isFramed: page.querySelector('.skip') !== null,
    inline: all('style, script:not([src]):not([type]), [style], [onclick], [onload]').map(words),
    emptyTables: all('table').filter((t) => !t.querySelector('td')).map((t) => words(t.caption)),
    foreign: foreignTexts(),
  };

  // Texts that read like the other language than the one they are marked as: several of its
  // small words, or a date of it.
  function foreignTexts() {
    const small = {
      nl: /\b(de|het|een|van|voor|niet|wordt|zijn|met|bij|naar|deze|ook|wij|hebben)\b/gi,
      en: /\b(the|of|and|are|with|this|not|which|were|from|by|to)\b/gi,
    };
    const dates = {
      nl: /\b(januari|februari|maart|mei|juni|juli|augustus|oktober) \d{4}|\d{4} en \d{4}/,
      en: /\b(January|February|March|May|June|July|August|October) \d{4}|\d{4} and \d{4}/,
    };
    const found = [];
    const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim();
      const lang = walker.currentNode.parentElement.closest('[lang]').lang;
      const other = lang === 'nl' ? 'en' : 'nl';
      const own = (text.match(small[lang]) ?? []).length;
      const theirs = (text.match(small[other]) ?? []).length;
      if ((theirs >= 3 && theirs > 2 * own) || dates[other].test(text)) {
        found.push(`marked ${lang}: ${text}`);
      }
    }
    return found;
  }
}

/** Addresses inside the site are told from its root: "nl/index.html". */
function addressOf(root, url) {
  const clean = url.split(/[?#]/)[0];
  return clean.startsWith(root) ? decodeURI(clean.slice(root.length)) : null;
}

async function read(tab, site, address) {
  const response = await fetch(site.root + address);
  const html = await response.text();
  return {
    address,
    html,
    status: response.status,
    policy: response.headers.get('content-security-policy') ?? '',
    ...await tab.evaluate(readPage, html),
  };
}

function resolved(site, about, hrefs) {
  const here = new URL(site.root + about.address);
  return hrefs.map((href) => ({ href, to: new URL(href, here) }));
}

/** The same page in the other language. */
export function twinOf(site, pages, about) {
  if (about.twin === null) return null;
  return pages.get(addressOf(site.root, new URL(about.twin, site.root + about.address).href)) ?? null;
}

/** Reads everything that can be reached from the first page, and both "not found" pages. */
export async function readAll(browser, site) {
  const tab = await browser.newPage();
  const pages = new Map();
  let wave = ['index.html', 'nl/404.html', 'en/404.html'];
  while (wave.length > 0) {
    const found = await each(wave, 4, (address) => read(tab, site, address));
    for (const about of found) pages.set(about.address, about);
    const next = new Set();
    for (const { to } of found.flatMap((about) => resolved(site, about, about.links))) {
      const address = addressOf(site.root, to.href);
      if (address?.endsWith('.html') && !pages.has(address)) next.add(address);
    }
    wave = [...next];
  }
  await tab.close();
  return pages;
}

/** What the browser itself breaks off, because the next page is asked for, is no failure. */
function failure(request) {
  const { errorText } = request.failure();
  return when(errorText !== 'net::ERR_ABORTED', `${errorText}: ${request.url()}`);
}

async function open(tab, site, { address }) {
  const opened = { address, requests: [], said: [] };
  const listeners = {
    request: (request) => opened.requests.push(request.url()),
    requestfailed: (request) => opened.said.push(...failure(request)),
    console: (message) => opened.said.push(message.text()),
    pageerror: (error) => opened.said.push(error.message),
  };
  for (const [event, listener] of Object.entries(listeners)) tab.on(event, listener);
  await tab.goto(site.root + address, { waitUntil: 'load' });
  opened.width = await tab.evaluate(() => document.scrollingElement.scrollWidth);
  for (const [event, listener] of Object.entries(listeners)) tab.off(event, listener);
  return opened;
}

/** Opens a sample at 320 px; tells what each page asked for, said, and how wide it is. */
async function openSome(browser, site, pages) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const tabs = [await context.newPage(), await context.newPage()];
  const opened = await each(spread(pages, OPENED), tabs.length, async (about) => {
    const tab = tabs.pop();
    const result = await open(tab, site, about);
    tabs.push(tab);
    return result;
  });
  await context.close();
  return opened;
}

/** One line per page and finding. */
function where(pages, findings) {
  return [...pages.values()].flatMap((about) =>
    findings(about).map((finding) => `${about.address}: ${finding}`));
}

const when = (condition, text) => (condition ? [text] : []);

async function isFile(name) {
  try {
    return (await stat(name)).isFile();
  } catch {
    return false;
  }
}

/** Every address must be a file: then it works from a server and from a folder. */
async function deadLinks(site, pages) {
  const dead = new Set();
  const known = new Map();
  for (const about of pages.values()) {
    for (const { href, to } of resolved(site, about, [...about.links, ...about.parts])) {
      const address = addressOf(site.root, to.href);
      if (address === null) continue;
      if (!known.has(address)) known.set(address, await isFile(path.join(site.folder, address)));
      const part = decodeURIComponent(to.hash.slice(1));
      const hasPart = !part || pages.get(address)?.ids.includes(part);
      if (!known.get(address) || !hasPart) dead.add(`${about.address}: ${href}`);
    }
  }
  return [...dead];
}

/** As opened from a disk: with its style, and two clicks go on. */
async function folderFaults(browser, site) {
  const tab = await browser.newPage();
  const asked = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.goto(`file://${path.resolve(site.folder)}/index.html`);
  await tab.locator('main a').first().click();
  await tab.locator('main .finding a').first().click();
  const border = await tab.evaluate(() =>
    getComputedStyle(document.querySelector('.top')).borderTopWidth);
  const faults = [
    ...when(!tab.url().endsWith('/index.html'), `the clicks ended at ${tab.url()}`),
    ...when(border === '0px', 'there is no style'),
    ...asked.filter((url) => !url.startsWith('file://')),
  ];
  await tab.close();
  return faults;
}

/** From a folder there is no root, so a link must be told from the page itself. */
const rootedLinks = (pages) => where(pages, (about) => (about.address.endsWith('404.html') ? [] :
  [...about.links, ...about.parts].filter((href) => href.startsWith('/'))));

/** What a page loads by itself, packed. */
async function heavyPages(site, pages) {
  const packed = new Map();
  const faults = [];
  for (const about of pages.values()) {
    let bytes = gzipSync(about.html).length;
    for (const { to } of resolved(site, about, about.parts)) {
      const address = addressOf(site.root, to.href);
      if (address === null) continue; // another test finds that
      if (!packed.has(address)) {
        packed.set(address, gzipSync(await readFile(path.join(site.folder, address))).length);
      }
      bytes += packed.get(address);
    }
    if (bytes > MOST_BYTES) faults.push(`${about.address}: ${Math.ceil(bytes / 1024)} kB`);
  }
  return faults;
}

/** One file of each kind that pages link to or load. */
async function wrongTypes(site, pages) {
  const kinds = new Map();
  for (const about of pages.values()) {
    for (const { to } of resolved(site, about, [...about.links, ...about.parts])) {
      const address = addressOf(site.root, to.href);
      if (address) kinds.set(address.split('.').pop(), address);
    }
  }
  const faults = await each([...kinds], 2, async ([kind, address]) => {
    const response = await fetch(site.root + address);
    const type = response.headers.get('content-type') ?? 'none';
    return when(!type.startsWith(TYPES[kind] ?? '?'), `${address}: ${type}`);
  });
  return faults.flat();
}

function landmarkFaults({ address, landmarks, headings, lang, isFramed }) {
  const { main, banner, contentinfo, navigation } = landmarks;
  const fits = (count) => (isFramed ? count === 1 : count <= 1); // a chart to embed is bare
  const same = navigation.length - new Set(navigation).size;
  const isNamed = same === 0 && !navigation.includes('');
  return [
    ...when(main !== 1, `${main} main`),
    ...when(!fits(banner), `${banner} header`),
    ...when(!fits(contentinfo), `${contentinfo} footer`),
    ...when(!isNamed, `nav without a name of its own: ${navigation}`),
    ...when(headings.length !== 1 || headings[0] === '', `h1: ${headings.length}`),
    ...when(address !== 'index.html' && lang !== address.slice(0, 2), `lang is ${lang}`),
  ];
}

function sameTitles(pages) {
  const seen = new Map();
  return where(pages, ({ title, address, lang }) => {
    const key = `${lang} ${title}`;
    const before = seen.get(key);
    seen.set(key, address);
    return when(before !== undefined && address !== 'index.html', `as ${before}: ${title}`);
  });
}

/** Findings of html-validate, grouped: one line per rule and message. */
async function invalidHtml(pages) {
  const validator = new HtmlValidate(HTML_RULES);
  const groups = new Map();
  for (const { address, html } of spread(pages, VALIDATED)) {
    const report = await validator.validateString(html, address);
    for (const { ruleId, message, selector, line } of report.results.flatMap((r) => r.messages)) {
      const key = `${ruleId}: ${message}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(`${address}:${line} ${selector}`);
    }
  }
  return [...groups].map(([key, all]) => `${key} (${all.length}×, as at ${all[0]})`);
}

async function testAddresses(browser, site, pages) {
  await test('the crawl finds the site in two languages', () =>
    when(pages.size < 100, `only ${pages.size} pages`));
  await test('every page answers, a missing one with 404', async () => [
    ...where(pages, ({ status }) => when(status !== 200, `${status}`)),
    ...when((await fetch(`${site.root}nl/nergens`)).status !== 404, 'nl/nergens is there'),
  ]);
  await test('no link is dead, on a server or from a folder', () => deadLinks(site, pages));
  await test('no link but those of "not found" starts at the root', () => rootedLinks(pages));
  await test('the site works from a folder', () => folderFaults(browser, site));
  await test('every kind of file has its Content-Type', () => wrongTypes(site, pages));
  await test('every page comes with a strict Content-Security-Policy', () =>
    where(pages, ({ policy }) =>
      when(!policy.includes("default-src 'none'") || policy.includes('unsafe'), policy || 'none')));
}

async function testContents(site, pages) {
  await test('no page names a part on another host', () =>
    where(pages, (about) => resolved(site, about, about.parts)
      .filter(({ to }) => !to.href.startsWith(site.root)).map(({ href }) => href)));
  await test('no page has styles or scripts of its own', () => where(pages, ({ inline }) => inline));
  await test('every page is at most 100 kB packed, with everything on it', () =>
    heavyPages(site, pages));
  await test('every page has its landmarks, one h1 and its language', () =>
    where(pages, landmarkFaults));
  await test('no two pages of a language have the same title', () => sameTitles(pages));
  await test('texts in the other language are marked as such', () =>
    where(pages, ({ foreign }) => foreign));
  await test('no table is empty', () => where(pages, ({ emptyTables }) => emptyTables));
  await test('html-validate has nothing to say', () => invalidHtml(pages));
}

export async function testPages(browser, site, pages) {
  await testAddresses(browser, site, pages);
  await testContents(site, pages);
  const opened = await openSome(browser, site, pages);
  await test('no page asks another host for anything', () =>
    where(opened, ({ requests }) => requests.filter((url) => !url.startsWith(site.root))));
  await test('no page makes the browser complain', () => where(opened, ({ said }) => said));
  await test('no page scrolls sideways at 320 px', () =>
    where(opened, ({ width }) => when(width > 320, `${width} px`)));
}
