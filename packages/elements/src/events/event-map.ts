import type {
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
} from './facts.ts';
import type {
  VisioJoinRequestEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
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
  'visio-knocked': VisioKnockedEvent;
  'visio-role-changed': VisioRoleChangedEvent;
  'visio-join-request': VisioJoinRequestEvent;
  'visio-leave-request': VisioLeaveRequestEvent;
  'visio-share-request': VisioShareRequestEvent;
  'visio-settings-request': VisioSettingsRequestEvent;
  'visio-layout-request': VisioLayoutRequestEvent;
}

declare global {
  interface HTMLElementEventMap extends VisioEventMap {}
  // They bubble.
  interface DocumentEventMap extends VisioEventMap {}
}
