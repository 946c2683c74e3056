// SPDX-License-Identifier: EUPL-1.2
// Reads the catalogue as a portal does, holds it against the rules, and its two forms
// against each other.
//
//   node catalogue.mjs rules SHAPES.ttl CATALOGUE.ttl     prints each rule that is broken
//   node catalogue.mjs same CATALOGUE.ttl CATALOGUE.jsonld
//   node catalogue.mjs files CATALOGUE.ttl                prints the address of each file
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/build/clients/package.json"));
const { Parser, Store } = require("n3");
const [what, first, second] = process.argv.slice(2);
const turtle = (file) => new Store(new Parser().parse(readFileSync(file, "utf8")));

if (what === "rules") {
  const { default: Validator } = await import(pathToFileURL(require.resolve("rdf-validate-shacl")));
  const data = turtle(second);
  if (data.size < 20) throw new Error("an empty catalogue");
  const report = await new Validator(turtle(first)).validate(data);
  for (const found of report.results)
    console.log(found.focusNode?.value, found.path?.value, found.sourceConstraintComponent?.value);
  console.log(report.conforms ? `conforms: ${data.size} statements` : "does not conform");
} else if (what === "same") {
  const jsonld = require("jsonld");
  const lines = await jsonld.toRDF(JSON.parse(readFileSync(second, "utf8")), { format: "application/n-quads" });
  const other = new Store(new Parser({ format: "N-Quads" }).parse(lines));
  const one = turtle(first);
  const missing = [...one].filter((quad) => !other.has(quad)).concat([...other].filter((quad) => !one.has(quad)));
  for (const quad of missing) console.log(quad.subject.value, quad.predicate.value, quad.object.value);
  console.log(missing.length === 0 ? "the same" : "different");
} else {
  for (const quad of turtle(first).match(null, null, null))
    if (quad.predicate.value === "http://www.w3.org/ns/dcat#downloadURL") console.log(quad.object.value);
}
