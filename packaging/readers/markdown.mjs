// Prints a Markdown file as HTML: node markdown.mjs FOLDER-OF-MODULES markdown-it|marked FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , modules, reader, file] = process.argv;
const load = createRequire(`${modules}/`);
const text = readFileSync(file, "utf8");
if (reader === "marked") {
  process.stdout.write(load("marked").parse(text));
} else {
  const found = load("markdown-it");
  const make = found.default ?? found;
  process.stdout.write(make({ html: false }).render(text));
}
