// SPDX-License-Identifier: EUPL-1.2
// How long Observable Plot takes for one chart: the same lines, drawn the usual way, as SVG.
//
//   node chart.mjs figures.csv 50          milliseconds for one, after as many to warm up
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/build/bench/package.json"));
const Plot = await import(pathToFileURL(require.resolve("@observablehq/plot")));
const { parseHTML } = require("linkedom");
const { document } = parseHTML("<!doctype html><body>");

const [head, ...lines] = readFileSync(process.argv[2], "utf8").trim().split("\n");
const names = head.split(",");
const rows = lines
  .map((line) => Object.fromEntries(line.split(",").map((text, i) => [names[i], text])))
  .filter((row) => row.value !== "" && row.region === "NL")
  .map((row) => ({ ...row, year: Number(row.period.slice(0, 4)), value: Number(row.value) }));
const last = [...new Map(rows.map((row) => [row.series + row.breakdown, row])).values()];

const chart = () =>
  Plot.plot({
    document,
    width: 640,
    height: 320,
    marginRight: 120,
    marks: [
      Plot.ruleY([0]),
      Plot.lineY(rows, { x: "year", y: "value", z: (row) => row.series + row.breakdown, stroke: "breakdown" }),
      Plot.dot(rows, { x: "year", y: "value", fill: "breakdown", title: (row) => `${row.period}: ${row.value}` }),
      Plot.text(last, { x: "year", y: "value", text: "breakdown", textAnchor: "start", dx: 6 }),
    ],
  }).outerHTML;

const count = Number(process.argv[3]);
if (!chart().includes("<path")) throw new Error("nothing was drawn");
for (let i = 0; i < count; i++) chart();
const start = performance.now();
for (let i = 0; i < count; i++) chart();
console.log(((performance.now() - start) / count).toFixed(4));
