/** Who waits at the door of our server, for those who may let in. */
import type { WaitingPerson } from '../../protocol/index.ts';
import type { Lobby } from '../provider.ts';
import { follow } from './visio-follow.ts';

/** Follows the list; ends only by throwing, for instance `not-allowed` once the role is gone. */
export async function* watchLobby(base: URL, bearer: string, signal: AbortSignal): AsyncGenerator<Lobby> {
  const url = new URL('waiting', base);
  // Whoever is inside has other things to do than to hear that this does not work: it is tried for ever.
  for await (const body of follow({ url, bearer, signal, patience: Infinity })) {
    const lobby = readLobby(body);
    if (lobby) yield lobby;
  }
}

function readLobby(body: unknown): Lobby | undefined {
  const { waiting, total } = (body ?? {}) as Partial<Record<keyof Lobby, unknown>>;
  if (!Array.isArray(waiting)) return undefined;
  const people = waiting.filter(isPerson).map((one) => Object.freeze(one));
  return Object.freeze({ waiting: Object.freeze(people), total: Math.max(people.length, Number(total) || 0) });
}

function isPerson(value: unknown): value is WaitingPerson {
  const one = value as Partial<WaitingPerson> | null;
  return typeof one?.id === 'string' && typeof one.name === 'string';
}
