// A validator made of ajv and the schema files, put to the test by
//     commerce-events conformance --cmd "node examples/runners/ajv.mjs"
// It takes another folder of schemas as its argument.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "./strict-json.mjs";

const folder = process.argv[2] ?? fileURLToPath(new URL("../../schemas/v1", import.meta.url));

const ajv = new Ajv2020({ strict: false });
for (const name of readdirSync(folder, { recursive: true })) {
  if (name.endsWith(".schema.json")) ajv.addSchema(JSON.parse(readFileSync(join(folder, name), "utf8")));
}
const isPayload = ajv.getSchema("https://commerce-events.example/schemas/v1/payload.schema.json");

function isValid(body) {
  try {
    return isPayload(parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text, base64 } = JSON.parse(line);
  const body = base64 === undefined ? Buffer.from(text, "utf8") : Buffer.from(base64, "base64");
  process.stdout.write(JSON.stringify({ id, valid: isValid(body) }) + "\n");
}
