import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownFolder } from '../support/folder.ts';
import { buildProgram, timeOf } from '../support/program.ts';

const script = (name: string): string => fileURLToPath(new URL(`../../scripts/${name}.js`, import.meta.url));
const DAY_S = 24 * 60 * 60;

describe('the build', { timeout: 60_000 }, () => {
  it('leaves what a bot that runs may still load, and not what only older ones could', async () => {
    const built = buildProgram();
    onTestFinished(() => built.remove());
    const chunks = join(dirname(built.cli), '../chunks');
    const now = Date.now() / 1000;
    for (const [name, age] of [
      ['before.js', 0],
      ['long-before.js', 2 * DAY_S],
    ] as const) {
      writeFileSync(join(chunks, name), '');
      utimesSync(join(chunks, name), now - age, now - age);
    }
    built.again();
    const names = readdirSync(chunks);
    expect([names.includes('before.js'), names.includes('long-before.js')]).toEqual([true, false]);
    expect(names.filter((name) => name.endsWith('.new'))).toEqual([]);
    expect((await timeOf(built, ownFolder(), '--help')).cpuMs).toBeGreaterThan(0);
  });

  it.each(['src', '.', '..', '/tmp/elsewhere', 'dist-other'])('is not made into %s', (folder) => {
    const { status, stderr } = spawnSync(process.execPath, [script('build'), folder], { cwd: ownFolder() });
    expect([status, stderr.toString()]).toEqual([1, expect.stringContaining('or a folder in it, not into')]);
    expect(existsSync(fileURLToPath(new URL('../../src/cli.ts', import.meta.url)))).toBe(true);
  });

  it.each([
    [['esbuild', 'typescript'], true],
    [['typescript'], false],
    [['esbuild'], false],
    [[], false],
  ])('is made by npm when %j is there: %s', (installed, isBuilt) => {
    const folder = ownFolder();
    const build = "node -e \"require('fs').writeFileSync('built', '')\"";
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { build } }));
    for (const name of installed) mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    const { status } = spawnSync(process.execPath, [script('prepare')], { cwd: folder });
    expect([status, existsSync(join(folder, 'built'))]).toEqual([0, isBuilt]);
  });
});
