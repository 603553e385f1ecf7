// What a screen reader gets of each story, in a committed file for each file of stories: test/a11y/snapshots/tile.yaml. A
// change of it is seen in a diff, and accepted on purpose.
import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot } from '../../scripts/support/paths.mjs';

/** The snapshots of all stories. */
export interface Snapshots {
  /** Throws with the lines that differ; when updating, takes the new ones. */
  compare(file: string, story: string, snapshot: string): void;
  /** Throws when there are snapshots of stories that are gone; when updating, writes the files. */
  finish(): void;
}

const folder = inRoot('test/a11y/snapshots');
const accept = 'Accept what is meant: UPDATE_SNAPSHOTS=1 npm test -- a11y stories';

/** Opens the committed snapshots of these stories, in their order. */
export function openSnapshots(stories: readonly { readonly file: string; readonly story: string }[], isUpdate = Boolean(process.env['UPDATE_SNAPSHOTS'])): Snapshots {
  const files = [...new Set(stories.map(({ file }) => file))];
  const committed = new Map(files.map((file) => [file, parse(readOrNothing(snapshotFile(file)))]));
  const taken = new Map<string, Map<string, string>>(files.map((file) => [file, new Map()]));

  return {
    compare(file, story, snapshot) {
      taken.get(file)?.set(story, snapshot);
      if (isUpdate) return;
      const before = committed.get(file)?.get(story);
      if (before === undefined) throw new Error(`There is no snapshot of it. ${accept}\n${snapshot}`);
      const lines = differences(before, snapshot);
      if (lines.length > 0) throw new Error(`It is another one to a screen reader:\n${lines.join('\n')}\n${accept}`);
    },
    finish() {
      const known = files.map(snapshotFile);
      const gone = globSync('*.yaml', { cwd: folder }).map((name) => join(folder, name)).filter((file) => !known.includes(file));
      if (isUpdate) {
        mkdirSync(folder, { recursive: true });
        for (const file of gone) rmSync(file);
        // A story that failed before it could be read keeps the snapshot that it had.
        for (const file of files) {
          const names = stories.filter((one) => one.file === file).map(({ story }) => story);
          const now = names.map((name) => [name, taken.get(file)?.get(name) ?? committed.get(file)?.get(name)] as const);
          writeFileSync(snapshotFile(file), format(file, now.filter((one): one is readonly [string, string] => one[1] !== undefined)));
        }
        return;
      }
      const strangers = files.flatMap((file) =>
        [...(committed.get(file)?.keys() ?? [])].filter((name) => !stories.some((one) => one.file === file && one.story === name)).map((name) => `${file}: ${name}`),
      );
      assert.deepEqual([...gone.map((file) => basename(file)), ...strangers], [], `Snapshots of no story. ${accept}`);
    },
  };
}

function snapshotFile(file: string): string {
  return join(folder, `${basename(file, '.stories.ts')}.yaml`);
}

function readOrNothing(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
}

function format(file: string, stories: readonly (readonly [name: string, snapshot: string])[]): string {
  const head = `# What a screen reader gets of the stories of ${file.replace(/^\.\//, '')}, in French.\n# UPDATE_SNAPSHOTS=1 npm test -- a11y stories`;
  const parts = stories.map(([name, snapshot]) => `${name}:${snapshot === '' ? ' []' : `\n${snapshot.replaceAll(/^/gm, '  ')}`}`);
  return `${[head, ...parts].join('\n\n')}\n`;
}

function parse(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(/\n{2,}(?=\S)/).slice(1)) {
    const [head = '', ...lines] = part.trimEnd().split('\n');
    found.set(head.replace(/:( \[\])?$/, ''), lines.map((line) => line.slice(2)).join('\n'));
  }
  return found;
}

/** The lines that two texts have not in common, with what stands around them. */
function differences(before: string, now: string): string[] {
  if (before === now) return [];
  const [old, next] = [before.split('\n'), now.split('\n')];
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old.at(-1 - end) === next.at(-1 - end)) end++;
  const around = (lines: readonly string[]) => lines.map((line) => `    ${line}`);
  return [
    ...around(old.slice(Math.max(0, start - 2), start)),
    ...old.slice(start, old.length - end).map((line) => `  - ${line}`),
    ...next.slice(start, next.length - end).map((line) => `  + ${line}`),
    ...around(old.slice(old.length - end).slice(0, 2)),
  ];
}
