import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../../scripts/chromium.mjs';
import { inRoot } from '../../../scripts/support/paths.mjs';
import { atEnd } from '../../../scripts/support/shutdown.mjs';
import { run } from './machine.ts';

/** What a network lets through, as nft rules for what comes in and what goes out. */
interface Filter {
  readonly in: readonly string[];
  readonly out: readonly string[];
}

const both = (...rules: string[]): Filter => ({ in: rules, out: rules });

/** Filters of networks that fail, or that are strict. */
export const filters = {
  /** Every packet is lost, and nobody is told. */
  all: both('drop'),
  udp: both('meta l4proto udp drop'),
  /** Of a hundred packets, so many are lost each way. */
  loss: (percent: number): Filter => both(`numgen random mod 100 < ${percent} drop`),
  /** As in ministries: nothing but TCP to these ports. */
  onlyTcpTo(...ports: readonly number[]): Filter {
    const list = `{ ${ports.join(', ')} }`;
    return { in: [`tcp sport ${list} accept`, 'drop'], out: [`tcp dport ${list} accept`, 'drop'] };
  },
} as const;

/** A network of one's own, with one line to the rest: what is started inside has nothing else. */
export interface Namespace extends AsyncDisposable {
  /** Address of this machine for those inside: servers listen on it. It stays up whatever becomes of the line. */
  readonly host: string;
  /** The interface with that address. */
  readonly hostInterface: string;
  /** Network of the other end, for servers that ask whom they may relay to. */
  readonly subnet: string;
  /** A program that starts Chromium inside. */
  readonly chromium: string;
  filter(filter: Filter): void;
  /** Makes the line thin, both ways: a rate such as `200kbit`. */
  limit(rate: string): void;
  /** Pulls the cable. */
  unplug(): void;
  /** Everything as it was. */
  lift(): void;
  remove(): void;
}

/** Makes a namespace; it is removed with the test process at the latest. */
export function makeNamespace(): Namespace {
  removeLeftovers();
  const number = freeNumber();
  const name = `visio-${number}-${process.pid}`;
  const host = `10.79.${number}.1`;
  const gateway = `10.79.${number}.5`;
  const [server, serverPeer, near, far] = ['s', 't', 'n', 'f'].map((letter) => `visio${number}${letter}`) as [string, string, string, string];
  const inside = (command: string, ...args: string[]) => run('ip', ['netns', 'exec', name, command, ...args]);

  const program = inRoot(`.cache/faults/chromium-${number}`);
  const remove = () => {
    forget();
    rmSync(program, { force: true });
    // The pair of an interface goes with it.
    for (const args of [['link', 'delete', near], ['link', 'delete', server], ['netns', 'delete', name]]) tryRun('ip', args);
  };
  const forget = atEnd(remove);

  try {
    run('ip', ['netns', 'add', name]);
    // A pair that nobody pulls: what listens on it does not notice that the line is down.
    run('ip', ['link', 'add', server, 'type', 'veth', 'peer', 'name', serverPeer]);
    run('ip', ['address', 'add', `${host}/32`, 'dev', server]);
    for (const one of [server, serverPeer]) run('ip', ['link', 'set', one, 'up']);
    run('ip', ['link', 'add', near, 'type', 'veth', 'peer', 'name', far]);
    run('ip', ['link', 'set', far, 'netns', name]);
    run('ip', ['address', 'add', `${gateway}/30`, 'dev', near]);
    run('ip', ['link', 'set', near, 'up']);
    inside('ip', 'address', 'add', `10.79.${number}.6/30`, 'dev', far);
    inside('ip', 'link', 'set', 'lo', 'up');
    inside('ip', 'link', 'set', far, 'up');
    inside('ip', 'route', 'add', 'default', 'via', gateway);
    mkdirSync(join(program, '..'), { recursive: true });
    writeFileSync(program, `#!/bin/sh\nexec ip netns exec ${name} '${findChromium()}' "$@"\n`);
    chmodSync(program, 0o755);
  } catch (error) {
    remove();
    throw error;
  }

  let isDown = false;
  let isThin = false;
  const table = (filter: Filter) => {
    const chain = (hook: string, rules: readonly string[]) =>
      `chain ${hook} { type filter hook ${hook} priority 0; meta ${hook === 'input' ? 'iifname' : 'oifname'} "lo" accept; ${rules.join('; ')}; }`;
    return `table inet visio {}\ndelete table inet visio\ntable inet visio {\n${chain('input', filter.in)}\n${chain('output', filter.out)}\n}\n`;
  };
  const nft = (rules: string) => run('ip', ['netns', 'exec', name, 'nft', '-f', '-'], rules);
  return {
    host,
    hostInterface: server,
    subnet: `10.79.${number}.0/24`,
    chromium: program,
    filter: (filter) => void nft(table(filter)),
    limit(rate) {
      const args = ['root', 'tbf', 'rate', rate, 'burst', '16kb', 'latency', '300ms'];
      inside('tc', 'qdisc', 'replace', 'dev', far, ...args);
      run('tc', ['qdisc', 'replace', 'dev', near, ...args]);
      isThin = true;
    },
    unplug() {
      inside('ip', 'link', 'set', far, 'down');
      isDown = true;
    },
    lift() {
      nft('table inet visio {}\ndelete table inet visio\n');
      if (isThin) {
        inside('tc', 'qdisc', 'delete', 'dev', far, 'root');
        run('tc', ['qdisc', 'delete', 'dev', near, 'root']);
      }
      if (isDown) {
        inside('ip', 'link', 'set', far, 'up');
        // It went with the link.
        inside('ip', 'route', 'replace', 'default', 'via', gateway);
      }
      isDown = isThin = false;
    },
    remove,
    [Symbol.asyncDispose]: async () => remove(),
  };
}

/** A run that was killed leaves its namespace behind, and with it a line. */
function removeLeftovers(): void {
  for (const [name, number, pid] of run('ip', ['netns', 'list']).matchAll(/^visio-(\d+)-(\d+)/gm)) {
    if (existsSync(`/proc/${pid}`)) continue;
    for (const args of [['link', 'delete', `visio${number}n`], ['link', 'delete', `visio${number}s`], ['netns', 'delete', name]]) tryRun('ip', args);
  }
}

function tryRun(command: string, args: readonly string[]): void {
  try {
    run(command, args);
  } catch {
    // It was not made, or is gone already.
  }
}

/** Several may be at work on one machine. */
function freeNumber(): number {
  const taken = run('ip', ['-brief', 'address']);
  for (let number = 1 + (process.pid % 200), tries = 0; tries < 200; number = 1 + (number % 200), tries++) {
    if (!taken.includes(`10.79.${number}.`)) return number;
  }
  throw new Error('All networks 10.79.x.0 are taken: remove what an earlier run left behind (ip netns).');
}
