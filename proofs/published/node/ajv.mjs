// ajv with one of the published files: in strict mode, where any warning is an error, or with the options of servers that
// fill in, take away and coerce. To those, a payload that ajv accepts but alters is answered with what became of it.
import { isDeepStrictEqual } from "node:util";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { is2020, serve } from "../../validators/node/protocol.mjs";

const throwing = (message) => {
  throw new Error(message);
};
const logger = { log: throwing, warn: throwing, error: throwing };
const lenient = { useDefaults: true, removeAdditional: true, coerceTypes: "array" };
const options = { logger, strict: true, ...(process.argv.splice(2, 1)[0] === "lenient" ? lenient : {}) };

await serve((root) => {
  const validate = new (is2020(root) ? Ajv2020 : Ajv)(options).compile(root);
  return (payload) => {
    const before = structuredClone(payload);
    if (!validate(payload)) return false;
    if (!isDeepStrictEqual(payload, before)) throwing(`altered to ${JSON.stringify(payload)}`);
    return true;
  };
});
