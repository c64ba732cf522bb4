import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { is2020, serve } from "./protocol.mjs";

// In strict mode, which passes over no keyword, and without a warning. The source files state `type` in the base event
// alone, which `strictTypes` can't know.
const throwing = (message) => {
  throw new Error(message);
};
const logger = { log: throwing, warn: throwing, error: throwing };

await serve((root, others) => {
  const options = { strict: true, strictTypes: others.length === 0, logger };
  const ajv = is2020(root) ? new Ajv2020(options) : new Ajv(options);
  return ajv.addSchema(others).compile(root);
});
