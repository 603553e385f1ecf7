import type { Meeting, SituationCode } from '@visio-sdk/core';
import CameraOff from 'lucide/dist/esm/icons/video-off.mjs';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import Mic from 'lucide/dist/esm/icons/mic.mjs';
import MonitorX from 'lucide/dist/esm/icons/monitor-x.mjs';
import UserRound from 'lucide/dist/esm/icons/user-round.mjs';
import type { Icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import type { Happening } from './happenings.ts';
import type { WatchHost } from './host.ts';

const looks: readonly (readonly [prefix: string, look: Icon])[] = [
  ['microphone', MicOff],
  ['camera', CameraOff],
  ['screen', MonitorX],
  ['hand', Hand],
  ['alone', UserRound],
];

/** The notice of what befell somebody; `by` is the moderator's name, when it is known. */
export function happeningOf(code: SituationCode, by: string | undefined, meeting: Meeting, host: WatchHost): Happening {
  const isGood = code.endsWith('-allowed');
  const base = {
    id: code,
    kind: isGood ? 'success' : 'warning',
    look: isGood ? Mic : (looks.find(([prefix]) => code.startsWith(prefix))?.[1] ?? Mic),
    say: () => host.t(`situation.${code}`, { who: by || host.t('situation.moderator') }),
    life: 12_000,
  } satisfies Happening;
  switch (code) {
    case 'microphone-off-speaking':
      return { ...base, life: 20_000, action: { key: 'toolbar.turnMicrophoneOn', run: () => ignoreFailure(meeting.microphone.enable()) } };
    case 'alone':
      return { ...base, kind: 'info', life: undefined, action: { key: 'toolbar.leave', run: () => host.leave() } };
    default:
      return base;
  }
}
