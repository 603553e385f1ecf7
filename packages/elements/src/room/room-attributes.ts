import type { IceTransport, Layout, Provider, ProviderName, SelfView, TokenInput } from '@visio-sdk/core';
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
  /** `off`: without camera at first; the person can turn it on. */
  @property() camera: 'on' | 'off' | undefined;
  /** `off`: without microphone at first; the person can turn it on. */
  @property() microphone: 'on' | 'off' | undefined;
  /** `auto`, `grid` or `speaker`. */
  @property() layout: Layout = 'auto';
  /** Where one sees oneself: `auto`, `tile`, `corner` or `hidden`; what the person chooses comes first. */
  @property({ attribute: 'self-view' }) selfView: SelfView = 'auto';
  /** Names of toolbar controls, in order, separated by spaces; all when absent. */
  @property() controls: string | undefined;
  /** The panel beside the stage: `chat`, `people`, one of the page's own (a child in the slot `panel-` and its name), or empty. */
  @property() panel = '';
  /** Where keys act: `on` while the focus is inside, `everywhere` on the page, `off`. */
  @property() shortcuts: 'on' | 'everywhere' | 'off' = 'on';
  /** `off` on shared computers: nothing is kept on the device. */
  @property() remember: 'on' | 'off' = 'on';
  /** `off` for no sounds of notices. */
  @property() sounds: 'on' | 'off' | undefined;
  /** `off`: nobody is told that they speak with the microphone off, and the microphone is not measured for it. */
  @property({ attribute: 'talk-while-muted' }) talkWhileMuted: 'on' | 'off' | undefined;
  /** Base URL of lazy files; beside the script when absent. */
  @property() assets: string | undefined;
  /** `relay` for networks that let only a TURN server through. */
  @property({ attribute: 'ice-transport' }) iceTransport: IceTransport = 'all';
}
