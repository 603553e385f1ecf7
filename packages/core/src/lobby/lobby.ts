import type { Lobby, Provider } from '../providers/provider.ts';
import { createState, type Readable } from '../reactive/readable.ts';

export interface LobbyParts {
  /** The provider while one is in the meeting and may let in; undefined otherwise. */
  readonly door: Readable<Provider | undefined>;
}

const nobody: Lobby = Object.freeze({ waiting: Object.freeze([]), total: 0 });

/** Who waits at the door. The server is asked only while somebody listens here. */
export function createLobby({ door }: LobbyParts): Readable<Lobby> {
  let watching: AbortController | undefined;

  function look(): void {
    watching?.abort();
    watching = undefined;
    lobby.set(nobody);
    const provider = door.get();
    if (provider?.lobby) void watch(provider.lobby(((watching = new AbortController()), watching.signal)), watching);
  }

  async function watch(lists: AsyncIterable<Lobby>, mine: AbortController): Promise<void> {
    try {
      for await (const list of lists) {
        if (mine !== watching) return;
        lobby.set(list);
      }
    } catch {
      // The right to know is gone, which the role says as well: then nobody is shown.
      if (mine === watching) lobby.set(nobody);
    }
  }

  const lobby = createState<Lobby>(nobody, {
    watched() {
      let stop: (() => void) | undefined;
      let isOver = false;
      // Later: here somebody is just subscribing, who would be subscribed to the door as well.
      queueMicrotask(() => {
        if (isOver) return;
        stop = door.subscribe(look);
        look();
      });
      return () => {
        isOver = true;
        stop?.();
        watching?.abort();
        watching = undefined;
      };
    },
  });
  return { get: lobby.get, subscribe: lobby.subscribe };
}
