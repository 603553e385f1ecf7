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

/** Wants a panel beside the stage: `chat`, `people`, one of the host's own; empty for none. The room then sets its `panel`. */
export class VisioPanelRequestEvent extends VisioRequestEvent<{ readonly panel: string }> {
  constructor(panel: string) {
    super('visio-panel-request', { panel });
  }
}

/** Wants the room to fill the screen, or not any more. */
export class VisioFullscreenRequestEvent extends VisioRequestEvent {
  constructor() {
    super('visio-fullscreen-request');
  }
}

/** Wants to see the keys of the meeting; `<visio-shortcuts>` then shows them. */
export class VisioShortcutsRequestEvent extends VisioRequestEvent {
  constructor() {
    super('visio-shortcuts-request');
  }
}
