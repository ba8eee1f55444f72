#!/usr/bin/env node
// What `npx duban` runs. npx links this file once and remembers it, so it is never rebuilt or moved.
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/cli.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write('Duban is not built yet. Run: npm ci\n督办还没有构建，请先运行：npm ci\n');
  process.exitCode = 1;
}
