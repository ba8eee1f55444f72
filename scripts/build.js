// Builds the program into `dist/`, or into the folder that is named: one small file per command, and what they
// share. Loading a thousand little files of the libraries took half of the time that the program needed to start.
// Types are not checked here: `npm run check` does that.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const outdir = process.argv[2] ?? 'dist';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['src/cli.ts'],
  outbase: '.',
  outdir,
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
