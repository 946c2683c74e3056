// SPDX-License-Identifier: EUPL-1.2
// A drawing, its description and its table tell the same. Every drawing is read back: heights
// through its own axis, lengths through each other. Its numbers must then be those of its
// description, and those must stand in a table.

import { test } from './harness.mjs';
import { spread } from './pages.mjs';

const READ = process.env.LONG ? Infinity : 100; // pages of each kind and language; all indicators
const PIXELS = 1.1; // coordinates have one decimal, grid lines stand on half pixels

const PERIOD = '\\d{4}/\\d{2}|\\d{4}-[KQ]\\d|\\d{1,2} \\p{L}+ \\d{4}|\\d{4}';
const ONLY_PERIOD = new RegExp(`^(${PERIOD})$`, 'u'); // "2013", "2007/08", "2023-K4"
const POINT = new RegExp(`^(${PERIOD}) (.+)$`, 'u'); // "2007/08 34"

// Runs in the browser, on a text: no page is opened. All numbers stay texts.
function readPage(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (from, selector) => [...from.querySelectorAll(selector)];
  const number = (element, name) => Number(element.getAttribute(name));
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const tables = all(page, 'table');
  return {
    lang: page.documentElement.lang,
    text: words(page.querySelector('main')),
    link: page.querySelector('main a[target=_top]')?.getAttribute('href') ?? null,
    tables: tables.map(readTable),
    charts: all(page, 'svg.plot:not([aria-hidden])').map(readChart),
  };

  function readChart(svg) {
    const figure = svg.closest('figure');
    const isAfter = (table) =>
      figure.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
    const labels = svg.getAttribute('aria-labelledby').split(' ');
    return {
      name: svg.getAttribute('class'),
      isImage: svg.getAttribute('role') === 'img' && labels.every((id) => page.getElementById(id)),
      hasCaption: figure.querySelector('figcaption') !== null,
      description: words(svg.querySelector('desc')),
      link: figure.querySelector('figcaption a')?.getAttribute('href') ?? null,
      table: tables.findIndex(isAfter),
      ticks: all(svg, 'text.tick[text-anchor=end]').filter((text) => number(text, 'x') < 90)
        .map((text) => ({ y: number(text, 'y') - 4, text: words(text) })),
      marks: all(svg, '.mark').map((mark) => ({ at: middleOf(mark), told: mark.dataset.told })),
      lengths: all(svg, '.bar, .piece').map((bar) => number(bar, 'width')),
      slots: all(svg, '.slot').length,
      isMap: labels[0].startsWith('map'),
      values: all(svg, 'text[text-anchor=end]').map(words),
      axes: all(svg, 'path.axis').map((path) => Number(/^M\S+ (\S+)H/.exec(path.getAttribute('d'))?.[1])),
    };
  }

  function middleOf(mark) {
    if (mark.tagName === 'circle') return [number(mark, 'cx'), number(mark, 'cy')];
    if (mark.tagName === 'rect') {
      return [number(mark, 'x') + number(mark, 'width') / 2,
        number(mark, 'y') + number(mark, 'height') / 2];
    }
    const path = mark.getAttribute('d');
    const [x, y, , down] = path.match(/-?[\d.]+/g).map(Number);
    const isTriangle = path.includes('h'); // its middle is at 1.2 of the 2 radii it goes down
    return [x, y + (isTriangle ? down * 0.6 : down)];
  }

  function readTable(table) {
    const rows = all(table, 'thead tr'); // one row of heads may begin with an empty cell
    const heads = (rows.length === 1 ? [...rows[0].children] : all(table, 'thead th')).map(words);
    const cells = [];
    for (const row of all(table, 'tbody tr:not(.break)')) {
      [...row.children].forEach((cell, at) => {
        if (!cell.matches('td.number')) return;
        const plain = cell.cloneNode(true);
        for (const note of all(plain, 'sup')) note.remove();
        cells.push({ row: words(row.children[0]), column: heads[at], value: words(plain) });
      });
    }
    return { caption: words(table.caption), cells };
  }
}

/** "1.395" and "20,3" in Dutch, "1,395" and "20.3" in English. */
function numberOf(text, lang) {
  const [thousands, comma] = lang === 'nl' ? ['.', ','] : [',', '.'];
  const digits = /−?\d[\d.,]*/.exec(text)?.[0].replace(/[.,]$/, '');
  if (digits === undefined) return NaN;
  return Number(digits.replaceAll(thousands, '').replace(comma, '.').replace('−', '-'));
}

const isRange = (text) => /\d (tot|to) \d/.test(text);
const withoutNote = (text) => text.replace(/ \([^)]*\)$/, '');

function formOf(chart) {
  if (/plot-(full|tall)/.test(chart.name)) return 'blocks';
  if (chart.isMap) return 'map';
  if (chart.lengths.length > 0) return 'bars';
  if (chart.marks.length > 0 && chart.ticks.length > 1) return 'line';
  if (chart.marks.length > 0) return 'slope';
  return 'unknown';
}

/** "wo: 2013/14 34, 2014/15 34 (voorlopig). hbo: …" as points; other sentences fall out. */
function pointsOf(description) {
  const points = [];
  for (const sentence of description.split(/\.(?= |$)/)) {
    let name = '';
    for (const part of sentence.trim().split(/, (?=\d)/)) {
      const colon = part.lastIndexOf(': ');
      if (colon >= 0) name = part.slice(0, colon);
      const match = POINT.exec(colon >= 0 ? part.slice(colon + 2) : part);
      if (match) points.push({ name, period: match[1], shown: withoutNote(match[2]) });
    }
  }
  return points;
}

/** The last number of each part: "Zeeland: hbo 12 %, wo 28 %; samen 40 %." gives 12 and 28: sums
 *  stand behind a semicolon. In a slope parts are "from" and "to". */
function valuesOf(chart, lang) {
  const form = formOf(chart);
  const sentences = chart.description.split(/\.(?= |$)/)
    .filter((sentence) => form !== 'slope' || sentence.includes(': '));
  const values = [];
  for (const sentence of sentences) {
    const rest = sentence.split('; ')[0].slice(sentence.lastIndexOf(': ') + 1).trim();
    for (const part of rest.split(form === 'slope' ? / naar | to | en | and |, / : ', ')) {
      const match = /(^| )(−?\d[\d.,]*)( ?%)?$/.exec(withoutNote(part));
      if (match && !isRange(part)) values.push({ shown: match[2], value: numberOf(match[2], lang) });
    }
  }
  return values;
}

function lineFaults(chart, lang) {
  const low = chart.ticks[0];
  const high = chart.ticks[chart.ticks.length - 1];
  const step = (numberOf(high.text, lang) - numberOf(low.text, lang)) / (low.y - high.y);
  const columns = new Map();
  return chart.marks.flatMap(({ at: [x, y], told }) => {
    const [, head, shown] = /^(.*): (.*)$/.exec(told ?? '') ?? [null, '', ''];
    const period = head.split(', ').pop();
    const drawn = numberOf(low.text, lang) + (low.y - y) * step;
    const isThere = Math.abs(drawn - numberOf(shown, lang)) <= PIXELS * step;
    const isStraight = Math.abs((columns.get(period) ?? x) - x) <= 0.2;
    columns.set(period, x);
    return [
      ...(isThere ? [] : [`"${told}" is drawn at ${drawn}`]),
      ...(isStraight ? [] : [`${period} has two places`]),
    ];
  });
}

/** What marks tell is what the description tells; one that says "see the table" tells none. */
function toldFaults(chart) {
  const told = chart.marks.map((mark) => mark.told ?? '');
  const points = pointsOf(chart.description).filter((point) => !isRange(point.shown));
  if (points.length === 0) return [];
  const missing = points.filter((point) => !told.some((text) =>
    withoutNote(text).endsWith(`${point.period}: ${point.shown}`)));
  return [
    ...missing.map((point) => `${point.period} ${point.shown} is told, not drawn`),
    ...(told.length === points.length ? [] : [`${points.length} told, ${told.length} drawn`]),
  ];
}

/** Lengths, or heights over the axis, must all be the same times their values. */
function proportionFaults(lengths, values) {
  if (lengths.length !== values.length) {
    return [`${values.length} values are told, ${lengths.length} are drawn`];
  }
  const most = values.reduce((best, one, at) => (one.value > values[best].value ? at : best), 0);
  const scale = lengths[most] / values[most].value;
  return values.flatMap(({ value, shown }, at) =>
    (Math.abs(lengths[at] - value * scale) <= PIXELS ? [] : [`${shown} is ${lengths[at]} px long`]));
}

function slopeFaults(chart, lang) {
  const ground = Math.max(...chart.axes.filter(Number.isFinite));
  const heights = chart.marks.map(({ at }) => ground - at[1]);
  return proportionFaults(heights, valuesOf(chart, lang));
}

/** A map prints its values in its tiles. */
function mapFaults(chart, lang) {
  const order = (list) => [...list].sort((a, b) => a - b).join(' ');
  const drawn = order(chart.values.map((text) => numberOf(text, lang)).filter(Number.isFinite));
  const told = order(valuesOf(chart, lang).map(({ value }) => value));
  return drawn === told ? [] : [`drawn ${drawn}, told ${told}`];
}

function blockFaults(chart) {
  const told = chart.description.match(/\d+/g).map(Number);
  const wanted = told.slice(1).reduce((sum, count) => sum + count, 0);
  const drawn = chart.lengths.length;
  return [
    ...(drawn === wanted ? [] : [`${drawn} blocks are drawn, ${wanted} are told`]),
    ...(drawn + chart.slots === told[0] * (told.length - 1) ? [] : ['blocks are missing']),
  ];
}

function drawnFaults(chart, { lang }) {
  const checks = {
    line: () => [...lineFaults(chart, lang), ...toldFaults(chart)],
    slope: () => slopeFaults(chart, lang),
    bars: () => proportionFaults(chart.lengths, valuesOf(chart, lang)),
    blocks: () => blockFaults(chart),
    map: () => mapFaults(chart, lang),
    unknown: () => ['these tests cannot read it yet'],
  };
  return checks[formOf(chart)]();
}

const inThousands = ({ description }) => /duizendtallen|are thousands/.test(description);

/** Points of a drawing in thousands are the table's values divided by that. */
function sameValue(told, written, chart, lang) {
  if (!inThousands(chart)) return told === written;
  return numberOf(told, lang) * 1000 === numberOf(written, lang);
}

function lineTableFaults(chart, table, lang) {
  const points = pointsOf(chart.description);
  const heads = new Set(table.cells.flatMap((cell) => [cell.row, cell.column]));
  const fits = (point, cell) =>
    (cell.row === point.period || cell.column === point.period) &&
    (!heads.has(point.name) || cell.row === point.name || cell.column === point.name) &&
    sameValue(point.shown, cell.value, chart, lang);
  const untold = points.filter((point) => !table.cells.some((cell) => fits(point, cell)));
  const undrawn = table.cells.filter((cell) =>
    (ONLY_PERIOD.test(cell.row) || ONLY_PERIOD.test(cell.column)) &&
    Number.isFinite(numberOf(cell.value, lang)) && !points.some((point) => fits(point, cell)));
  return [
    ...untold.map((p) => `${p.name} ${p.period} ${p.shown} is not in the table "${table.caption}"`),
    ...undrawn.map((c) => `${c.row} ${c.column} ${c.value} is not drawn`),
  ];
}

/** Values without a period of their own: each must stand in some table, or near a map. */
function valueTableFaults(chart, read, cells) {
  const written = new Set(cells.map((cell) => numberOf(cell.value, read.lang)));
  const isWritten = ({ value, shown }) => written.has(value) || written.has(value * 1000) ||
    (chart.isMap && read.text.includes(shown));
  return valuesOf(chart, read.lang).filter((one) => !isWritten(one))
    .map(({ shown }) => `${shown} is in no table`);
}

/** The page with the table: of a card, whose caption is a link, and of a chart to embed, it is
 *  the page they lead to. */
function homeOf(chart, read, about, readings) {
  const link = chart.link ?? (read.tables.length === 0 ? read.link : null);
  if (link === null) return { read, table: read.tables[chart.table] };
  const there = readings.get(new URL(link, `http://site/${about.address}`).pathname.slice(1));
  return { read: there, table: there?.tables[0] };
}

/** The counts of the drawing are the totals of the table, here or on the page of all promises. */
function blockTableFaults(chart, read, readings) {
  const there = readings.get(read.lang === 'nl' ? 'nl/toezeggingen/index.html' : 'en/promises/index.html');
  const told = chart.description.match(/\d+/g).join(' ');
  const hasTotals = ({ cells }) => {
    const last = cells.filter(({ row }) => row === cells.at(-1).row);
    return last.map(({ value }) => value).join(' ') === told;
  };
  const tables = [...read.tables, ...there.tables].filter(({ cells }) => cells.length > 0);
  return tables.some(hasTotals) ? [] : [`no table ends with ${told}`];
}

function tableFaults(chart, read, about, readings) {
  if (formOf(chart) === 'blocks') return blockTableFaults(chart, read, readings);
  const home = homeOf(chart, read, about, readings);
  if (!home.table && !chart.isMap) return ['it has no table'];
  if (formOf(chart) === 'line' && pointsOf(chart.description).length > 0) {
    const faults = lineTableFaults(chart, home.table, read.lang);
    // The table of a report holds the series in force, its drawing also the ones before it.
    return /\/(rapportage|report)\//.test(about.address) ? faults.filter((fault) => !fault.includes('is not in the table')) : faults;
  }
  const tables = [...read.tables, ...(home.read?.tables ?? [])];
  return valueTableFaults(chart, read, tables.flatMap(({ cells }) => cells));
}

async function readCharts(browser, pages) {
  const tab = await browser.newPage();
  const readings = new Map();
  for (const { address, html } of spread(pages, READ)) {
    if (html.includes('<svg') || html.includes('<table')) {
      readings.set(address, await tab.evaluate(readPage, html));
    }
  }
  await tab.close();
  return readings;
}

export async function testCharts(browser, pages) {
  const readings = await readCharts(browser, pages);
  const over = (check) => [...readings].flatMap(([address, read]) =>
    read.charts.flatMap((chart) => check(chart, read, pages.get(address))
      .map((fault) => `${address} (${formOf(chart)}, ${chart.name}): ${fault}`)));
  const seen = over((chart) => [formOf(chart)]);
  await test('there are drawings to read', () => (seen.length < 50 ? [`${seen.length}`] : []));
  await test('every drawing is an image with a title, a description and a caption', () =>
    over((chart) => (chart.isImage && chart.description !== '' && chart.hasCaption ? [] : ['no'])));
  await test('what is drawn is what the description says', () => over(drawnFaults));
  await test('what is drawn stands in a table, and what the table has is drawn', () =>
    over((chart, read, about) => tableFaults(chart, read, about, readings)));
}
