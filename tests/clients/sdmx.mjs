// SPDX-License-Identifier: EUPL-1.2
// Data in SDMX-JSON 2.0: read by sdmx-json-parser, or held against the rules of the
// published schema that are easily broken.
//
//   node sdmx.mjs read URL        sex, period and value of each observation
//   node sdmx.mjs rules URL       prints each rule that is broken
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/build/clients/package.json"));
const [what, url] = process.argv.slice(2);

if (what === "read") {
  const { SDMXParser } = require("sdmx-json-parser");
  const parser = new SDMXParser();
  await parser.getDatasets(url);
  for (const row of parser.getData()) if (row.value !== null) console.log(`${row.SEX}|${row.TIME_PERIOD}|${row.value}`);
} else {
  const Ajv = require("ajv").default;
  const addFormats = require("ajv-formats").default;
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  const moment = { type: "string", format: "date-time" };
  const list = (items) => ({ type: "array", items });
  const links = list({ type: "object", required: ["rel"], properties: { urn: { type: "string", pattern: "^urn:sdmx:" } } });
  const value = { type: "object", anyOf: [{ required: ["id"] }, { required: ["value"] }] };
  const component = { type: "object", required: ["id"], properties: { id: { type: "string", pattern: "^[A-Za-z][A-Za-z0-9_-]*$" }, values: list(value) } };
  const attribute = { allOf: [component, { required: ["relationship"] }] };
  const observations = { type: "object", additionalProperties: list({ type: ["number", "string", "integer", "null"] }), propertyNames: { pattern: "^\\d+(:\\d+)*$" } };
  const check = ajv.compile({
    type: "object",
    required: ["meta", "data"],
    properties: {
      meta: { type: "object", required: ["id", "prepared", "sender"], properties: { prepared: moment, test: { type: "boolean" }, sender: { required: ["id"] } } },
      data: {
        type: "object",
        required: ["structures", "dataSets"],
        properties: {
          structures: list({
            required: ["dimensions", "dataSets"],
            properties: { links, dimensions: { properties: { series: list(component), observation: list(component) } }, attributes: { properties: { observation: list(attribute) } } },
          }),
          dataSets: list({
            required: ["structure", "links"],
            properties: { links, validFrom: moment, validTo: moment, action: { enum: ["Append", "Replace", "Delete", "Information"] }, series: { type: "object", propertyNames: { pattern: "^\\d+(:\\d+)*$" }, additionalProperties: { properties: { observations } } } },
          }),
        },
      },
    },
  });
  const message = await (await fetch(url)).json();
  if (!check(message)) for (const error of check.errors) console.log(error.instancePath, error.message);
  // Every index points into the list that it is an index of.
  message.data.dataSets.forEach((set) => {
    const { dimensions, attributes } = message.data.structures[set.structure];
    for (const [key, { observations: seen }] of Object.entries(set.series)) {
      key.split(":").forEach((at, d) => dimensions.series[d].values[at] ?? console.log("no code", key));
      for (const [time, [, ...places]] of Object.entries(seen)) {
        dimensions.observation[0].values[time] ?? console.log("no time", time);
        places.forEach((at, i) => at === null || (attributes.observation[i].values[at] ?? console.log("no attribute", i, at)));
      }
    }
  });
  console.log(`looked at ${message.data.dataSets.length} data sets`);
}
