// Bundles the editor into dist/: one script, one style sheet, the licences, the digest of the sources.
// Run by `make editor`, which puts the packages into out/editor; nothing of them is needed afterwards.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const unit = join(here, "../../../tests/ui/components/unit");
const packages = join(here, "../../../out/editor/node_modules");
const { build } = createRequire(join(packages, "x"))("esbuild");

/** Of the sources, of what builds them and of the tests that ran before. */
function digest() {
  const hash = createHash("sha256");
  const add = (folder, name) => hash.update(`${name}\n${readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")}\n`);
  for (const name of readdirSync(join(here, "src")).sort()) add(here, `src/${name}`);
  for (const name of ["build.mjs", "package-lock.json", "package.json"]) add(here, name);
  for (const name of readdirSync(unit).sort()) add(unit, name);
  return hash.digest("hex");
}

function licences(inputs) {
  const names = [...new Set(Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort();
  return names.map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
    return `${name} ${version} (${license})\n\n${readFileSync(join(packages, name, "LICENSE"), "utf8").trim()}\n`;
  }).join(`\n${"-".repeat(80)}\n\n`);
}

const made = await build({
  entryPoints: { editor: join(here, "src/index.ts"), style: join(here, "src/editor.css") },
  outdir: join(here, "dist"),
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  nodePaths: [packages],
  metafile: true,
  entryNames: "[name]",
});
writeFileSync(join(here, "dist/LICENSES.txt"), `What dist/editor.js holds of others.\n\n${licences(made.metafile.inputs)}`);
writeFileSync(join(here, "dist/sources.sha256"), `${digest()}\n`);
