// Bundles the tests beside this file and runs them with node's own runner. No network; `make editor` calls it.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../../../out/editor");
const { build } = createRequire(join(out, "node_modules/x"))("esbuild");
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));

await build({
  entryPoints: tests.map((name) => join(here, name)),
  outdir: join(out, "unit"),
  bundle: true,
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  nodePaths: [join(out, "node_modules")],
  tsconfigRaw: {}, // one way to the packages for sources and tests, or each gets its own copy
});
const files = tests.map((name) => join(out, "unit", name.replace(/\.ts$/, ".mjs")));
process.exit(spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1);
