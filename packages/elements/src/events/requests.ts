/** What a person asks for: done unless a host calls `preventDefault()`. */
import type { Layout } from '@visio-sdk/core';
import { VisioRequestEvent } from './visio-event.ts';

/** Wants to join; dispatched before anything is sent. */
export class VisioJoinRequestEvent extends VisioRequestEvent {
  constructor() {
    super('visio-join-request');
  }
}

/** Wants to leave, or to stop waiting. */
export class VisioLeaveRequestEvent extends VisioRequestEvent {
  constructor() {
    super('visio-leave-request');
  }
}

/** Wants to share the screen. */
export class VisioShareRequestEvent extends VisioRequestEvent {
  constructor() {
    super('visio-share-request');
  }
}

/** Wants the settings of camera, microphone and speakers; unless prevented, the toolbar shows its own. */
export class VisioSettingsRequestEvent extends VisioRequestEvent {
  constructor() {
    super('visio-settings-request');
  }
}

/** Wants another arrangement of the stage; the room then sets its `layout`. */
export class VisioLayoutRequestEvent extends VisioRequestEvent<{ readonly layout: Layout }> {
  constructor(layout: Layout) {
    super('visio-layout-request', { layout });
  }
}
