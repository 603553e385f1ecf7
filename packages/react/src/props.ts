// Generated from packages/elements/custom-elements.json by `npm run check -- react --update`.
/* eslint-disable max-lines */
import type {
  IceTransport,
  Layout,
  Meeting,
  MeetingError,
  Participant,
  Provider,
  ProviderName,
  TokenInput,
} from '@visio-sdk/core';
import type {
  Texts,
  Theme,
  VisioDeviceMenu as VisioDeviceMenuElement,
  VisioDoor as VisioDoorElement,
  VisioErrorEvent,
  VisioJoinRequestEvent,
  VisioJoinedEvent,
  VisioKnockedEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioLeftEvent,
  VisioLobby as VisioLobbyElement,
  VisioModerationMenu as VisioModerationMenuElement,
  VisioNotices as VisioNoticesElement,
  VisioParticipantJoinedEvent,
  VisioParticipantLeftEvent,
  VisioParticipantMenu as VisioParticipantMenuElement,
  VisioPrejoin as VisioPrejoinElement,
  VisioReadyEvent,
  VisioReconnectedEvent,
  VisioReconnectingEvent,
  VisioRoleChangedEvent,
  VisioRoom as VisioRoomElement,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
  VisioStage as VisioStageElement,
  VisioTile as VisioTileElement,
  VisioToolbar as VisioToolbarElement,
  VisioWaitingEvent,
} from '@visio-sdk/elements';
import type { HTMLAttributes } from 'react';

/** What a host may set on `<visio-device-menu>`. */
export interface VisioDeviceMenuProperties {
  /** `all`, or only what belongs to the `microphone` (and what one hears) or to the `camera`. */
  readonly show?: 'all' | 'microphone' | 'camera' | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-device-menu>`. */
export interface VisioDeviceMenuListeners {
  /** Escape or the close button: whoever shows the panel takes it away. */
  readonly onClose?: ((event: Event) => void) | undefined;
}

/** Props of `<VisioDeviceMenu>`. */
export type VisioDeviceMenuProps = Omit<HTMLAttributes<VisioDeviceMenuElement>, keyof VisioDeviceMenuListeners> & VisioDeviceMenuProperties & VisioDeviceMenuListeners;

/** What a host may set on `<visio-door>`. */
export interface VisioDoorProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioDoor>`. */
export type VisioDoorProps = HTMLAttributes<VisioDoorElement> & VisioDoorProperties;

/** What a host may set on `<visio-lobby>`. */
export interface VisioLobbyProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-lobby>`. */
export interface VisioLobbyListeners {
  /** The person stops waiting; may be prevented. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
}

/** Props of `<VisioLobby>`. */
export type VisioLobbyProps = Omit<HTMLAttributes<VisioLobbyElement>, keyof VisioLobbyListeners> & VisioLobbyProperties & VisioLobbyListeners;

/** What a host may set on `<visio-moderation-menu>`. */
export interface VisioModerationMenuProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-moderation-menu>`. */
export interface VisioModerationMenuListeners {
  /** Escape, the close button, or something was done: whoever shows the panel takes it away. */
  readonly onClose?: ((event: Event) => void) | undefined;
}

/** Props of `<VisioModerationMenu>`. */
export type VisioModerationMenuProps = Omit<HTMLAttributes<VisioModerationMenuElement>, keyof VisioModerationMenuListeners> & VisioModerationMenuProperties & VisioModerationMenuListeners;

/** What a host may set on `<visio-notices>`. */
export interface VisioNoticesProperties {
  /** Whether something else on the page tells how the meeting ended, as `<visio-room>` does. */
  readonly endShown?: boolean | undefined;
  /** Errors of the host's own, each told until it is dismissed. */
  readonly problems?: readonly MeetingError[] | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioNotices>`. */
export type VisioNoticesProps = HTMLAttributes<VisioNoticesElement> & VisioNoticesProperties;

/** What a host may set on `<visio-participant-menu>`. */
export interface VisioParticipantMenuProperties {
  /** Whom it is about. */
  readonly participant?: Participant | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioParticipantMenu>`. */
export type VisioParticipantMenuProps = HTMLAttributes<VisioParticipantMenuElement> & VisioParticipantMenuProperties;

/** What a host may set on `<visio-prejoin>`. */
export interface VisioPrejoinProperties {
  /** Whether the host settled the display name: it is then not asked for. */
  readonly nameKnown?: boolean | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-prejoin>`. */
export interface VisioPrejoinListeners {
  /** The person wants to join; prevent it to do something else. */
  readonly onJoinRequest?: ((event: VisioJoinRequestEvent) => void) | undefined;
  /** The person gives up while joining. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
}

/** Props of `<VisioPrejoin>`. */
export type VisioPrejoinProps = Omit<HTMLAttributes<VisioPrejoinElement>, keyof VisioPrejoinListeners> & VisioPrejoinProperties & VisioPrejoinListeners;

/** What a host may set on `<visio-room>`. */
export interface VisioRoomProperties {
  /** `visio` (our server), `livekit` (a ready token), or as a property a provider of your own. */
  readonly provider?: ProviderName | Provider | undefined;
  /** URL of the server; the page's own origin when absent. */
  readonly server?: string | undefined;
  /** Room name or slug. */
  readonly room?: string | undefined;
  /** A LiveKit token or our signed link's ticket; as a property also a function or a TokenSource. */
  readonly token?: TokenInput | undefined;
  /** Display name; with it the prejoin does not ask for one. */
  readonly name?: string | undefined;
  /** `off` joins at once. */
  readonly prejoin?: 'on' | 'off' | undefined;
  /** `auto`, `grid` or `speaker`. */
  readonly layout?: Layout | undefined;
  /** Names of toolbar controls, in order, separated by spaces; all when absent. */
  readonly controls?: string | undefined;
  /** `off` on shared computers: nothing is kept on the device. */
  readonly remember?: 'on' | 'off' | undefined;
  /** Base URL of lazy files; beside the script when absent. */
  readonly assets?: string | undefined;
  /** `relay` for networks that let only a TURN server through. */
  readonly iceTransport?: IceTransport | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-room>`. */
export interface VisioRoomListeners {
  /** The room can be used: the prejoin is shown, or joining has started. */
  readonly onReady?: ((event: VisioReadyEvent) => void) | undefined;
  /** At the door, with the position in the queue if known. */
  readonly onWaiting?: ((event: VisioWaitingEvent) => void) | undefined;
  /** In the meeting. */
  readonly onJoined?: ((event: VisioJoinedEvent) => void) | undefined;
  /** Out of the meeting, or not let in, with the reason. */
  readonly onLeft?: ((event: VisioLeftEvent) => void) | undefined;
  /** Something went wrong, with a code and whether trying again can help. */
  readonly onVisioError?: ((event: VisioErrorEvent) => void) | undefined;
  /** The line is down. */
  readonly onReconnecting?: ((event: VisioReconnectingEvent) => void) | undefined;
  /** The line is back. */
  readonly onReconnected?: ((event: VisioReconnectedEvent) => void) | undefined;
  /** Somebody came in. */
  readonly onParticipantJoined?: ((event: VisioParticipantJoinedEvent) => void) | undefined;
  /** Somebody is gone. */
  readonly onParticipantLeft?: ((event: VisioParticipantLeftEvent) => void) | undefined;
  /** Somebody came to the door, for whoever may let them in. */
  readonly onKnocked?: ((event: VisioKnockedEvent) => void) | undefined;
  /** One's own role changed in the meeting. */
  readonly onRoleChanged?: ((event: VisioRoleChangedEvent) => void) | undefined;
  /** The person, or `prejoin="off"`, wants to join; may be prevented. */
  readonly onJoinRequest?: ((event: VisioJoinRequestEvent) => void) | undefined;
  /** The person wants to leave; may be prevented. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
  /** The person wants to share the screen; may be prevented. */
  readonly onShareRequest?: ((event: VisioShareRequestEvent) => void) | undefined;
  /** The person wants the settings; may be prevented. */
  readonly onSettingsRequest?: ((event: VisioSettingsRequestEvent) => void) | undefined;
  /** The person wants another layout; may be prevented. */
  readonly onLayoutRequest?: ((event: VisioLayoutRequestEvent) => void) | undefined;
}

/** Props of `<VisioRoom>`. */
export type VisioRoomProps = Omit<HTMLAttributes<VisioRoomElement>, keyof VisioRoomListeners> & VisioRoomProperties & VisioRoomListeners;

/** What a host may set on `<visio-stage>`. */
export interface VisioStageProperties {
  /** `auto`, `grid` or `speaker`. */
  readonly layout?: Layout | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioStage>`. */
export type VisioStageProps = HTMLAttributes<VisioStageElement> & VisioStageProperties;

/** What a host may set on `<visio-tile>`. */
export interface VisioTileProperties {
  /** Whom it shows. */
  readonly participant?: Participant | undefined;
  /** `camera` or `screen`. */
  readonly source?: 'camera' | 'screen' | undefined;
  /** `auto` mirrors one's own camera, as a looking glass does, and nothing else; `on`, `off`. */
  readonly mirrored?: 'auto' | 'on' | 'off' | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioTile>`. */
export type VisioTileProps = HTMLAttributes<VisioTileElement> & VisioTileProperties;

/** What a host may set on `<visio-toolbar>`. */
export interface VisioToolbarProperties {
  /** Names of controls, in order, separated by spaces; by default all that can be done. */
  readonly controls?: string | null | undefined;
  /** The layout that is chosen, to be shown. The toolbar asks for another; whoever has the stage decides. */
  readonly layout?: Layout | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-toolbar>`. */
export interface VisioToolbarListeners {
  /** Wants to leave; prevent it to ask first. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
  /** Wants to share the screen. */
  readonly onShareRequest?: ((event: VisioShareRequestEvent) => void) | undefined;
  /** Wants the settings; prevent it to show your own. */
  readonly onSettingsRequest?: ((event: VisioSettingsRequestEvent) => void) | undefined;
  /** Wants another layout of the stage. */
  readonly onLayoutRequest?: ((event: VisioLayoutRequestEvent) => void) | undefined;
  /** `controls` names something unknown, or a panel could not be loaded. */
  readonly onVisioError?: ((event: VisioErrorEvent) => void) | undefined;
}

/** Props of `<VisioToolbar>`. */
export type VisioToolbarProps = Omit<HTMLAttributes<VisioToolbarElement>, keyof VisioToolbarListeners> & VisioToolbarProperties & VisioToolbarListeners;
