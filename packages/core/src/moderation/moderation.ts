import { parseRoomState, type Role, type RoomState } from '../protocol/index.ts';
import { makeActions, type Actions } from '../providers/provider.ts';
import { createState, type Readable } from '../reactive/readable.ts';
import { sameFields } from '../reactive/shallow.ts';
import { MeetingError } from '../support/errors.ts';

export interface ModerationParts {
  /** What the provider can do now; undefined outside the meeting. */
  actions(): Partial<Actions> | undefined;
  /** One's own role; undefined outside the meeting. */
  readonly role: Readable<Role | undefined>;
  /** One's own role is another one than before. */
  onRole(): void;
}

/** Who may do what, and what everybody sees of it. */
export interface ModerationFeature {
  readonly actions: Actions;
  readonly roomState: Readable<RoomState>;
  setRoomState(state: RoomState): void;
}

export function createModeration({ actions, role, onRole }: ModerationParts): ModerationFeature {
  const roomState = createState(parseRoomState(undefined), { equals: sameFields });
  let before = role.get();
  role.subscribe(() => {
    const now = role.get();
    if (now && before && now !== before) onRole();
    if (!now) roomState.set(parseRoomState(undefined));
    before = now;
  });
  return {
    actions: makeActions((name, args) => {
      const given = actions();
      const action = given?.[name] as ((...args: never[]) => Promise<void>) | undefined;
      return action?.(...args) ?? Promise.reject(new MeetingError(given ? 'action-unavailable' : 'not-joined'));
    }),
    roomState,
    setRoomState: (state) => roomState.set(Object.freeze(state)),
  };
}
