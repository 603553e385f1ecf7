import type {
  VisioErrorEvent,
  VisioJoinedEvent,
  VisioLeftEvent,
  VisioParticipantJoinedEvent,
  VisioParticipantLeftEvent,
  VisioReadyEvent,
  VisioReconnectedEvent,
  VisioReconnectingEvent,
  VisioWaitingEvent,
} from './facts.ts';
import type {
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
} from './late-facts.ts';
import type {
  VisioFullscreenRequestEvent,
  VisioJoinRequestEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioPanelRequestEvent,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
  VisioShortcutsRequestEvent,
} from './requests.ts';

/** Every event of the elements by its name. */
export interface VisioEventMap {
  'visio-ready': VisioReadyEvent;
  'visio-waiting': VisioWaitingEvent;
  'visio-joined': VisioJoinedEvent;
  'visio-left': VisioLeftEvent;
  'visio-error': VisioErrorEvent;
  'visio-reconnecting': VisioReconnectingEvent;
  'visio-reconnected': VisioReconnectedEvent;
  'visio-participant-joined': VisioParticipantJoinedEvent;
  'visio-participant-left': VisioParticipantLeftEvent;
  'visio-hand-raised': VisioHandRaisedEvent;
  'visio-hand-lowered': VisioHandLoweredEvent;
  'visio-knocked': VisioKnockedEvent;
  'visio-role-changed': VisioRoleChangedEvent;
  'visio-panel-changed': VisioPanelChangedEvent;
  'visio-chat-received': VisioChatReceivedEvent;
  'visio-chat-sent': VisioChatSentEvent;
  'visio-reaction-received': VisioReactionReceivedEvent;
  'visio-situation': VisioSituationEvent;
  'visio-media-changed': VisioMediaChangedEvent;
  'visio-quality-changed': VisioQualityChangedEvent;
  'visio-sound-blocked': VisioSoundBlockedEvent;
  'visio-pin-changed': VisioPinChangedEvent;
  'visio-join-request': VisioJoinRequestEvent;
  'visio-leave-request': VisioLeaveRequestEvent;
  'visio-share-request': VisioShareRequestEvent;
  'visio-settings-request': VisioSettingsRequestEvent;
  'visio-layout-request': VisioLayoutRequestEvent;
  'visio-panel-request': VisioPanelRequestEvent;
  'visio-fullscreen-request': VisioFullscreenRequestEvent;
  'visio-shortcuts-request': VisioShortcutsRequestEvent;
}

declare global {
  interface HTMLElementEventMap extends VisioEventMap {}
  // They bubble.
  interface DocumentEventMap extends VisioEventMap {}
}
