import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types = /** @type {Record<string, string>} */ ({
  // Without a charset: every page says its own, as the old intranet's does.
  '.html': 'text/html',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
});
const compressible = /^(text\/|application\/(json|wasm)|image\/svg)/;

/**
 * @typedef {object} Mount a folder and the path it is served under
 * @property {string} path starts and ends with `/`
 * @property {string} folder
 */

/**
 * Serves files from folders, the first mount whose path fits; a folder's own page is its index.html.
 * @param {readonly Mount[]} mounts
 * @param {Record<string, string>} headers sent with every answer
 * @returns {(request: Request) => Promise<Response>}
 */
export function serveFiles(mounts, headers) {
  /** @type {Map<string, { tag: string, body: Buffer<ArrayBuffer> }>} */
  const compressed = new Map();

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Method not allowed\n', { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
    }
    const file = locate(mounts, new URL(request.url).pathname);
    const info = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (file === undefined || !info?.isFile()) return new Response('Not found\n', { status: 404, headers });

    const type = types[extname(file)] ?? 'application/octet-stream';
    const tag = `W/"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
    const answer = {
      ...headers,
      'content-type': type,
      'x-content-type-options': 'nosniff',
      etag: tag,
      // Only what has its hash in its name stays the same for ever.
      'cache-control': /[\\/]chunks[\\/][^\\/]+-[\w-]{8}\.js(\.map)?$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    };
    if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers: answer });

    const squeeze = compressible.test(type) && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    let body = squeeze && compressed.get(file)?.tag === tag ? compressed.get(file)?.body : undefined;
    if (!body) {
      body = await readFile(file);
      if (squeeze) {
        body = Buffer.from(await promisify(gzip)(body));
        compressed.set(file, { tag, body });
      }
    }
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: { ...answer, 'content-length': String(body.byteLength), ...(squeeze && { 'content-encoding': 'gzip' }) },
    });
  };
}

/**
 * The file a path means; undefined when it means none, or one outside its folder.
 * @param {readonly Mount[]} mounts
 * @param {string} pathname
 */
function locate(mounts, pathname) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // No dot files, no way up, and nothing that another system would read as a separator.
  if (/[\\\0]|(^|\/)\./.test(path)) return undefined;
  const mount = mounts.find((candidate) => path.startsWith(candidate.path));
  if (!mount) return undefined;
  const rest = path.slice(mount.path.length);
  const file = join(mount.folder, rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest);
  return file.startsWith(join(mount.folder, sep)) ? file : undefined;
}
