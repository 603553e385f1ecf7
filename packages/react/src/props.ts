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
  SelfView,
  TokenInput,
} from '@visio-sdk/core';
import type {
  Texts,
  Theme,
  VisioChat as VisioChatElement,
  VisioChatReceivedEvent,
  VisioChatSentEvent,
  VisioDeviceHelp as VisioDeviceHelpElement,
  VisioDeviceMenu as VisioDeviceMenuElement,
  VisioDoor as VisioDoorElement,
  VisioErrorEvent,
  VisioFullscreenRequestEvent,
  VisioHandLoweredEvent,
  VisioHandRaisedEvent,
  VisioJoinRequestEvent,
  VisioJoinedEvent,
  VisioKnockedEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioLeftEvent,
  VisioLobby as VisioLobbyElement,
  VisioMediaChangedEvent,
  VisioModerationMenu as VisioModerationMenuElement,
  VisioNotices as VisioNoticesElement,
  VisioPanelChangedEvent,
  VisioPanelRequestEvent,
  VisioParticipantJoinedEvent,
  VisioParticipantLeftEvent,
  VisioParticipantMenu as VisioParticipantMenuElement,
  VisioPeople as VisioPeopleElement,
  VisioPinChangedEvent,
  VisioPrejoin as VisioPrejoinElement,
  VisioQualityChangedEvent,
  VisioReactionReceivedEvent,
  VisioReactionStream as VisioReactionStreamElement,
  VisioReactions as VisioReactionsElement,
  VisioReadyEvent,
  VisioReconnectedEvent,
  VisioReconnectingEvent,
  VisioRoleChangedEvent,
  VisioRoom as VisioRoomElement,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
  VisioShortcuts as VisioShortcutsElement,
  VisioShortcutsRequestEvent,
  VisioSidePanel as VisioSidePanelElement,
  VisioSituationEvent,
  VisioSoundBlockedEvent,
  VisioSpeakerTest as VisioSpeakerTestElement,
  VisioStage as VisioStageElement,
  VisioTile as VisioTileElement,
  VisioToolbar as VisioToolbarElement,
  VisioWaitingEvent,
} from '@visio-sdk/elements';
import type { HTMLAttributes } from 'react';

/** What a host may set on `<visio-chat>`. */
export interface VisioChatProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioChat>`. */
export type VisioChatProps = HTMLAttributes<VisioChatElement> & VisioChatProperties;

/** What a host may set on `<visio-device-help>`. */
export interface VisioDeviceHelpProperties {
  /** Whether something else tells what is wrong, as `<visio-device-menu>` does: only ways out are shown. */
  readonly problemsShown?: boolean | undefined;
  /** `all`, or only what concerns the `microphone` or the `camera`. */
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

/** Props of `<VisioDeviceHelp>`. */
export type VisioDeviceHelpProps = HTMLAttributes<VisioDeviceHelpElement> & VisioDeviceHelpProperties;

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
  /** `off` for no sounds. Who comes, who goes, hands for moderators, who knocks: in rooms of up to ten people. */
  readonly sounds?: 'on' | 'off' | undefined;
  /** `off`: nobody is told that they speak with the microphone off, and the microphone is not measured for it. */
  readonly talkWhileMuted?: 'on' | 'off' | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-notices>`. */
export interface VisioNoticesListeners {
  /** The person wants to see a message in the chat; may be prevented. */
  readonly onPanelRequest?: ((event: VisioPanelRequestEvent) => void) | undefined;
  /** Alone in the meeting, the person wants to leave; may be prevented. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
}

/** Props of `<VisioNotices>`. */
export type VisioNoticesProps = Omit<HTMLAttributes<VisioNoticesElement>, keyof VisioNoticesListeners> & VisioNoticesProperties & VisioNoticesListeners;

/** What a host may set on `<visio-participant-menu>`. */
export interface VisioParticipantMenuProperties {
  /** Whom it is about. */
  readonly participant?: Participant | undefined;
  /** What of theirs it is about: `camera`, which stands for the person, or `screen`. */
  readonly source?: 'camera' | 'screen' | undefined;
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

/** What a host may set on `<visio-people>`. */
export interface VisioPeopleProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioPeople>`. */
export type VisioPeopleProps = HTMLAttributes<VisioPeopleElement> & VisioPeopleProperties;

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
  /** What helps with devices could not be loaded. */
  readonly onVisioError?: ((event: VisioErrorEvent) => void) | undefined;
}

/** Props of `<VisioPrejoin>`. */
export type VisioPrejoinProps = Omit<HTMLAttributes<VisioPrejoinElement>, keyof VisioPrejoinListeners> & VisioPrejoinProperties & VisioPrejoinListeners;

/** What a host may set on `<visio-reaction-stream>`. */
export interface VisioReactionStreamProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioReactionStream>`. */
export type VisioReactionStreamProps = HTMLAttributes<VisioReactionStreamElement> & VisioReactionStreamProperties;

/** What a host may set on `<visio-reactions>`. */
export interface VisioReactionsProperties {
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioReactions>`. */
export type VisioReactionsProps = HTMLAttributes<VisioReactionsElement> & VisioReactionsProperties;

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
  /** `off`: without camera at first; the person can turn it on. */
  readonly camera?: 'on' | 'off' | undefined;
  /** `off`: without microphone at first; the person can turn it on. */
  readonly microphone?: 'on' | 'off' | undefined;
  /** `auto`, `grid` or `speaker`. */
  readonly layout?: Layout | undefined;
  /** Where one sees oneself: `auto`, `tile`, `corner` or `hidden`; what the person chooses comes first. */
  readonly selfView?: SelfView | undefined;
  /** Names of toolbar controls, in order, separated by spaces; all when absent. */
  readonly controls?: string | undefined;
  /** The panel beside the stage: `chat`, `people`, one of the page's own (a child in the slot `panel-` and its name), or empty. */
  readonly panel?: string | undefined;
  /** Where keys act: `on` while the focus is inside, `everywhere` on the page, `off`. */
  readonly shortcuts?: 'on' | 'everywhere' | 'off' | undefined;
  /** `off` on shared computers: nothing is kept on the device. */
  readonly remember?: 'on' | 'off' | undefined;
  /** `off` for no sounds of notices. */
  readonly sounds?: 'on' | 'off' | undefined;
  /** `off`: nobody is told that they speak with the microphone off, and the microphone is not measured for it. */
  readonly talkWhileMuted?: 'on' | 'off' | undefined;
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
  /** Somebody raised a hand. */
  readonly onHandRaised?: ((event: VisioHandRaisedEvent) => void) | undefined;
  /** A hand is down again. */
  readonly onHandLowered?: ((event: VisioHandLoweredEvent) => void) | undefined;
  /** Somebody came to the door, for whoever may let them in. */
  readonly onKnocked?: ((event: VisioKnockedEvent) => void) | undefined;
  /** One's own role changed in the meeting. */
  readonly onRoleChanged?: ((event: VisioRoleChangedEvent) => void) | undefined;
  /** One's own camera, microphone or screen went on or off in the meeting. */
  readonly onMediaChanged?: ((event: VisioMediaChangedEvent) => void) | undefined;
  /** One's own line became better or worse. */
  readonly onQualityChanged?: ((event: VisioQualityChangedEvent) => void) | undefined;
  /** The browser holds sound back until the person acts, or does so no more. */
  readonly onSoundBlocked?: ((event: VisioSoundBlockedEvent) => void) | undefined;
  /** The person pinned somebody for themself, or nobody any more. */
  readonly onPinChanged?: ((event: VisioPinChangedEvent) => void) | undefined;
  /** Another panel is open beside the stage, or none. */
  readonly onPanelChanged?: ((event: VisioPanelChangedEvent) => void) | undefined;
  /** Somebody else wrote in the chat. */
  readonly onChatReceived?: ((event: VisioChatReceivedEvent) => void) | undefined;
  /** One's own message was sent. */
  readonly onChatSent?: ((event: VisioChatSentEvent) => void) | undefined;
  /** Something befell the person, such as being muted by a moderator, with its code. */
  readonly onSituation?: ((event: VisioSituationEvent) => void) | undefined;
  /** Somebody else gave a reaction. */
  readonly onReactionReceived?: ((event: VisioReactionReceivedEvent) => void) | undefined;
  /** The person, or `prejoin="off"`, wants to join; may be prevented. */
  readonly onJoinRequest?: ((event: VisioJoinRequestEvent) => void) | undefined;
  /** The person wants to leave; may be prevented. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
  /** The person wants to share the screen; may be prevented. */
  readonly onShareRequest?: ((event: VisioShareRequestEvent) => void) | undefined;
  /** The person wants the settings; may be prevented. */
  readonly onSettingsRequest?: ((event: VisioSettingsRequestEvent) => void) | undefined;
  /** The person wants the room to fill the screen, or not any more; may be prevented. */
  readonly onFullscreenRequest?: ((event: VisioFullscreenRequestEvent) => void) | undefined;
  /** The person wants to see the keys; may be prevented. */
  readonly onShortcutsRequest?: ((event: VisioShortcutsRequestEvent) => void) | undefined;
  /** The person wants another layout; may be prevented. */
  readonly onLayoutRequest?: ((event: VisioLayoutRequestEvent) => void) | undefined;
  /** The person wants a panel beside the stage, or closes it; may be prevented. */
  readonly onPanelRequest?: ((event: VisioPanelRequestEvent) => void) | undefined;
}

/** Props of `<VisioRoom>`. */
export type VisioRoomProps = Omit<HTMLAttributes<VisioRoomElement>, keyof VisioRoomListeners> & VisioRoomProperties & VisioRoomListeners;

/** What a host may set on `<visio-shortcuts>`. */
export interface VisioShortcutsProperties {
  /** Where the keys act: an element of the page; by default the parent. */
  readonly scope?: HTMLElement | undefined;
  /** The keys act wherever the focus is on the page; the dialog lets a person turn them off. */
  readonly everywhere?: boolean | undefined;
  /** The layout that is chosen. */
  readonly layout?: Layout | undefined;
  /** The panel beside the stage that is open. */
  readonly panel?: string | undefined;
  /** Whether keys act at all. */
  readonly disabled?: boolean | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-shortcuts>`. */
export interface VisioShortcutsListeners {
  /** Wants to leave. */
  readonly onLeaveRequest?: ((event: VisioLeaveRequestEvent) => void) | undefined;
  /** Wants to share the screen, or to stop. */
  readonly onShareRequest?: ((event: VisioShareRequestEvent) => void) | undefined;
  /** Wants the next layout. */
  readonly onLayoutRequest?: ((event: VisioLayoutRequestEvent) => void) | undefined;
  /** Wants the chat or the people, or not any more. */
  readonly onPanelRequest?: ((event: VisioPanelRequestEvent) => void) | undefined;
  /** Wants the whole screen, or not any more. */
  readonly onFullscreenRequest?: ((event: VisioFullscreenRequestEvent) => void) | undefined;
}

/** Props of `<VisioShortcuts>`. */
export type VisioShortcutsProps = Omit<HTMLAttributes<VisioShortcutsElement>, keyof VisioShortcutsListeners> & VisioShortcutsProperties & VisioShortcutsListeners;

/** What a host may set on `<visio-side-panel>`. */
export interface VisioSidePanelProperties {
  /** `chat`, `people`, or the name of a panel of the page's own. */
  readonly panel?: string | undefined;
  /** What stands above a panel of the page's own. */
  readonly heading?: string | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-side-panel>`. */
export interface VisioSidePanelListeners {
  /** Wants to close it, or the panel that is not there. */
  readonly onPanelRequest?: ((event: VisioPanelRequestEvent) => void) | undefined;
  /** The panel's file could not be loaded. */
  readonly onVisioError?: ((event: VisioErrorEvent) => void) | undefined;
}

/** Props of `<VisioSidePanel>`. */
export type VisioSidePanelProps = Omit<HTMLAttributes<VisioSidePanelElement>, keyof VisioSidePanelListeners> & VisioSidePanelProperties & VisioSidePanelListeners;

/** What a host may set on `<visio-speaker-test>`. */
export interface VisioSpeakerTestProperties {
  /** Whether it also has the menu of speakers. */
  readonly choice?: boolean | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** Props of `<VisioSpeakerTest>`. */
export type VisioSpeakerTestProps = HTMLAttributes<VisioSpeakerTestElement> & VisioSpeakerTestProperties;

/** What a host may set on `<visio-stage>`. */
export interface VisioStageProperties {
  /** `auto`, `grid` or `speaker`. */
  readonly layout?: Layout | undefined;
  /**
   * Where one sees oneself: `auto` (small in a corner when two are in, else among the others), `tile`, `corner` or
   * `hidden`. What the person chose on the stage comes first.
   */
  readonly selfView?: SelfView | undefined;
  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  readonly meeting?: Meeting | undefined;
  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  readonly for?: string | null | undefined;
  /** Texts of the host's own, by key; the rest stays. */
  readonly texts?: Partial<Texts> | undefined;
  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  readonly theme?: Theme | undefined;
}

/** What a host may hear of `<visio-stage>`. */
export interface VisioStageListeners {
  /** The controls of tiles and pages could not be loaded. */
  readonly onVisioError?: ((event: VisioErrorEvent) => void) | undefined;
}

/** Props of `<VisioStage>`. */
export type VisioStageProps = Omit<HTMLAttributes<VisioStageElement>, keyof VisioStageListeners> & VisioStageProperties & VisioStageListeners;

/** What a host may set on `<visio-tile>`. */
export interface VisioTileProperties {
  /** Whom it shows. */
  readonly participant?: Participant | undefined;
  /** `camera` or `screen`. */
  readonly source?: 'camera' | 'screen' | undefined;
  /** `auto` mirrors one's own camera, as a looking glass does, and nothing else; `on`, `off`. */
  readonly mirrored?: 'auto' | 'on' | 'off' | undefined;
  /** The number in the queue of raised hands, for the mark; without it the hand alone is shown. */
  readonly handPlace?: number | undefined;
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
  /** The panel beside the stage that is open, to be shown; the toolbar asks for another one. */
  readonly panel?: string | undefined;
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
  /** Wants the chat or the list of people beside the stage, or not any more. */
  readonly onPanelRequest?: ((event: VisioPanelRequestEvent) => void) | undefined;
  /** Wants the room to fill the screen, or not any more. */
  readonly onFullscreenRequest?: ((event: VisioFullscreenRequestEvent) => void) | undefined;
  /** Wants to see the keys. */
  readonly onShortcutsRequest?: ((event: VisioShortcutsRequestEvent) => void) | undefined;
  /** `controls` names something unknown, or a panel could not be loaded. */
  readonly onVisioError?: ((event: VisioErrorEvent) => void) | undefined;
}

/** Props of `<VisioToolbar>`. */
export type VisioToolbarProps = Omit<HTMLAttributes<VisioToolbarElement>, keyof VisioToolbarListeners> & VisioToolbarProperties & VisioToolbarListeners;
