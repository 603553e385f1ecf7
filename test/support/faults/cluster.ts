// Two LiveKits that share a Redis, as an agency runs them: a room lives on one of them, and either lets people in.
import { connect } from 'node:net';
import { freePort } from '../../../scripts/support/ports.mjs';
import { startProcess } from '../../../scripts/support/processes.mjs';
import { findProgram } from './machine.ts';
import { forward } from './forward.ts';
import { startNodeHere, type LiveKitNode } from './node.ts';

/** Two nodes; what stands before them for our server asks whichever lives. */
export interface Cluster extends AsyncDisposable {
  readonly nodes: readonly [LiveKitNode, LiveKitNode];
  /** LiveKit's API, by whichever node answers. */
  readonly apiUrl: string;
  /** The node that a room lives on, by LiveKit's own name of the room. */
  ownerOf(room: string): Promise<LiveKitNode | undefined>;
  stop(): Promise<void>;
}

/** Why there can be no cluster here; undefined where there can be. */
export function whyNoCluster(): string | undefined {
  return findProgram('redis-server', 'redis-server') ? undefined : 'the program redis-server is missing (package redis-server)';
}

/** Starts Redis and two nodes on loopback. */
export async function startCluster(): Promise<Cluster> {
  const program = findProgram('redis-server', 'redis-server');
  if (!program) throw new Error('No redis-server');
  const redisPort = await freePort('tcp', 0);
  const redis = startProcess(program, ['--port', `${redisPort}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no']);
  const started: LiveKitNode[] = [];
  try {
    await untilAnswers(redisPort);
    for (const turnRelayPorts of [[42_000, 42_400], [42_500, 42_900]] as const) started.push(await startNodeHere(turnRelayPorts, { redis: { address: `127.0.0.1:${redisPort}` } }));
  } catch (error) {
    await Promise.all([...started.map((node) => node.stop()), redis.stop()]);
    throw error;
  }
  const nodes = started as [LiveKitNode, LiveKitNode];
  const door = await forward('127.0.0.1', 0, nodes.map(({ url }) => ({ host: '127.0.0.1', port: Number(new URL(url).port) })));
  const stop = async () => {
    await door.close();
    await Promise.all(nodes.map((node) => node.stop()));
    await redis.stop();
  };
  return {
    nodes,
    apiUrl: `http://127.0.0.1:${door.port}`,
    async ownerOf(room) {
      const id = await ask(redisPort, `HGET room_node_map ${room}`);
      return nodes.find((node) => node.id() === id);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Asks Redis one thing that has a short answer. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      // A length, then the text; or a simple answer.
      resolve(/^\$\d+\r\n(.*)\r\n/.exec(String(answer))?.[1] ?? String(answer).trim());
    });
  });
}

async function untilAnswers(port: number): Promise<void> {
  const end = Date.now() + 10_000;
  while ((await ask(port, 'PING').catch(() => '')) !== '+PONG') {
    if (Date.now() > end) throw new Error('Redis does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
