import { Validator } from "@cfworker/json-schema";
import { is2020, serve } from "./protocol.mjs";

await serve((root, others) => {
  const validator = new Validator(root, is2020(root) ? "2020-12" : "7");
  for (const schema of others) validator.addSchema(schema);
  return (payload) => validator.validate(payload).valid;
});
