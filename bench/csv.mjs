// SPDX-License-Identifier: EUPL-1.2
// DuckDB on the files of csv_make. Types are given, nothing is detected; starting Node and
// DuckDB is not counted.
//
//   node bench/csv.mjs cbs|duo THREADS FILE       ms, processor ms, MB; then the answer
//   node bench/csv.mjs cbs|duo make FILE.csv FILE.parquet
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/build/bench/package.json"));
const { DuckDBInstance } = require("@duckdb/node-api");

const years = Array.from({ length: 10 }, (_, i) => 2012 + i);
const columns = {
  cbs: {
    Id: "BIGINT",
    Measure: "VARCHAR",
    RegioS: "VARCHAR",
    Leeftijd: "VARCHAR",
    Geslacht: "VARCHAR",
    Perioden: "VARCHAR",
    Value: "BIGINT",
    StringValue: "VARCHAR",
    ValueAttribute: "VARCHAR",
  },
  duo: Object.fromEntries([
    ["SECTOR", "VARCHAR"],
    ["NAAM", "VARCHAR"],
    ...Array.from({ length: 18 }, (_, i) => [`KENMERK ${i + 2}`, "VARCHAR"]),
    ...years.flatMap((year) => [`${year} MAN`, `${year} VROUW`].map((n) => [n, "INTEGER"])),
  ]),
};
const questions = {
  cbs: (from) => `SELECT left(Perioden, 4), sum(Value) FROM ${from}
    WHERE Measure = 'M000002' AND Geslacht = 'T001038' GROUP BY Perioden ORDER BY Perioden`,
  duo: (from) => `SELECT ${years.map((y) => `sum("${y} MAN") + sum("${y} VROUW")`).join(", ")}
    FROM ${from} WHERE SECTOR = 'TECHNIEK'`,
};

const [shape, threads, file, to] = process.argv.slice(2);
const types = Object.entries(columns[shape]).map(([name, type]) => `'${name}': '${type}'`);
const csv = `read_csv('${file}', delim = ';', quote = '"', escape = '"', header = true,
  auto_detect = false, new_line = '${shape === "duo" ? "\\r\\n" : "\\n"}',
  columns = {${types.join(", ")}})`;
const makes = threads === "make";
const instance = await DuckDBInstance.create(":memory:", { threads: makes ? "2" : threads });
const connection = await instance.connect();
if (makes) {
  await connection.run(`COPY (SELECT * FROM ${csv}) TO '${to}' (FORMAT parquet)`);
} else {
  const from = file.endsWith(".parquet") ? `read_parquet('${file}')` : csv;
  const before = process.cpuUsage();
  const start = performance.now();
  const rows = (await connection.runAndReadAll(questions[shape](from))).getRows();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(wall.toFixed(1), ((user + system) / 1000).toFixed(1), megabytes.toFixed(0));
  const answer = shape === "duo" ? rows[0].map((sum, i) => [years[i], sum]) : rows;
  for (const [period, sum] of answer) console.log(`${period} ${sum}`);
}
connection.closeSync();
