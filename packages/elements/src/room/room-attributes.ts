import type { IceTransport, Layout, Provider, ProviderName, TokenInput } from '@visio-sdk/core';
import { property } from 'lit/decorators.js';
import { VisioElement } from '../internal/visio-element.ts';

/** The attributes of `<visio-room>`, as properties. */
export abstract class RoomAttributes extends VisioElement {
  /** `visio` (our server), `livekit` (a ready token), or as a property a provider of your own. */
  @property() provider: ProviderName | Provider = 'visio';
  /** URL of the server; the page's own origin when absent. */
  @property() server: string | undefined;
  /** Room name or slug. */
  @property() room: string | undefined;
  /** A LiveKit token or our signed link's ticket; as a property also a function or a TokenSource. */
  @property() token: TokenInput | undefined;
  /** Display name; with it the prejoin does not ask for one. */
  @property() name: string | undefined;
  /** `off` joins at once. */
  @property() prejoin: 'on' | 'off' = 'on';
  /** `auto`, `grid` or `speaker`. */
  @property() layout: Layout = 'auto';
  /** Names of toolbar controls, in order, separated by spaces; all when absent. */
  @property() controls: string | undefined;
  /** `off` on shared computers: nothing is kept on the device. */
  @property() remember: 'on' | 'off' = 'on';
  /** Base URL of lazy files; beside the script when absent. */
  @property() assets: string | undefined;
  /** `relay` for networks that let only a TURN server through. */
  @property({ attribute: 'ice-transport' }) iceTransport: IceTransport = 'all';
}
