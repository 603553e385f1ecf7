import type { Participant, ParticipantState } from '../participants/participant.ts';
import type { Moderated, ModeratedKind } from '../protocol/moderated.ts';
import type { MediaSource } from '../protocol/moderation.ts';
import { moderatedOf } from './moderated.ts';
import type { SituationCode, SituationMeeting } from './types.ts';

/** How long it takes until all that belongs to one deed has arrived, in ms. */
const settling = 1_000;
/** How long a moderator's name goes with what happens, in ms. */
const fresh = 10_000;

const sources = ['camera', 'microphone', 'screen'] as const satisfies readonly MediaSource[];

/**
 * What moderators do to the person. When one turns a source off oneself, the device is off before LiveKit says so; what is
 * silent on LiveKit while the device is on was silenced by the server.
 */
export function watchModerators(meeting: SituationMeeting, tell: (code: SituationCode, by?: string) => void): () => void {
  const stopped = new Set<MediaSource>();
  const mightBefore = new Map<MediaSource, boolean>();
  let me: Participant | undefined;
  let before: ParticipantState | undefined;
  let told: { readonly deed: Moderated; readonly at: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The line was down meanwhile: it takes all away and gives it back, and the person may have turned something off. */
  let wasDown = false;
  let unfollow = () => {};

  const statusOf = (source: MediaSource) => (source === 'screen' ? meeting.screenShare : meeting[source]).state.get().status;
  const by = (what: ModeratedKind) => (told && told.deed.what === what && performance.now() - told.at < fresh ? told.deed.by : undefined);

  function follow(): void {
    const now = meeting.localParticipant.get();
    if (now === me) return;
    unfollow();
    clearTimeout(timer);
    told = undefined;
    forget();
    me = now;
    before = me?.state.get();
    unfollow = me?.state.subscribe(look) ?? (() => {});
  }

  function look(): void {
    const [was, now] = [before, me?.state.get()];
    before = now;
    if (!was || !now) return;
    const deed = moderatedOf(now.attributes);
    if (deed && deed.at !== moderatedOf(was.attributes)?.at) told = { deed, at: performance.now() };
    if (was.handRaisedAt !== undefined && now.handRaisedAt === undefined) {
      // Without a name it was oneself, as far as anybody can tell.
      const moderator = by('hand');
      told = undefined;
      if (moderator !== undefined) tell('hand-lowered', moderator);
    }
    for (const source of sources) {
      const might = was.canPublish.includes(source);
      // A server that wants to end a share forbids and allows it.
      const isMeansOnly = by(source) !== undefined;
      if (might !== now.canPublish.includes(source) && !isMeansOnly && !mightBefore.has(source)) mightBefore.set(source, might);
      if (sentOf(was, source) > sentOf(now, source) && statusOf(source) === 'on') stopped.add(source);
    }
    if (stopped.size === 0 && mightBefore.size === 0) return;
    if (meeting.connection.get().state === 'reconnecting') wasDown = true;
    timer ??= setTimeout(settle, settling);
  }

  function settle(): void {
    timer = undefined;
    const { state } = meeting.connection.get();
    if (state === 'reconnecting') {
      wasDown = true;
      // The moderator's name is not forgotten meanwhile.
      if (told) told = { ...told, at: told.at + settling };
      timer = setTimeout(settle, settling);
      return;
    }
    const now = me?.state.get();
    for (const source of state === 'joined' && now ? sources : []) {
      const may = now!.canPublish.includes(source);
      const might = mightBefore.get(source) ?? may;
      if (might !== may) tell(`${source}-${may ? 'allowed' : 'forbidden'}`, by('sources'));
      else if (stopped.has(source) && statusOf(source) === 'off' && (by(source) !== undefined || !wasDown)) tell(`${source}-stopped`, by(source));
    }
    forget();
  }

  function forget(): void {
    timer = undefined;
    wasDown = false;
    stopped.clear();
    mightBefore.clear();
  }

  follow();
  const stop = meeting.localParticipant.subscribe(follow);
  return () => {
    stop();
    unfollow();
    clearTimeout(timer);
  };
}

/** How many tracks of it are sent: the sound of a share may end before its picture. */
function sentOf({ publications }: ParticipantState, source: MediaSource): number {
  const all = source === 'screen' ? [publications.screen, publications['screen-audio']] : [publications[source]];
  return all.filter((one) => one?.muted === false).length;
}
