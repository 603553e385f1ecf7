/** The front door: classes and types, without registering anything. `@visio-sdk/elements/define` registers. */
export { localeContext, meetingContext, type Locale } from './context/meeting-context.ts';
export type { VisioEventMap } from './events/event-map.ts';
export {
  VisioErrorEvent,
  VisioJoinedEvent,
  VisioLeftEvent,
  VisioParticipantJoinedEvent,
  VisioParticipantLeftEvent,
  VisioReadyEvent,
  VisioReconnectedEvent,
  VisioReconnectingEvent,
  VisioWaitingEvent,
} from './events/facts.ts';
export {
  VisioChatReceivedEvent,
  VisioChatSentEvent,
  VisioHandLoweredEvent,
  VisioHandRaisedEvent,
  VisioKnockedEvent,
  VisioMediaChangedEvent,
  VisioPanelChangedEvent,
  VisioPinChangedEvent,
  VisioQualityChangedEvent,
  VisioReactionReceivedEvent,
  VisioRoleChangedEvent,
  VisioSituationEvent,
  VisioSoundBlockedEvent,
} from './events/late-facts.ts';
export {
  VisioFullscreenRequestEvent,
  VisioJoinRequestEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioPanelRequestEvent,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
  VisioShortcutsRequestEvent,
} from './events/requests.ts';
export type { ControlName } from './internal/controls.ts';
export { MeetingElement } from './internal/meeting-element.ts';
export { VisioElement, type Theme } from './internal/visio-element.ts';
export { VisioChat } from './chat/chat.ts';
export { VisioDoor } from './door/door.ts';
export { VisioLobby } from './lobby/lobby.ts';
export { VisioModerationMenu } from './moderation-menu/moderation-menu.ts';
export { VisioNotices } from './notices/notices.ts';
export { VisioParticipantMenu } from './participant-menu/participant-menu.ts';
export { VisioPeople } from './people/people.ts';
export { VisioPrejoin } from './prejoin/prejoin.ts';
export { REMOVAL_DELAY_MS } from './room/presence.ts';
export { VisioRoom } from './room/room.ts';
export { VisioShortcuts } from './shortcuts/shortcuts.ts';
export { VisioSidePanel } from './side-panel/side-panel.ts';
export { VisioDeviceMenu } from './device-menu/device-menu.ts';
export { VisioStage } from './stage/stage.ts';
export { VisioTile } from './tile/tile.ts';
export { VisioToolbar } from './toolbar/toolbar.ts';
export { VisioReactions } from './reactions/reactions.ts';
export { VisioReactionStream } from './reaction-stream/reaction-stream.ts';
export { VisioSpeakerTest } from './speaker-test/speaker-test.ts';
export { VisioDeviceHelp } from './device-help/device-help.ts';
export type { TextKey, Texts } from './translations/fr.ts';
