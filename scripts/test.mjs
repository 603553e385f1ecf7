// npm test: all tests in order, on one real LiveKit, but for suites that stand apart. `npm test -- unit e2e` runs those
// suites, `npm test -- e2e join` the files of one whose path contains "join", `npm test -- join` the files of any.
import { globSync } from 'node:fs';
import { bundleWhenStale } from './build/bundle.mjs';
import { buildPackages } from './build/packages.mjs';
import { findChromium } from './chromium.mjs';
import { findFirefox, NoFirefox } from './firefox.mjs';
import { startLiveKit } from './livekit.mjs';
import { installOnDebian } from './support/debian.mjs';
import { main, Sentence } from './support/sentence.mjs';
import { end, endWithNpm } from './support/shutdown.mjs';
import { which } from './support/which.mjs';
import { runSuite } from './testing/run-suite.mjs';
import { filesOf, suites } from './testing/suites.mjs';
import { totalsLine } from './testing/totals.mjs';

/** @typedef {import('./testing/suites.mjs').Need} Need */
/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number, notes: readonly string[] }} Row */

/** How each thing that suites need is had; what it returns goes to the environment. @type {Record<Need, () => Promise<NodeJS.ProcessEnv>>} */
const preparations = {
  async chromium() {
    return { CHROME_PATH: findChromium() };
  },
  async firefox() {
    return { FIREFOX_PATH: findFirefox() };
  },
  async livekit() {
    const { url, apiUrl, apiKey, apiSecret, turnPort, died, from } = await startLiveKit({ ports: 'any' });
    void died.then((sentence) => console.error(sentence));
    console.log(`LiveKit: ${url} (${from})`);
    return {
      LIVEKIT_URL: url,
      LIVEKIT_API_KEY: apiKey,
      LIVEKIT_API_SECRET: apiSecret,
      ...(turnPort && { VISIO_ICE_HOSTS: `${new URL(apiUrl).hostname}:${turnPort}` }),
    };
  },
  async postgres() {
    // Where it cannot be had, the tests that need it are skipped and say so.
    if (globSync('/usr/lib/postgresql/*/bin/postgres').length === 0) installOnDebian('postgresql');
    return {};
  },
  async php() {
    if (!which('php')) installOnDebian('php-cli');
    return {};
  },
  async packages() {
    await buildPackages();
    return {};
  },
  async bundle() {
    await bundleWhenStale();
    return {};
  },
};

await main(async () => {
  endWithNpm();
  const names = suites.map(({ name }) => name);
  const args = process.argv.slice(2);
  const chosen = args.filter((arg) => names.includes(arg));
  const words = args.filter((arg) => !names.includes(arg));

  const plan = suites
    .filter(({ name, apart }) => (chosen.length === 0 ? !apart : chosen.includes(name)))
    .map((suite) => ({ suite, files: filesOf(suite, words) }))
    // Words alone mean the files of any suite that has some.
    .filter(({ files }) => chosen.length > 0 || words.length === 0 || files.length > 0);
  if (plan.length === 0) throw new Sentence(`No test file's path contains ${words.join(' and ')}. Suites are ${names.join(', ')}.`);

  /** @type {Map<Need, Promise<NodeJS.ProcessEnv>>} */
  const prepared = new Map();
  /** @type {Row[]} */
  const rows = [];
  for (const { suite, files } of plan) {
    const start = Date.now();
    console.log(`\n== ${suite.name}: ${files.length} files`);
    const result = files.length === 0 ? failure('no test file was found') : await run(suite, files, prepared);
    rows.push({ name: suite.name, ...result, seconds: (Date.now() - start) / 1000 });
  }

  const total = { passed: sum(rows, 'passed'), failed: sum(rows, 'failed'), skipped: sum(rows, 'skipped') };
  console.log(tableOf(rows));
  // After everything is stopped: nothing may follow the last line.
  process.on('exit', () => console.log(totalsLine(total)));
  await end(total.failed > 0 || total.passed + total.skipped === 0 ? 1 : 0);
});

/**
 * @param {import('./testing/suites.mjs').Suite} suite
 * @param {readonly string[]} files
 * @param {Map<Need, Promise<NodeJS.ProcessEnv>>} prepared
 */
async function run(suite, files, prepared) {
  const env = { ...process.env };
  try {
    for (const need of suite.needs) {
      if (!prepared.has(need)) prepared.set(need, preparations[need]());
      Object.assign(env, await prepared.get(need));
    }
  } catch (error) {
    if (error instanceof NoFirefox) {
      console.log(error.message);
      return { passed: 0, failed: 0, skipped: files.length, notes: [], failures: [] };
    }
    return failure(error instanceof Sentence ? error.message : String(error instanceof Error ? error.stack : error));
  }
  return runSuite(suite.args(files), { env, ...(suite.minutes && { minutes: suite.minutes }) });
}

/** @param {string} note */
function failure(note) {
  return { passed: 0, failed: 1, skipped: 0, notes: [note], failures: [] };
}

/**
 * @param {readonly Row[]} rows
 * @param {'passed' | 'failed' | 'skipped'} key
 */
function sum(rows, key) {
  return rows.reduce((total, row) => total + row[key], 0);
}

/** @param {readonly (Row & { failures?: readonly string[] })[]} rows */
function tableOf(rows) {
  const lines = ['', 'suite     passed  failed  skipped  seconds'];
  for (const { name, passed, failed, skipped, seconds } of rows) {
    lines.push([name.padEnd(9), ...[passed, failed, skipped, seconds.toFixed(1)].map((value, i) => String(value).padStart([7, 8, 9, 9][i] ?? 0))].join(''));
  }
  const wrong = rows.flatMap(({ name, notes, failures = [] }) => [...failures, ...notes].map((text) => `  ${name}: ${text}`));
  if (wrong.length > 0) lines.push('', 'Failed:', ...wrong);
  return `${lines.join('\n')}\n`;
}
