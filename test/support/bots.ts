import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atEnd } from '../../scripts/support/shutdown.mjs';
import type { BotAnswer, BotCommand, BotPlan } from './bot-messages.ts';
import { palette, type Colour } from './palette.ts';
import type { Rig } from './rig.ts';

/** One bot to be; without a colour it has no camera, without a tone no microphone. */
export interface BotOptions {
  readonly name: string;
  readonly colour?: Colour;
  /** Hz. */
  readonly tone?: number;
  /** Default 320 by 180 at 10 frames per second: twenty such bots cost most of a core. */
  readonly camera?: { readonly width: number; readonly height: number; readonly fps: number };
  /** A token of the test's own; default: the bot comes in by our server. */
  readonly token?: string;
}

/** A participant without a browser. */
export interface Bot {
  readonly name: string;
  readonly identity: string;
  leave(): Promise<void>;
  /** Takes its camera or microphone back; a bot cannot mute (@livekit/rtc-node has no call for it). */
  unpublish(source: 'camera' | 'microphone'): Promise<void>;
  /** Sends a reliable data packet, as anyone in the room could. */
  send(payload: string, topic?: string): Promise<void>;
}

/** Bots of one room, in a process of their own. */
export interface Bots extends AsyncDisposable {
  readonly bots: readonly Bot[];
  /** All leave at once. */
  stop(): Promise<void>;
}

/** Lets bots join a room; settles when all of them are in and publish. */
export async function joinBots(rig: Rig, room: string, wanted: readonly BotOptions[]): Promise<Bots> {
  const child = fork(fileURLToPath(new URL('bot-process.ts', import.meta.url)), {
    execArgv: ['--conditions=@visio-sdk/source'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = () => void child.kill('SIGKILL');
  const forget = atEnd(kill);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const open = new Map<number, (answer: BotAnswer) => void>();
  child.on('message', (answer: BotAnswer) => open.get(answer.id)?.(answer));
  void exited.then(() => open.forEach((settle, id) => settle({ id, error: 'The bots have gone.' })));

  let last = 0;
  type Wanted<T> = T extends BotCommand ? Omit<T, 'id'> : never;
  const tell = async (command: Wanted<BotCommand>) => {
    const id = ++last;
    const answer = await new Promise<BotAnswer>((resolve) => {
      open.set(id, resolve);
      child.send({ ...command, id });
    });
    open.delete(id);
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  };

  const join = async ({ name, colour, tone, camera, token }: BotOptions): Promise<Bot> => {
    const plan: BotPlan = {
      url: rig.livekit.url,
      token: token ?? (await rig.enter(room, name)).token,
      ...(colour && { colour: palette[colour] }),
      ...(tone && { tone }),
      ...(camera ?? { width: 320, height: 180, fps: 10 }),
    };
    const joined = await tell({ do: 'join', plan });
    if (!joined) throw new Error(`${name} did not join`);
    const { bot, identity } = joined;
    return {
      name,
      identity,
      leave: async () => void (await tell({ do: 'leave', bot })),
      unpublish: async (source) => void (await tell({ do: 'unpublish', bot, source })),
      send: async (payload, topic = '') => void (await tell({ do: 'send', bot, payload, topic })),
    };
  };

  const stop = async () => {
    forget();
    // It says goodbye to LiveKit by going: nobody waits for a polite end.
    kill();
    await exited;
  };
  try {
    const bots: Bot[] = [];
    for (const options of wanted) bots.push(await join(options));
    return { bots, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
