// SPDX-License-Identifier: EUPL-1.2
// What other people's readers make of our files: prints the same lines for each.
//
//   node readers.mjs json-stat FILE        codes and value of every cell that has one
//   node readers.mjs datapackage FILE      the same, by the schema in datapackage.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/build/clients/package.json"));
const [format, file] = process.argv.slice(2);

async function jsonStat() {
  const JSONstat = (await import(pathToFileURL(require.resolve("jsonstat-toolkit")))).default;
  const dataset = JSONstat(JSON.parse(readFileSync(file, "utf8")));
  if (dataset.class !== "dataset") throw new Error("not a dataset");
  const size = dataset.size.reduce((product, count) => product * count, 1);
  if (dataset.n !== size) throw new Error(`${dataset.n} cells, not ${size}`);
  if (dataset.role.time[0] !== "period") throw new Error("no time");
  for (let place = 0; place < size; place++) {
    let rest = place;
    const codes = dataset.size.map((count, d) => {
      const stride = dataset.size.slice(d + 1).reduce((product, n) => product * n, 1);
      const at = Math.floor(rest / stride);
      rest -= at * stride;
      return dataset.Dimension(d).id[at];
    });
    const { value, status } = dataset.Data(place);
    if (value !== null && value !== undefined)
      console.log([...codes, Number(value), status ?? ""].join("|"));
  }
}

async function dataPackage() {
  const { Package } = require("datapackage");
  const whole = await Package.load(JSON.parse(readFileSync(file, "utf8")), {
    basePath: dirname(file),
  });
  if (!whole.valid) throw new Error(whole.errors.map(String).join("; "));
  const [resource] = whole.resources;
  const { primaryKey } = resource.descriptor.schema;
  for (const row of await resource.read({ keyed: true })) {
    if (row.value === null) continue;
    const letter = { P: "p", E: "e", F: "f" }[row.obs_status] ?? "";
    console.log(
      [...primaryKey.map((name) => row[name]), Number(row.value), (row.after_break ? "b" : "") + letter].join("|"),
    );
  }
}

await (format === "json-stat" ? jsonStat() : dataPackage());
