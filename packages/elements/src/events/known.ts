import type { ChatMessage, Meeting, Participant, Reaction, Role } from '@visio-sdk/core';

/** What was so when somebody came in, and is no news. */
export interface Known {
  readonly messages: readonly ChatMessage[];
  readonly reactions: readonly Reaction[];
  readonly hands: readonly Participant[];
  readonly pinned: string | undefined;
  readonly role: Role | undefined;
  readonly on: readonly MediaName[];
}

export type MediaName = 'camera' | 'microphone' | 'screen';

/** What one knows on coming in: all that was there, but for what was said and shown to everybody. */
export function knownNow({ hands, pinned, role, camera, microphone, screenShare }: Meeting): Known {
  const devices = { camera, microphone, screen: screenShare };
  const on = (Object.keys(devices) as MediaName[]).filter((name) => devices[name].state.get().status === 'on');
  return { messages: [], reactions: [], hands: hands.get(), pinned: pinned.get(), role: role.get(), on };
}
