import { createComponent, type EventName } from '@lit/react';
import {
  VisioRoom as VisioRoomElement,
  type VisioErrorEvent,
  type VisioJoinedEvent,
  type VisioJoinRequestEvent,
  type VisioLeaveRequestEvent,
  type VisioLeftEvent,
  type VisioParticipantJoinedEvent,
  type VisioParticipantLeftEvent,
  type VisioReadyEvent,
  type VisioReconnectedEvent,
  type VisioReconnectingEvent,
  type VisioSettingsRequestEvent,
  type VisioShareRequestEvent,
  type VisioWaitingEvent,
} from '@visio-sdk/elements';
import * as React from 'react';

/**
 * `<visio-room>` as a React component: attributes are props, objects included, and each event is an `on...` prop.
 * Register the elements once, in the browser: `import '@visio-sdk/elements/define'`.
 */
export const VisioRoom = createComponent({
  react: React,
  tagName: 'visio-room',
  elementClass: VisioRoomElement,
  displayName: 'VisioRoom',
  events: {
    onReady: 'visio-ready' as EventName<VisioReadyEvent>,
    onWaiting: 'visio-waiting' as EventName<VisioWaitingEvent>,
    onJoined: 'visio-joined' as EventName<VisioJoinedEvent>,
    onLeft: 'visio-left' as EventName<VisioLeftEvent>,
    onVisioError: 'visio-error' as EventName<VisioErrorEvent>,
    onReconnecting: 'visio-reconnecting' as EventName<VisioReconnectingEvent>,
    onReconnected: 'visio-reconnected' as EventName<VisioReconnectedEvent>,
    onParticipantJoined: 'visio-participant-joined' as EventName<VisioParticipantJoinedEvent>,
    onParticipantLeft: 'visio-participant-left' as EventName<VisioParticipantLeftEvent>,
    onJoinRequest: 'visio-join-request' as EventName<VisioJoinRequestEvent>,
    onLeaveRequest: 'visio-leave-request' as EventName<VisioLeaveRequestEvent>,
    onShareRequest: 'visio-share-request' as EventName<VisioShareRequestEvent>,
    onSettingsRequest: 'visio-settings-request' as EventName<VisioSettingsRequestEvent>,
  },
});
