// The protocol of a validator under test: the schema files as arguments; then for each line of JSON in, a line out.
import { readFileSync } from "node:fs";

process.on("uncaughtException", (error) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

/**
 * Answers each payload with `true` or `false`, or with what went wrong.
 *
 * `compile` is given the schema to judge by and the schemas that it refers to, and returns (a promise of) a function
 * from a payload to its verdict.
 */
export async function serve(compile) {
  const [root, ...others] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
  const isValid = await compile(root, others);
  for await (const line of lines(process.stdin)) process.stdout.write(`${answer(isValid, line)}\n`);
}

/** Whether a schema is of the dialect 2020-12; if not, it is of draft-07. */
export const is2020 = (schema) => schema.$schema.includes("2020-12");

function answer(isValid, line) {
  try {
    return isValid(JSON.parse(line)) === true;
  } catch (error) {
    return JSON.stringify(String(error));
  }
}

/** Lines end at a line feed alone; Node's own `readline` also ends them at U+2028, which may stand in a payload. */
async function* lines(stream) {
  let rest = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop();
    yield* parts;
  }
}
