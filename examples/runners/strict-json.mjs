// What no schema can judge: whether every receiver reads the same value in the same bytes (I-JSON, RFC 7493).

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 64;

// In JSON that JSON.parse has accepted, these are all the tokens that matter.
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|-?[0-9][0-9.eE+-]*/g;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The value of a body's bytes; throws a SyntaxError if it is no I-JSON. */
export function parse(bytes) {
  refuseIf(bytes.length > MAX_BYTES, "larger than 1 MiB");
  const text = decode(bytes);
  const value = JSON.parse(text);
  inspect(text);
  return value;
}

function decode(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new SyntaxError("not UTF-8");
  }
}

/** Looks for what JSON.parse lets pass: keys that stand twice, half characters, endless numbers, deep nesting. */
function inspect(text) {
  const open = []; // for each array and object around the place, the keys seen so far
  let last = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") {
      open.push(new Set());
      refuseIf(open.length > MAX_DEPTH, "too deep");
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ":") {
      const keys = open.at(-1);
      refuseIf(keys.has(last), "a key stands twice");
      keys.add(last);
    } else if (token.startsWith('"')) {
      last = JSON.parse(token);
      refuseIf(!last.isWellFormed(), "half a character");
    } else if (token !== ",") {
      refuseIf(!Number.isFinite(Number(token)), "a number beyond all bounds");
    }
  }
}

function refuseIf(wrong, reason) {
  if (wrong) throw new SyntaxError(reason);
}
