/** The front door: classes and types, without registering anything. `@visio-sdk/elements/define` registers. */
export { localeContext, meetingContext, type Locale } from './context/meeting-context.ts';
export type { VisioEventMap } from './events/event-map.ts';
export {
  VisioErrorEvent,
  VisioJoinedEvent,
  VisioKnockedEvent,
  VisioLeftEvent,
  VisioParticipantJoinedEvent,
  VisioParticipantLeftEvent,
  VisioReadyEvent,
  VisioReconnectedEvent,
  VisioReconnectingEvent,
  VisioRoleChangedEvent,
  VisioWaitingEvent,
} from './events/facts.ts';
export {
  VisioJoinRequestEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
} from './events/requests.ts';
export type { ControlName } from './internal/controls.ts';
export { MeetingElement } from './internal/meeting-element.ts';
export { VisioElement, type Theme } from './internal/visio-element.ts';
export { VisioDoor } from './door/door.ts';
export { VisioLobby } from './lobby/lobby.ts';
export { VisioModerationMenu } from './moderation-menu/moderation-menu.ts';
export { VisioNotices } from './notices/notices.ts';
export { VisioParticipantMenu } from './participant-menu/participant-menu.ts';
export { VisioPrejoin } from './prejoin/prejoin.ts';
export { REMOVAL_DELAY_MS } from './room/presence.ts';
export { VisioRoom } from './room/room.ts';
export { VisioDeviceMenu } from './device-menu/device-menu.ts';
export { VisioStage } from './stage/stage.ts';
export { VisioTile } from './tile/tile.ts';
export { VisioToolbar } from './toolbar/toolbar.ts';
export type { TextKey, Texts } from './translations/fr.ts';
