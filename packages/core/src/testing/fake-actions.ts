import type { Participant } from '../participants/participant.ts';
import type { RoomState } from '../protocol/index.ts';
import { makeActions, type Actions, type Lobby } from '../providers/provider.ts';
import type { Readable, State } from '../reactive/readable.ts';
import type { MeetingError } from '../support/errors.ts';
import type { FakeParticipant } from './fake-participant.ts';

/** What the actions of a fake meeting act upon. */
export interface FakeActionParts {
  readonly calls: string[];
  readonly local: FakeParticipant;
  readonly lobby: State<Lobby>;
  readonly roomState: State<RoomState>;
  readonly hands: Readable<readonly Participant[]>;
  find(identity: string): FakeParticipant | undefined;
}

/** Actions that note each call and do at once what a server would. */
export function createFakeActions(parts: FakeActionParts): { readonly actions: Actions; failNext(error: MeetingError): void } {
  const { calls, local, lobby, roomState, hands, find } = parts;
  let failure: MeetingError | undefined;
  const letGo = (keep: (id: string) => boolean) => {
    const waiting = lobby.get().waiting.filter(({ id }) => keep(id));
    lobby.set({ waiting, total: waiting.length });
  };
  const effects: Partial<{ [Name in keyof Actions]: (...args: Parameters<Actions[Name]>) => void }> = {
    setHandRaised: (raised) => local.set({ handRaisedAt: raised ? Date.now() : undefined }),
    rename: (name) => local.set({ name }),
    admit: (id) => letGo((one) => one !== id),
    deny: (id) => letGo((one) => one !== id),
    admitAll: () => letGo(() => false),
    mute: (identity, source) => find(identity)?.setPublication(source, source === 'screen' ? undefined : { muted: true }),
    allowSources: (identity, allowed) =>
      find(identity)?.set({ canPublish: allowed.flatMap((one) => (one === 'screen' ? ['screen', 'screen-audio'] as const : [one])) }),
    setRole: (identity, role) => find(identity)?.set({ role }),
    lowerHand: (identity) => find(identity)?.set({ handRaisedAt: undefined }),
    lowerHands: () => hands.get().forEach((one) => find(one.identity)?.set({ handRaisedAt: undefined })),
    setSpotlight: (spotlight) => roomState.set({ ...roomState.get(), spotlight }),
    setLocked: (locked) => roomState.set({ ...roomState.get(), locked }),
  };
  return {
    actions: makeActions(async (name, args) => {
      calls.push(['actions.' + name, ...args.map(String)].join(' '));
      const error = failure;
      failure = undefined;
      if (error) throw error;
      (effects[name] as ((...args: never[]) => void) | undefined)?.(...args);
    }),
    failNext(error) {
      failure = error;
    },
  };
}
