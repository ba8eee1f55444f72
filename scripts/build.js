// Builds the program into `dist/`, or into the folder in it that is named: one small file per command, and what they
// share. Loading a thousand little files of the libraries took half of the time that the program needed to start.
// A bot that runs while this is built anew goes on: each file is replaced in one step, and what the build before was
// made of stays until the next one, since some of it is loaded only when it is needed.
// Types are not checked here: `npm run check` does that.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const outdir = resolve(root, process.argv[2] ?? dist);
if (outdir !== dist && !outdir.startsWith(dist + sep))
  throw new Error(`The program is built into ${dist} or a folder in it, not into ${outdir}.`);

const program = join(outdir, 'src/cli.js');
const chunks = join(outdir, 'chunks');
const builtBefore = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const { outputFiles } = await build({
  entryPoints: ['src/cli.ts'],
  absWorkingDir: root,
  outbase: '.',
  outdir,
  write: false,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // The one has a compiled part of its own, the other is not installed.
  external: ['better-sqlite3', 'pg-native'],
  // Libraries in CommonJS ask for Node's own modules by `require`, which a module has not by itself.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
  },
  // Errors then name the lines of the sources.
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});

// The program comes last: whoever starts it finds everything that it loads.
const files = outputFiles.toSorted(
  (one, other) => Number(one.path === program) - Number(other.path === program),
);
for (const { path, contents } of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, contents);
  renameSync(`${path}.new`, path);
}

/** Longer than it takes to write one build. */
const WRITING_MS = 60_000;
const built = new Set(files.map(({ path }) => path));
for (const path of readdirSync(chunks).map((name) => join(chunks, name))) {
  if (!built.has(path) && statSync(path).mtimeMs < builtBefore - WRITING_MS) rmSync(path);
}
