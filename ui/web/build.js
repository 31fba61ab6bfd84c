// @ts-check
/* Writes ui/web/built from the sources beside it: one script for each place a script runs in, one
   style sheet for each place it is used. With --check it writes nothing and fails where a file of
   ui/web/built is not what the sources give. */
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const WEB = dirname(fileURLToPath(import.meta.url));
const OUT = join(WEB, "built");

/* A script of a frame or of a file is a plain one, the frame's names itself on the window; one of a
   Streamlit component is a module that exports a function. */
/** @type {Record<string, {source: string, plain?: boolean, global?: string}>} */
const SCRIPTS = {
  atlas: { source: "map/atlas.js", plain: true, global: "Atlas" },
  sections: { source: "map/sections.js", plain: true, global: "Atlas" },
  zones: { source: "map/zones.js", plain: true, global: "AtlasZones" },
  basemap: { source: "map/basemap.js", plain: true, global: "AtlasBase" },
  ahead: { source: "map/ahead.js", plain: true, global: "AtlasAhead" },
  story: { source: "story/file.js", plain: true },
  stage: { source: "story/stage.js" },
  header: { source: "page/top.js" },
  copy: { source: "parts/copy.js" },
  drawing: { source: "parts/drawing.js" },
  filter: { source: "parts/filter.js" },
  linked: { source: "parts/linked.js" },
  ranking: { source: "parts/ranking.js" },
  twin: { source: "parts/twin.js" },
};
const STYLES = [
  "atlas",
  "copy",
  "drawing",
  "filter",
  "header",
  "linked",
  "page",
  "player",
  "player_notes",
  "print",
  "ranking",
  "twin",
];

/** @returns {Promise<Map<string, string>>} the text of every built file by its name */
async function texts() {
  /** @type {import("esbuild").BuildOptions} */
  const options = {
    absWorkingDir: WEB,
    bundle: true,
    charset: "utf8",
    external: ["*.otf"],
    legalComments: "none",
    lineLimit: 160,
    logLevel: "warning",
    minifyWhitespace: true,
    outdir: OUT,
    target: "es2022",
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
    write: false,
  };
  const scripts = Object.entries(SCRIPTS).map(([name, { source, plain, global }]) =>
    build({
      ...options,
      entryPoints: { [name]: source },
      format: plain ? "iife" : "esm",
      globalName: global,
    }),
  );
  const styles = build({
    ...options,
    entryPoints: Object.fromEntries(STYLES.map((name) => [name, `style/${name}.css`])),
    target: "esnext",
  });
  const results = await Promise.all([...scripts, styles]);
  const files = results.flatMap((result) => result.outputFiles ?? []);
  return new Map(files.map((file) => [basename(file.path), file.text]));
}

/** @param {Map<string, string>} built @returns {Promise<string[]>} names that differ or are over */
async function stale(built) {
  const there = await readdir(OUT).catch(() => /** @type {string[]} */ ([]));
  const names = new Set([...there, ...built.keys()]);
  const differing = [];
  for (const name of names) {
    const text = await readFile(join(OUT, name), "utf8").catch(() => null);
    if (text !== (built.get(name) ?? null)) differing.push(name);
  }
  return differing.sort();
}

async function main() {
  const built = await texts();
  const differing = await stale(built);
  if (process.argv.includes("--check")) {
    for (const name of differing) process.stderr.write(`ui/web/built/${name}: not as built\n`);
    if (differing.length) process.stderr.write("python -m tools.javascript builds them anew\n");
    return differing.length ? 1 : 0;
  }
  const { mkdir, writeFile } = await import("node:fs/promises");
  await mkdir(OUT, { recursive: true });
  for (const name of differing) {
    const text = built.get(name);
    await (text === undefined ? rm(join(OUT, name)) : writeFile(join(OUT, name), text));
  }
  return 0;
}

process.exitCode = await main();
