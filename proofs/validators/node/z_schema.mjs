import ZSchema from "z-schema";
import { serve } from "./protocol.mjs";

await serve((root, others) => {
  const validator = ZSchema.create({ safe: true });
  for (const schema of others) validator.setRemoteReference(schema.$id, schema);
  return (payload) => validator.validate(payload, root).valid;
});
