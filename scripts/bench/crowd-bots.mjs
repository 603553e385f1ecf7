import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atEnd } from '../support/shutdown.mjs';

/**
 * Fills a room with people of whom one talks at a time.
 * @param {import('../../test/support/rig.ts').Rig} rig
 * @param {string} room
 * @param {{ people: number, turn: number, width: number, height: number, fps: number }} options turn: ms that each one talks
 * @returns {Promise<AsyncDisposable>} settles when all are in
 */
export async function fillRoom(rig, room, { people, turn, ...options }) {
  // Tokens of our server are good for two minutes, and so many take longer to join on a small machine.
  const { token } = await rig.enter(room, 'Nobody');
  const name = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).video.room;
  const tokens = await Promise.all(Array.from({ length: people }, (_, index) => rig.token(name, { name: `Person ${index + 1}`, ttl: 1_800 })));
  await using stack = new AsyncDisposableStack();
  const shares = Array.from({ length: Math.ceil(people / share) }, (_, index) => tokens.slice(index * share, (index + 1) * share));
  /** @type {Awaited<ReturnType<typeof startGroup>>[]} */
  const groups = [];
  // One after the other: they would only slow each other down.
  for (const some of shares) groups.push(stack.use(await startGroup({ url: rig.livekit.url, tokens: some, turn, ...options })));
  let speaker = 0;
  const timer = setInterval(() => {
    speaker += 1;
    // From process to process, and there from one to the next.
    groups[speaker % groups.length]?.talk(Math.floor(speaker / groups.length));
  }, turn);
  stack.defer(() => clearInterval(timer));
  return stack.move();
}

/** So many in a process: one process with all of them takes minutes to get them in. */
const share = 13;

/** @param {{ url: string, tokens: readonly string[], width: number, height: number, fps: number, turn: number }} plan */
async function startGroup(plan) {
  // A process that LiveKit's native library ended takes nobody else along.
  for (let attempt = 1; ; attempt++) {
    const child = fork(fileURLToPath(new URL('crowd-process.mjs', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const kill = () => void child.kill('SIGKILL');
    const forget = atEnd(kill);
    const exited = new Promise((/** @type {(value: void) => void} */ resolve) => child.once('exit', () => resolve()));
    const stop = async () => {
      forget();
      kill();
      await exited;
    };
    try {
      await new Promise((resolve, reject) => {
        child.once('message', (/** @type {{ error?: string }} */ answer) => (answer.error ? reject(new Error(answer.error)) : resolve(answer)));
        void exited.then(() => reject(new Error('The people of the crowd have gone.')));
        child.send(plan);
      });
      return { talk: (/** @type {number} */ who) => void child.send({ who }), [Symbol.asyncDispose]: stop };
    } catch (error) {
      await stop();
      if (attempt === 4) throw error;
    }
  }
}
