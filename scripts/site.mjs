// Serves tests/pages on localhost: for `npm start`, and for the browser tests, which also ask for the same
// pages under strict headers and for the list of all requests.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { project } from './steps.mjs';

const ROOT = join(project, 'tests', 'pages');

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

// The same pages with stricter headers lie under these first folders of the path.
/** @type {Record<string, Record<string, string>>} */
export const STRICT = {
  /** The page's own files and nothing else. */
  '~own': {
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'",
  },
  /** Nothing at all: a page of bare text. */
  '~none': { 'Content-Security-Policy': "default-src 'none'" },
  /** No string becomes markup or code without a policy, and there can be no policy. */
  '~trusted': { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
};

/**
 * @typedef {object} Site
 * @property {string} url ends in a slash
 * @property {string[]} requests paths, in the order they came
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {string | { type: string, body: string | Uint8Array }} Served HTML, or anything else with its type
 * @param {Record<string, Served>} [more] documents beside those of the demo site, by path
 * @returns {Promise<Site>}
 */
export async function serveSite(more = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(pathname);
    const [, first = ''] = pathname.split('/');
    const headers = STRICT[first];
    const path = headers ? pathname.slice(first.length + 1) : pathname;
    const file = fileOf(path) ?? '';
    try {
      const served = more[path];
      const document = typeof served === 'string' ? { type: TYPES['.html'], body: served } : served;
      const body = document?.body ?? (await readFile(file));
      const type = document ? document.type : TYPES[extname(file)];
      response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream', ...headers });
      response.end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** @param {string} path */
function fileOf(path) {
  const file = normalize(join(ROOT, decodeURIComponent(path)));
  if (file !== ROOT && !file.startsWith(ROOT + sep)) return undefined;
  return extname(file) === '' ? join(file, 'index.html') : file;
}
