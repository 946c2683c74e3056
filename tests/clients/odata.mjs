// SPDX-License-Identifier: EUPL-1.2
// Asks a table with two clients of OData, @odata/client and o.js; prints the sum of the
// values that each gets.
//
//   node odata.mjs http://host/odata/v1/CATALOGUE/TABLE FILTER
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/build/clients/package.json"));
const { OData } = require("@odata/client");
const { o } = require("o.js");
const [table, filter] = process.argv.slice(2);
const sum = (rows) => rows.reduce((total, row) => total + (row.Value ?? 0), 0);

const client = OData.New4({ serviceEndpoint: table + "/" });
const params = client.newParam().filter(filter).select(["Id", "Value", "ValueAttribute"]).orderby("Id", "desc").top(10000);
const answer = await client.newRequest({ collection: "Observations", params });
if (!Array.isArray(answer.value)) throw new Error(JSON.stringify(answer));
console.log(`@odata/client ${answer.value.length} ${sum(answer.value)}`);

const rows = await o(table + "/").get("Observations").query({ $filter: filter, $top: 10000, $count: true });
console.log(`o.js ${rows.length} ${sum(rows)}`);

const codes = await o(table + "/").get("PeriodCodes").query({ $orderby: "Index desc", $top: 1, $select: "Identifier" });
console.log(`last ${codes[0].Identifier} ${Object.keys(codes[0]).length}`);
