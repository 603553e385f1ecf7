/** What has happened, told by elements that a page loads once it is in a meeting. */
import type { ChatMessage, ConnectionQuality, Lobby, Participant, ReactionEmoji, Role, SituationCode } from '@visio-sdk/core';
import { VisioEvent } from './visio-event.ts';

/** Somebody else gave a reaction. */
export class VisioReactionReceivedEvent extends VisioEvent<{ readonly participant: Participant; readonly emoji: ReactionEmoji }> {
  constructor(participant: Participant, emoji: ReactionEmoji) {
    super('visio-reaction-received', { detail: { participant, emoji } });
  }
}

/** Something befell the person: a moderator muted them, their hand was lowered, everybody else has left. */
export class VisioSituationEvent extends VisioEvent<{
  readonly code: SituationCode;
  /** Identity of the moderator whose doing it is, when the server says so. */
  readonly by: string | undefined;
}> {
  constructor(code: SituationCode, by: string | undefined) {
    super('visio-situation', { detail: { code, by } });
  }
}

/** Somebody came to the door, for whoever may let them in. */
export class VisioKnockedEvent extends VisioEvent<Lobby> {
  constructor(lobby: Lobby) {
    super('visio-knocked', { detail: lobby });
  }
}

/** One's own role is another one than before. */
export class VisioRoleChangedEvent extends VisioEvent<{ readonly role: Role }> {
  constructor(role: Role) {
    super('visio-role-changed', { detail: { role } });
  }
}

/** Somebody else wrote in the chat. */
export class VisioChatReceivedEvent extends VisioEvent<{ readonly message: ChatMessage }> {
  constructor(message: ChatMessage) {
    super('visio-chat-received', { detail: { message } });
  }
}

/** One's own message was sent to everybody. */
export class VisioChatSentEvent extends VisioEvent<{ readonly message: ChatMessage }> {
  constructor(message: ChatMessage) {
    super('visio-chat-sent', { detail: { message } });
  }
}

/** Somebody, or oneself, raised a hand: they are in `meeting.hands` now. */
export class VisioHandRaisedEvent extends VisioEvent<{ readonly participant: Participant }> {
  constructor(participant: Participant) {
    super('visio-hand-raised', { detail: { participant } });
  }
}

/** A hand is down: its owner or a moderator lowered it, or they left. */
export class VisioHandLoweredEvent extends VisioEvent<{ readonly participant: Participant }> {
  constructor(participant: Participant) {
    super('visio-hand-lowered', { detail: { participant } });
  }
}

/** Another panel is open beside the stage, or none (empty). */
export class VisioPanelChangedEvent extends VisioEvent<{ readonly panel: string }> {
  constructor(panel: string) {
    super('visio-panel-changed', { detail: { panel } });
  }
}

/** One's own camera, microphone or shared screen went on or off, whoever's doing it was. */
export class VisioMediaChangedEvent extends VisioEvent<{ readonly source: 'camera' | 'microphone' | 'screen'; readonly on: boolean }> {
  constructor(source: 'camera' | 'microphone' | 'screen', on: boolean) {
    super('visio-media-changed', { detail: { source, on } });
  }
}

/** One's own line is better or worse than before. */
export class VisioQualityChangedEvent extends VisioEvent<{ readonly quality: ConnectionQuality }> {
  constructor(quality: ConnectionQuality) {
    super('visio-quality-changed', { detail: { quality } });
  }
}

/** The browser keeps the sound from playing until the person acts, or does so no more. */
export class VisioSoundBlockedEvent extends VisioEvent<{ readonly blocked: boolean }> {
  constructor(blocked: boolean) {
    super('visio-sound-blocked', { detail: { blocked } });
  }
}

/** The person pinned somebody for themself, somebody else, or nobody (null). */
export class VisioPinChangedEvent extends VisioEvent<{ readonly identity: string | null }> {
  constructor(identity: string | null) {
    super('visio-pin-changed', { detail: { identity } });
  }
}
