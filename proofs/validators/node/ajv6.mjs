import Ajv from "ajv6";
import { serve } from "./protocol.mjs";

await serve((root) => new Ajv().compile(root));
