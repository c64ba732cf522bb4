// The JSON language service of VS Code, with one of the published files. For each text, a line of JSON with a `|` in it:
// what the service offers at that place, and what it marks in the text, as a line of JSON.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { getLanguageService } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

const service = getLanguageService({
  schemaRequestService: (address) => Promise.reject(new Error(`the file refers to ${address}`)),
});
const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
service.configure({ validate: true, schemas: [{ uri: schema.$id, fileMatch: ["*.json"], schema }] });

for await (const line of createInterface({ input: process.stdin })) {
  const [before, after] = JSON.parse(line).split("|");
  const document = TextDocument.create("file:///event.json", "json", 1, before + after);
  const parsed = service.parseJSONDocument(document);
  const offered = await service.doComplete(document, document.positionAt(before.length), parsed);
  const marked = await service.doValidation(document, parsed);
  const answer = { offered: offered.items.map((item) => item.label), marked: marked.map((mark) => mark.message) };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
