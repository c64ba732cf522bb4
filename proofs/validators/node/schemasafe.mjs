import { validator } from "@exodus/schemasafe";
import { serve } from "./protocol.mjs";

await serve((root, others) => validator(root, { schemas: others }));
