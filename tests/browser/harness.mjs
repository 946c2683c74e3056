// SPDX-License-Identifier: EUPL-1.2
// The ground of the browser tests: TAP, the site under test, and one chromium.
//
//   const site = await showSite(folder);          publishes nothing: shows what is there
//   const browser = await openBrowser();
//   test('it is so', async () => faults);         an empty list passes, a list is shown
//   process.exit(await done());

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

// The packages lie in build/, so that nothing is installed among the sources.
const require = createRequire(path.resolve('build/browser/package.json'));
export const { chromium } = require('playwright-core');
export const { HtmlValidate } = require('html-validate');
export const axeFile = require.resolve('axe-core/axe.min.js');

const MOST_SHOWN = 20;
let count = 0;
let failed = 0;

function shorten(text) {
  const line = String(text).replace(/\s+/g, ' ');
  return line.length > 240 ? `${line.slice(0, 239)}…` : line;
}

function showFaults(faults) {
  for (const fault of faults.slice(0, MOST_SHOWN)) console.log(`#   ${shorten(fault)}`);
  if (faults.length > MOST_SHOWN) console.log(`#   … and ${faults.length - MOST_SHOWN} more`);
}

async function faultsOf(check) {
  try {
    return (await check()) ?? [];
  } catch (error) {
    return [error.stack ?? error];
  }
}

/** One TAP line; `check` returns what is wrong, as a list of lines. */
export async function test(name, check) {
  const started = Date.now();
  const faults = await faultsOf(check);
  count += 1;
  if (process.env.TIMES) console.log(`# ${Date.now() - started} ms`);
  if (faults.length > 0) failed += 1;
  console.log(`${faults.length > 0 ? 'not ok' : 'ok'} ${count} - ${name}`);
  showFaults(faults);
}

export function done() {
  console.log(`1..${count}`);
  return failed > 0 ? 1 : 0;
}

/** Starts `pact serve` on a free port: of a folder, or with other words. */
export function showSite(folder) {
  const program = process.env.PACT ?? 'build/release/pact';
  const server = spawn(program, ['serve', folder, '--port', '0'].flat(), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server stopped: ${code}`)));
    server.stdout.on('data', (bytes) => {
      const root = /http:\/\/[\d.]+:\d+\//.exec(bytes)?.[0];
      if (root) resolve({ folder, root, stop: () => server.kill() });
    });
  });
}

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** Runs `work` on every item, `width` at a time; results keep the order of the items. */
export async function each(items, width, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at], at);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
