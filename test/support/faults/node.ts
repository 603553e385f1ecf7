// A LiveKit that is to be broken: with a configuration of its own, killed and started again at the same ports.
import { livekitConfig } from '@visio-sdk/server';
import { newKeys } from '../../../scripts/livekit/config.mjs';
import { findLiveKit } from '../../../scripts/livekit/find.mjs';
import { freePort } from '../../../scripts/support/ports.mjs';
import { answers } from '../../../scripts/support/answers.mjs';
import { startProcess } from '../../../scripts/support/processes.mjs';

type Config = ReturnType<typeof livekitConfig>;
/** A configuration of LiveKit, with all that ours does not write. */
export type NodeConfig = Pick<Config, 'port' | 'keys'> & Readonly<Record<string, unknown>>;

/** One LiveKit. */
export interface LiveKitNode extends AsyncDisposable {
  readonly url: string;
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What LiveKit calls itself; another one after each start. */
  id(): string;
  pid(): number | undefined;
  /** `kill -9`: no goodbye. Settles when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, now. */
  stop(): Promise<void>;
  /** Starts it again, as it was. */
  start(): Promise<void>;
}

export const keys = newKeys();

/** Starts a LiveKit for this machine alone; `more` adds to our own configuration. */
export async function startNodeHere(turnRelayPorts: readonly [number, number], more: Readonly<Record<string, unknown>> = {}): Promise<LiveKitNode> {
  const config = livekitConfig({
    ...keys,
    nodeIp: '127.0.0.1',
    port: await freePort('tcp', 0),
    rtcTcpPort: 0,
    rtcUdpPort: await freePort('udp', 0),
    turnUdpPort: await freePort('udp', 0),
    turnRelayPorts,
    turnPrivatePeers: ['127.0.0.0/8'],
    bindAddresses: ['127.0.0.1'],
  });
  return startNode('127.0.0.1', { ...config, rtc: { ...config.rtc, ips: { includes: ['127.0.0.1/32'] } }, ...more });
}

/** Starts a LiveKit with this configuration. */
export async function startNode(address: string, config: NodeConfig): Promise<LiveKitNode> {
  const found = await findLiveKit({ own: true });
  if (found.kind !== 'program') throw new Error('Faults need LiveKit as a program (on PATH or built with Go), not in a container.');
  const apiUrl = `http://${address}:${config.port}`;
  let running: ReturnType<typeof startProcess> | undefined;
  let id = '';

  const start = async () => {
    let isOver = false;
    const env = { ...process.env, LIVEKIT_CONFIG: JSON.stringify({ ...config, logging: { level: 'info', json: false } }) };
    const line = (text: string) => {
      if (process.env['VISIO_LIVEKIT_LOG']) console.error(`livekit ${config.port}: ${text}`);
      id = /starting LiveKit server.*"nodeID": ?"(\w+)"/.exec(text)?.[1] ?? id;
    };
    const mine = startProcess(found.file, [], { env, line });
    running = mine;
    void mine.ended.then(() => (isOver = true));
    if (!(await answers(apiUrl, { within: 20_000, gone: () => isOver }))) throw new Error(`LiveKit did not start.\n${mine.tail()}`);
  };
  const stop = async () => running?.stop();
  await start();
  return {
    url: apiUrl.replace('http', 'ws'),
    apiUrl,
    ...keys,
    id: () => id,
    pid: () => running?.pid,
    async kill() {
      if (running?.pid) process.kill(running.pid, 'SIGKILL');
      await running?.ended;
    },
    stop: async () => void (await stop()),
    start,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
