// npm run version-packages: makes a version of the changesets in .changeset/. Changesets writes a changelog for each package that
// is published; the root's is put together here, because the root is no package of its own workspace (as one, npm would
// link node_modules/visio-sdk to the folder it is in, and whoever follows links would never come back).
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { runNpm, runTool } from './check/support.mjs';
import { inRoot, root } from './support/paths.mjs';
import { main, Sentence } from './support/sentence.mjs';

/** @param {string} file */
const read = (file) => readFileSync(inRoot(file), 'utf8');

await main(async () => {
  const { code, output } = await runTool('node_modules/@changesets/cli/bin.js', ['version']);
  if (code !== 0) throw new Sentence(output);
  const { version } = JSON.parse(read('packages/core/package.json'));
  const own = JSON.parse(read('package.json'));
  if (own.version === version) throw new Sentence('There is no changeset, so nothing to make a version of: npx changeset writes one.');

  const logs = globSync('packages/*/CHANGELOG.md', { cwd: root }).sort().map(read);
  const changelog = read('CHANGELOG.md').trimEnd();
  const head = changelog.split(/^## /m)[0]?.trimEnd() ?? '';
  const before = changelog.slice(head.length).trim();
  writeFileSync(inRoot('CHANGELOG.md'), `${[head, sectionOf(logs, version), before].filter((part) => part !== '').join('\n\n')}\n`);

  writeFileSync(inRoot('package.json'), read('package.json').replace(`"version": "${own.version}"`, `"version": "${version}"`));
  const locked = await runNpm(['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (locked.code !== 0) throw new Sentence(locked.output);
  console.log(`Version ${version}: read CHANGELOG.md, then commit.`);
});

/**
 * One section of the changelogs of all packages, each change once.
 * @param {readonly string[]} logs
 * @param {string} version
 */
function sectionOf(logs, version) {
  /** @type {Map<string, Set<string>>} kind of change -> changes */
  const kinds = new Map();
  for (const log of logs) {
    const section = log.split(/^## /m).find((part) => part.startsWith(`${version}\n`)) ?? '';
    for (const [, kind = '', list = ''] of section.matchAll(/^### (.+)\n([\s\S]*?)(?=^### |$(?![\s\S]))/gm)) {
      const changes = kinds.get(kind) ?? new Set();
      kinds.set(kind, changes);
      // "Updated dependencies" is news of our own packages to one another.
      for (const change of list.split(/^- /m).slice(1)) if (!change.startsWith('Updated dependencies')) changes.add(change.trim());
    }
  }
  const parts = ['Major Changes', 'Minor Changes', 'Patch Changes'].flatMap((kind) => {
    const changes = [...(kinds.get(kind) ?? [])];
    return changes.length > 0 ? [`### ${kind}\n\n${changes.map((change) => `- ${change.replaceAll(/^ +$/gm, '')}`).join('\n')}`] : [];
  });
  return [`## ${version}`, ...parts].join('\n\n');
}
