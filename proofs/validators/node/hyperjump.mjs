import "@hyperjump/json-schema/draft-07";
import { registerSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { serve } from "./protocol.mjs";

await serve(async (root, others) => {
  for (const schema of [root, ...others]) registerSchema(schema);
  const validator = await validate(root.$id);
  return (payload) => validator(payload).valid;
});
