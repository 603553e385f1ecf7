/** Composes what has to do with who may do what: actions, the people at the door, the room's own state. */
import { isInMeeting, type Connection } from '../connection/connection.ts';
import { createLobby } from '../lobby/lobby.ts';
import { createModeration, type ModerationFeature } from '../moderation/moderation.ts';
import type { Participant } from '../participants/participant.ts';
import type { Role } from '../protocol/index.ts';
import type { Capability, Lobby, Provider } from '../providers/provider.ts';
import { derive, type Readable, type State } from '../reactive/readable.ts';

export interface AuthorityParts {
  readonly connection: Readable<Connection>;
  readonly localParticipant: Readable<Participant | undefined>;
  readonly capabilities: State<ReadonlySet<Capability>>;
  /** The provider that let us in; undefined outside. */
  provider(): Provider | undefined;
}

export interface Authority extends ModerationFeature {
  readonly role: Readable<Role | undefined>;
  readonly lobby: Readable<Lobby>;
}

export function composeAuthority({ connection, localParticipant, capabilities, provider }: AuthorityParts): Authority {
  const role = derive(() => localParticipant.get()?.state.get().role);

  async function askAgain(): Promise<void> {
    const mine = provider();
    await mine?.refresh?.();
    if (mine && mine === provider()) capabilities.set(new Set(mine.capabilities));
  }

  const door = derive(() => (isInMeeting(connection.get()) && capabilities.get().has('admit') ? provider() : undefined));
  return {
    role,
    ...createModeration({
      actions: () => provider()?.actions,
      role,
      // What one may do is then what it was: the server refuses the rest.
      onRole: () => void askAgain().catch(() => {}),
    }),
    lobby: createLobby({ door }),
  };
}
