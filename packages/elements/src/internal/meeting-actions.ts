/** What a moderator may do to the meeting as a whole. */
import type { Capability, Meeting, Participant, RoomState } from '@visio-sdk/core';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import LockOpen from 'lucide/dist/esm/icons/lock-open.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';
import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import Spotlight from 'lucide/dist/esm/icons/spotlight.mjs';
import type { TextKey } from '../translations/fr.ts';
import type { Action } from './action-list.ts';

/** What the actions depend on, as it is now. */
export interface MeetingSituation {
  readonly capabilities: ReadonlySet<Capability>;
  readonly roomState: RoomState;
  readonly hands: readonly Participant[];
}

/** The actions that are allowed and of use now; the server has the last word. */
export function actionsOnMeeting({ capabilities, roomState, hands }: MeetingSituation, actions: Meeting['actions'], t: (key: TextKey) => string): Action[] {
  const { locked, spotlight } = roomState;
  const all: (Action | false)[] = [
    capabilities.has('mute') && {
      id: 'mute-all',
      label: t('moderationMenu.muteAll'),
      icon: MicOff,
      run: () => actions.muteAll('microphone'),
    },
    capabilities.has('lower-hands') &&
      hands.length > 0 && {
        id: 'lower-hands',
        label: t('moderationMenu.lowerHands'),
        icon: Hand,
        run: () => actions.lowerHands(),
      },
    capabilities.has('spotlight') &&
      spotlight !== null && {
        id: 'spotlight',
        label: t('moderationMenu.unspotlight'),
        icon: Spotlight,
        run: () => actions.setSpotlight(null),
      },
    capabilities.has('lock') && {
      id: 'lock',
      label: t(locked ? 'moderationMenu.unlock' : 'moderationMenu.lock'),
      icon: locked ? LockOpen : Lock,
      run: () => actions.setLocked(!locked),
    },
    capabilities.has('end') && {
      id: 'end',
      label: t('moderationMenu.end'),
      icon: LogOut,
      confirm: { question: t('moderationMenu.endQuestion'), hint: t('moderationMenu.endHint') },
      run: () => actions.end(),
    },
  ];
  return all.filter((one) => one !== false);
}
