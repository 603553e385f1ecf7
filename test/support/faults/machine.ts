// What this machine can do: faults need root, namespaces and a few programs. What is missing is said in one sentence.
import { spawnSync } from 'node:child_process';
import { installOnDebian } from '../../../scripts/support/debian.mjs';
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
  return which(name, path) ?? (installOnDebian(debianPackage, path) ? which(name, path) : undefined);
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
