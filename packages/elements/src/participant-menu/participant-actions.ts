/** What one may do about a person now. */
import type { MediaSource, Meeting, Participant, ParticipantState, Role, RoomState, Capability } from '@visio-sdk/core';
import type { TileSource } from '@visio-sdk/core/layout';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import MonitorX from 'lucide/dist/esm/icons/monitor-x.mjs';
import PinOff from 'lucide/dist/esm/icons/pin-off.mjs';
import Pin from 'lucide/dist/esm/icons/pin.mjs';
import Shield from 'lucide/dist/esm/icons/shield.mjs';
import Spotlight from 'lucide/dist/esm/icons/spotlight.mjs';
import UserX from 'lucide/dist/esm/icons/user-x.mjs';
import VideoOff from 'lucide/dist/esm/icons/video-off.mjs';
import type { Action } from '../internal/action-list.ts';
import { shortName } from '../internal/short-name.ts';
import type { TextKey } from '../translations/fr.ts';
import type { TextParams } from '../translations/translate.ts';

/** What the actions depend on, as it is now. */
export interface Situation {
  readonly participant: Participant;
  readonly source: TileSource;
  /** The identity of whom one pinned. */
  readonly pinned: string | undefined;
  readonly state: ParticipantState;
  readonly capabilities: ReadonlySet<Capability>;
  /** One's own. */
  readonly role: Role | undefined;
  readonly roomState: RoomState;
}

type Translate = (key: TextKey, params?: TextParams) => string;

const sources = [
  { source: 'microphone', look: MicOff, stop: 'participantMenu.mute', allow: 'participantMenu.allowMicrophone' },
  { source: 'camera', look: VideoOff, stop: 'participantMenu.stopCamera', allow: 'participantMenu.allowCamera' },
  { source: 'screen', look: MonitorX, stop: 'participantMenu.stopShare', allow: 'participantMenu.allowScreen' },
] as const;

/** The actions that provider and roles allow; the server has the last word. */
export function actionsOn(situation: Situation, { actions, setPinned }: Pick<Meeting, 'actions' | 'setPinned'>, t: Translate): Action[] {
  const { participant, source, pinned, state, capabilities, role, roomState } = situation;
  const { identity } = participant;
  const isScreen = source === 'screen';
  // A moderator does nothing against an organiser, and nobody anything against oneself.
  const isAbove = !participant.isLocal && (state.role !== 'organiser' || role === 'organiser');
  const may = (capability: Capability) => isAbove && capabilities.has(capability);
  const list: Action[] = [];
  // One's own screen would show itself in itself.
  if (!(participant.isLocal && isScreen)) {
    const isPinned = pinned === identity;
    const label = t(isPinned ? 'participantMenu.unpin' : 'participantMenu.pin');
    list.push({ id: 'pin', label, icon: isPinned ? PinOff : Pin, run: async () => setPinned(isPinned ? null : identity) });
  }
  if (may('mute')) {
    for (const { source, look, stop } of sources) {
      const publication = state.publications[source];
      if (!publication || publication.muted || (isScreen && source !== 'screen')) continue;
      list.push({ id: `mute-${source}`, label: t(stop), icon: look, run: () => actions.mute(identity, source) });
    }
  }
  // The rest is about the person.
  if (isScreen) return list;
  if (capabilities.has('lower-hands') && !participant.isLocal && state.handRaisedAt !== undefined) {
    list.push({ id: 'lower-hand', label: t('participantMenu.lowerHand'), icon: Hand, run: () => actions.lowerHand(identity) });
  }
  if (capabilities.has('spotlight')) {
    const isShown = roomState.spotlight === identity;
    const label = t(isShown ? 'participantMenu.unspotlight' : 'participantMenu.spotlight');
    list.push({ id: 'spotlight', label, icon: Spotlight, run: () => actions.setSpotlight(isShown ? null : identity) });
  }
  if (may('allow-sources')) {
    const allowed = sources.map(({ source }) => source).filter((source) => state.canPublish.includes(source));
    for (const { source, allow } of sources) {
      const checked = allowed.includes(source);
      const next: MediaSource[] = checked ? allowed.filter((one) => one !== source) : [...allowed, source];
      list.push({ id: `allow-${source}`, label: t(allow), checked, run: () => actions.allowSources(identity, next) });
    }
  }
  if (may('set-role')) {
    const make = (id: string, key: TextKey, next: Role) => list.push({ id, label: t(key), icon: Shield, run: () => actions.setRole(identity, next) });
    if (state.role === 'participant') make('role', 'participantMenu.makeModerator', 'moderator');
    if (state.role === 'moderator') make('role', 'participantMenu.makeParticipant', 'participant');
    // Organisers are made and unmade by their like.
    if (role === 'organiser' && state.role !== 'organiser') make('organiser', 'participantMenu.makeOrganiser', 'organiser');
    if (state.role === 'organiser') make('organiser', 'participantMenu.unmakeOrganiser', 'moderator');
  }
  if (may('remove')) {
    const question = t('participantMenu.removeQuestion', { name: shortName(state.name) || t('tile.unnamed') });
    const confirm = { question, hint: t('participantMenu.removeHint') };
    list.push({ id: 'remove', label: t('participantMenu.remove'), icon: UserX, confirm, run: () => actions.remove(identity) });
  }
  return list;
}
