import type { Connection } from '../connection/connection.ts';
import type { InputDevice, ScreenShare } from '../devices/device.ts';
import type { Participant } from '../participants/participant.ts';
import type { Readable } from '../reactive/readable.ts';

/** What happened to the person. What lasts (sound held back, a device that failed) is state; why a meeting is over is a reason. */
export type SituationCode =
  /** A moderator stopped what one sends; one may start it again. */
  | 'microphone-stopped'
  | 'camera-stopped'
  | 'screen-stopped'
  /** One may not send this any more. */
  | 'microphone-forbidden'
  | 'camera-forbidden'
  | 'screen-forbidden'
  /** One may again. */
  | 'microphone-allowed'
  | 'camera-allowed'
  | 'screen-allowed'
  /** A moderator lowered one's hand. */
  | 'hand-lowered'
  /** One speaks, and the microphone is off. */
  | 'microphone-off-speaking'
  /** Everybody else has left, some seconds ago. */
  | 'alone';

/** One thing that befell the person. */
export interface Situation {
  readonly code: SituationCode;
  /** Identity of the moderator whose doing it is, when the server says so. */
  readonly by: string | undefined;
}

export interface SituationOptions {
  /**
   * Whether it is noticed that somebody speaks with the microphone off. A copy of the open microphone's track is then
   * measured for loudness on this device, and goes nowhere. Read each time. Default: it is.
   */
  talkWhileMuted?(): boolean;
}

/** What is looked at of a meeting. */
export interface SituationMeeting {
  readonly connection: Readable<Connection>;
  readonly participants: Readable<readonly Participant[]>;
  readonly localParticipant: Readable<Participant | undefined>;
  readonly camera: Pick<InputDevice, 'state'>;
  readonly microphone: Pick<InputDevice, 'state' | 'track'>;
  readonly screenShare: Pick<ScreenShare, 'state'>;
}
