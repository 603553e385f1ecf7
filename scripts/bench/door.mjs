// The door under load: our server as its command runs it, on a file of SQLite, alone on a core or two with what asks it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ticketFor } from '@visio-sdk/server';
import { inRoot } from '../support/paths.mjs';
import { round, valueRow } from './rows.mjs';
import { median, quantile } from './statistics.mjs';

const people = 2_000;
const admissions = 200;
const atOnce = 32;
/** How long tokens are asked for each time, in ms. */
const asking = 5_000;
const agencyKey = randomBytes(32).toString('hex');
const key = { id: 'bench', secret: randomBytes(32).toString('hex') };
const device = () => randomBytes(24).toString('base64url');

/**
 * @param {import('./bench.mjs').Bench} bench
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function measureDoor({ rig, runs, log }) {
  const folder = mkdtempSync(join(tmpdir(), 'visio-door-'));
  const server = await startServer(rig, join(folder, 'visio.sqlite'));
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const ask = asker(server.url, agent);
  try {
    const rates = [];
    for (let run = -1; run <= runs; run++) {
      const rate = await askForTokens(ask);
      // The first two warm up.
      if (run > 0) rates.push(rate);
      log(`  ${round(rate)} tokens a second`);
    }
    const waits = await admitFromCrowd(ask, server.url, log);
    const memory = await knockForLong(ask, server.pid, log);
    return [
      valueRow('door: 1,000 entries with a token, 32 asked at once', { ours: 1e6 / median(rates), most: 1_000, unit: 'ms', n: rates.length, details: { tokensASecond: rates.map((one) => round(one)) } }),
      valueRow(`door: 95th percentile from admit to the page of who waits, ${people} waiting by events`, { ours: quantile(waits, 0.95), most: 200, unit: 'ms', n: waits.length, details: { median: round(median(waits)), longest: round(Math.max(...waits)) } }),
      valueRow('door: memory in the last third of the knocks beside the second', { ours: memory.growth, most: 1.1, unit: 'times', n: memory.sizes.length, details: { seconds: memory.seconds, knocks: memory.knocks, megabytes: memory.sizes } }),
    ];
  } finally {
    agent.destroy();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

/** @typedef {(method: string, path: string, options?: { body?: unknown, bearer?: string }) => Promise<{ status: number, body: any }>} Ask */

/** @param {string} url @param {Agent} agent @returns {Ask} */
function asker(url, agent) {
  return (method, path, { body, bearer } = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = { ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }), ...(bearer && { authorization: `Bearer ${bearer}` }) };
      const asked = httpRequest(new URL(path, url), { method, agent, headers }, (answer) => {
        let said = '';
        answer.on('data', (chunk) => (said += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: said ? JSON.parse(said) : undefined }));
      });
      asked.on('error', reject);
      asked.end(text);
    });
}

/** Entries a second. @param {Ask} ask */
async function askForTokens(ask) {
  const start = performance.now();
  let count = 0;
  const one = async () => {
    while (performance.now() - start < asking) {
      const { status, body } = await ask('POST', 'api/v1/rooms/bench-open/entries', { body: { name: 'Ada', device: device() } });
      if (status !== 200) throw new Error(`Not admitted: ${status} ${JSON.stringify(body)}`);
      count++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (count * 1_000) / (performance.now() - start);
}

/** ms from each admission to the event of who waits. @param {Ask} ask @param {string} url @param {(line: string) => void} log */
async function admitFromCrowd(ask, url, log) {
  const room = 'api/v1/rooms/bench-guarded';
  await ask('PUT', room, { bearer: agencyKey, body: { access: 'restricted' } });
  const ticket = await ticketFor(key, { room: 'bench-guarded', subject: 'organiser', name: 'Ada', role: 'organiser' });
  const { body: organiser } = await ask('POST', `${room}/entries`, { body: { name: '', device: device(), ticket } });
  /** @type {Map<string, () => void>} by name */
  const told = new Map();
  const streams = [];
  for (let index = 0; index < people; index++) {
    const name = `Person ${index}`;
    const { body } = await ask('POST', `${room}/entries`, { body: { name, device: device() } });
    streams.push(await listen(new URL(`${room}/knock`, url), body.knock, () => told.get(name)?.()));
  }
  log(`  ${streams.length} wait`);
  const waits = [];
  try {
    while (waits.length < admissions) {
      const { body } = await ask('GET', `${room}/waiting`, { bearer: organiser.credential });
      for (const { id, name } of body.waiting.slice(0, admissions - waits.length)) {
        const heard = new Promise((/** @type {(value: void) => void} */ resolve) => told.set(name, resolve));
        const start = performance.now();
        const [{ status }] = await Promise.all([ask('POST', `${room}/waiting/${id}/admit`, { bearer: organiser.credential }), heard]);
        if (status >= 300) throw new Error(`Not admitted: ${status}`);
        waits.push(performance.now() - start);
      }
    }
  } finally {
    for (const stop of streams) stop();
  }
  return waits;
}

/** Follows one's knock; calls back once it says admitted. @param {URL} url @param {string} bearer @param {() => void} onAdmitted */
function listen(url, bearer, onAdmitted) {
  return new Promise((/** @type {(stop: () => void) => void} */ resolve, reject) => {
    const asked = httpRequest(url, { agent: false, headers: { authorization: `Bearer ${bearer}`, accept: 'text/event-stream' } }, (answer) => {
      answer.on('data', (chunk) => {
        if (String(chunk).includes('"admitted"')) onAdmitted();
      });
      answer.on('error', () => {});
      resolve(() => asked.destroy());
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** People knock and give up for as long as BENCH_MINUTES says (1). @param {Ask} ask @param {number} pid @param {(line: string) => void} log */
async function knockForLong(ask, pid, log) {
  const seconds = Number(process.env['BENCH_MINUTES'] ?? 1) * 60;
  const room = 'api/v1/rooms/bench-guarded';
  const start = performance.now();
  const sizes = [];
  let knocks = 0;
  for (let sample = 1; sample <= 30; sample++) {
    while (performance.now() - start < (sample * seconds * 1_000) / 30) {
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          const { body } = await ask('POST', `${room}/entries`, { body: { name: 'Ada', device: device() } });
          await ask('DELETE', `${room}/knock`, { bearer: body.knock });
          knocks++;
        }),
      );
    }
    sizes.push(round(megabytes(pid)));
  }
  const growth = median(sizes.slice(20)) / median(sizes.slice(10, 20));
  log(`  ${knocks} knocks in ${seconds} s, ${sizes[0]} to ${sizes.at(-1)} MB`);
  return { growth, sizes, seconds, knocks };
}

/** What a process holds in memory, as Linux tells it. @param {number} pid */
function megabytes(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** @param {import('../../test/support/rig.ts').Rig} rig @param {string} storage */
async function startServer({ livekit }, storage) {
  const command = inRoot('packages/server/src/command.ts');
  const env = {
    ...{ LIVEKIT_URL: livekit.apiUrl, LIVEKIT_API_KEY: livekit.apiKey, LIVEKIT_API_SECRET: livekit.apiSecret, LIVEKIT_PUBLIC_URLS: livekit.url },
    ...{ PORT: '0', HOST: '127.0.0.1', VISIO_STORAGE: storage, VISIO_LIMITS: 'off', VISIO_REQUEST_LOG: 'off', VISIO_CAPACITY: '10000' },
    ...{ VISIO_AGENCY_KEY: agencyKey, VISIO_LINK_KEYS: `${key.id}:${key.secret}` },
  };
  const child = spawn(process.execPath, ['--conditions=@visio-sdk/source', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const [, url] = /ready: (\S+)/.exec(String(line)) ?? [];
  if (!url || !child.pid) throw new Error(`The server did not start: ${line}`);
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { url, pid: child.pid, stop };
}
