// The packages as they would be published: packed, looked at by publint and attw, and compiled against as a stranger does.
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { bundleWhenStale } from '../build/bundle.mjs';
import { inRoot, root } from '../support/paths.mjs';
import { CheckFailure, runCommand, runNpm, runTool } from './support.mjs';
import { needPackages } from './types.mjs';

const folder = inRoot('.cache/check/packages');

/** Folders of the packages that are published. */
export const published = globSync('packages/*/package.json', { cwd: root })
  .map((file) => ({ path: file.replaceAll('\\', '/').replace('/package.json', ''), manifest: JSON.parse(readFileSync(inRoot(file), 'utf8')) }))
  .filter(({ manifest }) => !manifest.private)
  .sort((a, b) => a.path.localeCompare(b.path));

/** @returns {Promise<string>} */
export async function checkPackages() {
  await needPackages();
  await bundleWhenStale();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const complaints = [];
  for (const { path, manifest } of published) {
    const { tarball, files } = await pack(path);
    complaints.push(...strays(files).map((stray) => `${manifest.name}: would publish ${stray}`));
    complaints.push(...(await lintPackage(tarball)).map((message) => `${manifest.name}: publint: ${message}`));
    const attw = await runTool('node_modules/@arethetypeswrong/cli/dist/index.js', [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji']);
    if (attw.code !== 0) complaints.push(`${manifest.name}: attw:\n${attw.output}`);
    await unpack(tarball, manifest.name);
  }
  complaints.push(...(await compileAsStranger()));
  if (complaints.length > 0) throw new CheckFailure(complaints.join('\n'));
  return `${published.length} packages by publint, attw and two strangers`;
}

/** @param {string} path */
async function pack(path) {
  const { code, output } = await runNpm(['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder], { cwd: inRoot(path) });
  if (code !== 0) throw new CheckFailure(`npm pack fails in ${path}:\n${output}`);
  const described = JSON.parse(output.slice(output.search(/^[[{]/m)));
  // npm 11 gives a list, npm 12 an object by name.
  const [{ filename, files }] = Array.isArray(described) ? described : Object.values(described);
  return { tarball: join(folder, filename), files: files.map((/** @type {{ path: string }} */ file) => file.path) };
}

/** What has no business in a package: tests, caches, and builds of sources that are gone. @param {string[]} files */
function strays(files) {
  const there = new Set(files);
  return files.filter((file) => {
    if (/[.](?:test|spec|stories)[.]|tsbuildinfo|(?:^|\/)[.]/.test(file)) return true;
    const built = /^dist\/(?!cdn\/)(.*?)[.](?:d[.]ts|js)(?:[.]map)?$/.exec(file);
    return built !== null && !['ts', 'tsx', 'd.ts'].some((ending) => there.has(`src/${built[1]}.${ending}`));
  });
}

/** @param {string} tarball */
async function lintPackage(tarball) {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball);
  const bytes = /** @type {ArrayBuffer} */ (buffer.slice(byteOffset, byteOffset + byteLength));
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, level: 'warning', strict: true });
  return messages.map((message) => formatMessage(message, /** @type {any} */ (pkg)) ?? message.code);
}

/** @param {string} tarball @param {string} name */
async function unpack(tarball, name) {
  const place = join(folder, 'consumer/node_modules', name);
  mkdirSync(join(place, '..'), { recursive: true });
  const { code, output } = await runCommand('tar', ['-xzf', tarball, '-C', folder]);
  if (code !== 0) throw new CheckFailure(`tar: ${output}`);
  renameSync(join(folder, 'package'), place);
}

/** Compiles a module that imports every entry, declarations of ours included, under both ways to resolve modules. */
async function compileAsStranger() {
  const consumer = join(folder, 'consumer');
  const entries = published.flatMap(({ manifest }) =>
    Object.keys(manifest.exports)
      .filter((entry) => !entry.endsWith('.json'))
      .map((entry) => manifest.name + entry.slice(1)),
  );
  const lines = entries.map((entry, index) => `import * as m${index} from '${entry}';\nexport type T${index} = typeof m${index};`);
  writeFileSync(join(consumer, 'index.ts'), `${lines.join('\n')}\n`);
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module", "private": true }');
  const complaints = [];
  for (const [module, moduleResolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
    const compilerOptions = { module, moduleResolution, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'], strict: true, noEmit: true, skipLibCheck: false, types: ['node'] };
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }));
    const { code, output } = await runTool('node_modules/@typescript/native/bin/tsc', ['-p', join(consumer, 'tsconfig.json'), '--pretty', 'false']);
    // Declarations of others are theirs to mend; ours, and what we import by name, are ours.
    const ours = output.split('\n').filter((line) => /@visio-sdk|consumer\/index\.ts|^error /.test(line.replaceAll('\\', '/')));
    if (code !== 0 && ours.length > 0) complaints.push(`a stranger with moduleResolution ${moduleResolution}:`, ...ours.map((line) => `  ${line}`));
  }
  return complaints;
}
