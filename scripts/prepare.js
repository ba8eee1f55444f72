// npm runs this after `npm ci`, and npx once before the first `npx duban` of a folder. Builds the program.
// Without what builds it there is nothing to do: `npm ci` has not run yet, or ran with --omit=dev beside
// a `dist/` that was built elsewhere. Failing then would leave npx broken in this folder for good.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// The one builds the program, the other its page.
const builders = ['esbuild', 'typescript'];
if (builders.every((name) => existsSync(`node_modules/${name}`))) {
  const { status } = spawnSync('npm run build', { stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
}
