// The core of the playground as a program: the protocol of `commerce-events conformance --cmd`, and whole reports.
// A question may have the options of `check`, and `langs`: the answer then has `reports`, one in each of them, and
// `marks`, for each violation and warning the part of the text that it marks, in UTF-16 code units, and `fixes`, for each
// violation what fixes it.
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
  const fixes = report.violations.map(({ fix }) => fix ?? null);
  return { ...verdict, reports, marks, fixes, milliseconds };
}

/**
 * Some lines at a time. They end at a line feed alone; Node's own `readline` also ends them at U+2028, which may be in a
 * body.
 */
async function* lines(stream) {
  let rest = [];
  for await (const chunk of stream.setEncoding("utf8")) {
    const parts = chunk.split("\n");
    const last = parts.pop();
    if (parts.length > 0) {
      yield [rest.join("") + parts[0], ...parts.slice(1)];
      rest = [];
    }
    rest.push(last);
  }
}

for await (const some of lines(process.stdin)) {
  process.stdout.write(some.map((line) => `${JSON.stringify(answer(JSON.parse(line)))}\n`).join(""));
}
