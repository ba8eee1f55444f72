import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { contentPolicy } from './guard.ts';
import { packageRoot } from './package-root.ts';

/** The modules that the page's import map may name; the library's own file names change between versions. */
const VENDOR: Record<string, string> = {
  preact: 'preact',
  hooks: 'preact/hooks',
  jsxRuntime: 'preact/jsx-runtime',
};

/** The practice page: its document, styles, compiled modules, and the one library that they use. */
export function pageRoutes(): Router {
  const root = packageRoot();
  const sources = join(root, 'src/practice/page');
  const compiled = join(root, 'dist/src/practice/page');
  const router = express.Router();
  const vendor = createRequire(import.meta.url);

  router.get('/', (_request, response, next) => {
    if (!existsSync(join(compiled, 'main.js'))) {
      response.status(503).type('text/plain').send('The practice page has not been built; npm ci builds it.');
      return;
    }
    readFile(join(sources, 'index.html'), 'utf8')
      .then((html) => {
        response.set('content-security-policy', contentPolicy(inlineHashes(html)));
        response.set('cache-control', 'no-cache').type('html').send(html);
      })
      .catch(next);
  });
  router.get('/vendor/:file', (request, response, next) => {
    const stem = request.params.file.replace(/(\.module\.js|\.mjs)$/, '');
    const name = Object.hasOwn(VENDOR, stem) ? VENDOR[stem] : undefined;
    if (name === undefined) return next();
    response.type('text/javascript').sendFile(vendor.resolve(name));
  });
  router.use('/page', express.static(compiled, { index: false }));
  router.use('/page', styles(sources));
  router.use(styles(sources));
  return router;
}

function styles(folder: string): Router {
  const router = express.Router();
  const files = express.static(folder, { index: false });
  router.get(/\.(css|svg|png|ico|woff2)$/, (request, response, next) => {
    files(request, response, next);
  });
  return router;
}

/** The hashes of the scripts that stand in the document itself, such as the import map. */
function inlineHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) =>
    createHash('sha256').update(script).digest('base64'),
  );
}
