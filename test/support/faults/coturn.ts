import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startProcess } from '../../../scripts/support/processes.mjs';
import { findProgram } from './machine.ts';

/** A TURN server that is not LiveKit's. */
export interface Coturn extends AsyncDisposable {
  /** How LiveKit is told of it: `rtc.turn_servers`. */
  readonly server: { readonly host: string; readonly port: number; readonly protocol: 'tcp'; readonly secret: string; readonly ttl: number };
  stop(): Promise<void>;
}

/** Why there is no coturn here; undefined where there is. */
export function whyNoCoturn(): string | undefined {
  return findProgram('turnserver', 'coturn') ? undefined : 'the program turnserver is missing (package coturn)';
}

/** Starts coturn, for TURN over TCP only; docs/reliability.md shows the same as a file. */
export async function startCoturn(host: string, port: number): Promise<Coturn> {
  const secret = 'a secret of the tests, 32 letters';
  const args = ['-n', `--listening-ip=${host}`, `--listening-port=${port}`, `--relay-ip=${host}`, '--min-port=43000', '--max-port=43400'];
  const only = ['--no-udp', '--no-tls', '--no-dtls', '--no-cli', '--no-multicast-peers'];
  const auth = ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=visio.test'];
  const running = startProcess(findProgram('turnserver', 'coturn') ?? 'turnserver', [...args, ...only, ...auth, '--log-file=stdout', '--simple-log', '--pidfile=']);
  let isOver = false;
  void running.ended.then(() => (isOver = true));
  // It says nothing when it is ready.
  for (const end = Date.now() + 15_000; !(await isOpen(host, port)); await delay(50)) {
    if (!isOver && Date.now() < end) continue;
    await running.stop();
    throw new Error(`coturn did not start.\n${running.tail()}`);
  }
  return {
    server: { host, port, protocol: 'tcp', secret, ttl: 14_400 },
    stop: running.stop,
    [Symbol.asyncDispose]: running.stop,
  };
}

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
