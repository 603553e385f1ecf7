// What this machine can do: faults need root, namespaces and a few programs. What is missing is said in one sentence.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { which } from '../../../scripts/support/which.mjs';

/** Where Debian keeps programs of administrators, whatever PATH says. */
const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** Runs a program and returns what it says; throws with its own words when it fails. */
export function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, encoding: 'utf8', env: { ...process.env, PATH: path } });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

/** The path of a program; as root on Debian its package is installed when it is missing. */
export function findProgram(name: string, debianPackage: string): string | undefined {
  const found = which(name, path);
  if (found || process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !which('apt-get', path)) return found;
  console.log(`Installing ${debianPackage} (apt-get install ${debianPackage}) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', debianPackage]]) {
    if (spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) return undefined;
  }
  return which(name, path);
}

/** Why no browser can be put behind a line of its own here; undefined where it can. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== 'linux') return `network namespaces are Linux's, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'only root may make a network namespace';
  for (const [name, debianPackage] of [['ip', 'iproute2'], ['tc', 'iproute2'], ['nft', 'nftables']] as const) {
    if (!findProgram(name, debianPackage)) return `the program ${name} is missing (package ${debianPackage})`;
  }
  const name = `visio-try-${process.pid}`;
  try {
    run('ip', ['netns', 'add', name]);
    run('ip', ['netns', 'exec', name, 'nft', 'add', 'table', 'inet', 'visio']);
    run('ip', ['netns', 'exec', name, 'ip', 'link', 'add', 'visio-try', 'type', 'veth', 'peer', 'name', 'visio-try-2']);
    run('ip', ['netns', 'exec', name, 'tc', 'qdisc', 'add', 'dev', 'visio-try', 'root', 'tbf', 'rate', '1mbit', 'burst', '16kb', 'latency', '50ms']);
    return undefined;
  } catch (error) {
    return `this machine lets nobody make faults (${error instanceof Error ? error.message : String(error)})`;
  } finally {
    spawnSync('ip', ['netns', 'delete', name], { stdio: 'ignore', env: { ...process.env, PATH: path } });
  }
}
