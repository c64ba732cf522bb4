// The core of the playground as a program: the protocol of `commerce-events conformance --cmd`, and whole reports.
// A question may have the options of `check`, and `langs`: the answer then has `reports`, one in each of them, and
// `marks` and `details`, for each violation and warning the part of the text that it marks, in UTF-16 code units, and
// what its words are filled with.
import { check } from "../../../build/playground/core.mjs";

delete globalThis.fetch; // the core does without

function answer({ id, text, base64, langs = [], now, ...options }) {
  const body = text ?? Uint8Array.from(Buffer.from(base64, "base64"));
  const started = performance.now();
  const report = check(body, now === undefined ? options : { ...options, now: new Date(now) });
  const milliseconds = performance.now() - started;
  const [first] = report.violations;
  const verdict = { id, valid: report.valid, code: first?.code, instanceLocation: first?.instanceLocation };
  if (langs.length === 0) return verdict;
  const reports = langs.map((lang) => report.toDict(lang));
  const rows = [...report.violations, ...report.warnings];
  const marks = rows.map(({ offset, length }) => [offset, length]);
  return { ...verdict, reports, marks, details: rows.map(({ details }) => details), milliseconds };
}

/** Lines end at a line feed alone; Node's own `readline` also ends them at U+2028, which may stand in a body. */
async function* lines(stream) {
  let rest = [];
  for await (const chunk of stream.setEncoding("utf8")) {
    const [head, ...others] = chunk.split("\n");
    rest.push(head);
    for (const part of others) {
      yield rest.join("");
      rest = [part];
    }
  }
}

/** Answers are read while others are still asked for: a pipe holds few of them. */
const written = (text) => new Promise((done) => process.stdout.write(text, done));

for await (const line of lines(process.stdin)) await written(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
