import { Compile } from "typebox/schema";
import { serve } from "./protocol.mjs";

await serve((root, others) => {
  const context = Object.fromEntries(others.map((schema) => [schema.$id, schema]));
  const validator = Compile(context, root);
  return (payload) => validator.Check(payload);
});
