// Generated from packages/elements/custom-elements.json by `npm run check -- react --update`.
/* eslint-disable max-lines */
import {
  VisioChat as VisioChatElement,
  VisioDeviceHelp as VisioDeviceHelpElement,
  VisioDeviceMenu as VisioDeviceMenuElement,
  VisioDoor as VisioDoorElement,
  VisioLobby as VisioLobbyElement,
  VisioModerationMenu as VisioModerationMenuElement,
  VisioNotices as VisioNoticesElement,
  VisioParticipantMenu as VisioParticipantMenuElement,
  VisioPeople as VisioPeopleElement,
  VisioPrejoin as VisioPrejoinElement,
  VisioReactionStream as VisioReactionStreamElement,
  VisioReactions as VisioReactionsElement,
  VisioRoom as VisioRoomElement,
  VisioShortcuts as VisioShortcutsElement,
  VisioSidePanel as VisioSidePanelElement,
  VisioSpeakerTest as VisioSpeakerTestElement,
  VisioStage as VisioStageElement,
  VisioTile as VisioTileElement,
  VisioToolbar as VisioToolbarElement,
} from '@visio-sdk/elements';
import type {
  VisioChatProps,
  VisioDeviceHelpProps,
  VisioDeviceMenuProps,
  VisioDoorProps,
  VisioLobbyProps,
  VisioModerationMenuProps,
  VisioNoticesProps,
  VisioParticipantMenuProps,
  VisioPeopleProps,
  VisioPrejoinProps,
  VisioReactionStreamProps,
  VisioReactionsProps,
  VisioRoomProps,
  VisioShortcutsProps,
  VisioSidePanelProps,
  VisioSpeakerTestProps,
  VisioStageProps,
  VisioTileProps,
  VisioToolbarProps,
} from './props.ts';
import { wrap, type VisioComponent } from './wrap.ts';

/**
 * The chat of the meeting: what was written since one came, and a field to write. Fills the space it is given. Messages
 * are unread until the element can be seen; a draft stays when it is removed and comes back.
 */
export const VisioChat: VisioComponent<VisioChatElement, VisioChatProps> = /* @__PURE__ */ wrap('VisioChat', {
  tagName: 'visio-chat',
  elementClass: VisioChatElement,
  meeting: 'takes',
  events: {},
});

/**
 * What is wrong with camera and microphone, and the way out: how to give permission back in this very browser, another
 * microphone for one that gives no sound, and what one can do without. Tries again by itself when permission is given back
 * or the device is plugged in. Shows nothing while all is well. To be put into a live region.
 */
export const VisioDeviceHelp: VisioComponent<VisioDeviceHelpElement, VisioDeviceHelpProps> = /* @__PURE__ */ wrap('VisioDeviceHelp', {
  tagName: 'visio-device-help',
  elementClass: VisioDeviceHelpElement,
  meeting: 'takes',
  events: {},
});

/** Which camera, microphone and speaker are used, how loud the microphone is, and whether one hears. `focus()` goes to the first choice. */
export const VisioDeviceMenu: VisioComponent<VisioDeviceMenuElement, VisioDeviceMenuProps> = /* @__PURE__ */ wrap('VisioDeviceMenu', {
  tagName: 'visio-device-menu',
  elementClass: VisioDeviceMenuElement,
  meeting: 'takes',
  events: {
    onClose: 'close',
  },
});

/**
 * Tells whoever may let others in that somebody waits at the door: who, with a button to admit and one to deny, and one to
 * admit all. Says so politely and now and then, and never takes the focus.
 */
export const VisioDoor: VisioComponent<VisioDoorElement, VisioDoorProps> = /* @__PURE__ */ wrap('VisioDoor', {
  tagName: 'visio-door',
  elementClass: VisioDoorElement,
  meeting: 'takes',
  events: {},
});

/**
 * The wait at the door: what happens next, one's place in the queue, a look at camera and microphone meanwhile, and a way
 * to give up. Shows nothing while one does not wait.
 */
export const VisioLobby: VisioComponent<VisioLobbyElement, VisioLobbyProps> = /* @__PURE__ */ wrap('VisioLobby', {
  tagName: 'visio-lobby',
  elementClass: VisioLobbyElement,
  meeting: 'takes',
  events: {
    onLeaveRequest: 'visio-leave-request',
  },
});

/**
 * What a moderator may do to the meeting as a whole: mute everybody, lower all hands, end the spotlight, lock it, end it.
 * Only what the provider and one's role allow. `focus()` goes to the first of them.
 */
export const VisioModerationMenu: VisioComponent<VisioModerationMenuElement, VisioModerationMenuProps> = /* @__PURE__ */ wrap('VisioModerationMenu', {
  tagName: 'visio-moderation-menu',
  elementClass: VisioModerationMenuElement,
  meeting: 'takes',
  events: {
    onClose: 'close',
  },
});

/**
 * What a person in a meeting must be told: errors with a way out, the line down and up, sound that the browser holds
 * back, what a moderator did, that one speaks with the microphone off, raised hands, messages, who comes and goes. At most
 * three at once; what goes by itself waits while the pointer or the focus is on the notices. With more than ten people comings and
 * goings are neither shown nor heard. Never takes the focus.
 */
export const VisioNotices: VisioComponent<VisioNoticesElement, VisioNoticesProps> = /* @__PURE__ */ wrap('VisioNotices', {
  tagName: 'visio-notices',
  elementClass: VisioNoticesElement,
  meeting: 'takes',
  events: {
    onPanelRequest: 'visio-panel-request',
    onLeaveRequest: 'visio-leave-request',
  },
});

/**
 * What one may do about one person, behind a button: pin them for oneself, how loud they are for oneself, and what provider
 * and role allow a moderator. Nothing is shown where there is nothing to do.
 */
export const VisioParticipantMenu: VisioComponent<VisioParticipantMenuElement, VisioParticipantMenuProps> = /* @__PURE__ */ wrap('VisioParticipantMenu', {
  tagName: 'visio-participant-menu',
  elementClass: VisioParticipantMenuElement,
  meeting: 'takes',
  events: {},
});

/**
 * Everybody in the meeting, to be searched: raised hands in the order of the queue, those in the room, programs that take
 * part, and for whoever may let others in those at the door. Each has a menu with their volume and what one may do. Only
 * rows that are seen are in the document, so that a thousand people are as light as ten. Give it a height.
 */
export const VisioPeople: VisioComponent<VisioPeopleElement, VisioPeopleProps> = /* @__PURE__ */ wrap('VisioPeople', {
  tagName: 'visio-people',
  elementClass: VisioPeopleElement,
  meeting: 'takes',
  events: {},
});

/**
 * The step before a meeting: one's picture, camera and microphone, one's name. Camera and microphone are asked for
 * when it is shown; without any of them one can join all the same.
 */
export const VisioPrejoin: VisioComponent<VisioPrejoinElement, VisioPrejoinProps> = /* @__PURE__ */ wrap('VisioPrejoin', {
  tagName: 'visio-prejoin',
  elementClass: VisioPrejoinElement,
  meeting: 'takes',
  events: {
    onJoinRequest: 'visio-join-request',
    onLeaveRequest: 'visio-leave-request',
    onVisioError: 'visio-error',
  },
});

/**
 * Reactions as they are given: each rises over what surrounds this element, with the name of who gave it, and is gone in
 * 3 s. It fills the closest positioned ancestor and lets clicks through. Screen readers are told, gathered: the more people
 * there are, the less often.
 */
export const VisioReactionStream: VisioComponent<VisioReactionStreamElement, VisioReactionStreamProps> = /* @__PURE__ */ wrap('VisioReactionStream', {
  tagName: 'visio-reaction-stream',
  elementClass: VisioReactionStreamElement,
  meeting: 'takes',
  events: {},
});

/**
 * The reactions to choose from, for whoever may send messages in the meeting; it stays open for several. One tab stop,
 * arrow keys inside it. `focus()` goes to the first of them, or to where one was. What everybody gave is shown by
 * `<visio-reaction-stream>`.
 */
export const VisioReactions: VisioComponent<VisioReactionsElement, VisioReactionsProps> = /* @__PURE__ */ wrap('VisioReactions', {
  tagName: 'visio-reactions',
  elementClass: VisioReactionsElement,
  meeting: 'takes',
  events: {},
});

/**
 * A video meeting in one tag: the step before, the wait at the door, the call, and how it ended. Malformed attributes
 * are told by `visio-error` and in words on the page.
 *
 * Removing it from the document ends the call after REMOVAL_DELAY_MS; moving it keeps everything.
 */
export const VisioRoom: VisioComponent<VisioRoomElement, VisioRoomProps> = /* @__PURE__ */ wrap('VisioRoom', {
  tagName: 'visio-room',
  elementClass: VisioRoomElement,
  meeting: 'has',
  events: {
    onReady: 'visio-ready',
    onWaiting: 'visio-waiting',
    onJoined: 'visio-joined',
    onLeft: 'visio-left',
    onVisioError: 'visio-error',
    onReconnecting: 'visio-reconnecting',
    onReconnected: 'visio-reconnected',
    onParticipantJoined: 'visio-participant-joined',
    onParticipantLeft: 'visio-participant-left',
    onHandRaised: 'visio-hand-raised',
    onHandLowered: 'visio-hand-lowered',
    onKnocked: 'visio-knocked',
    onRoleChanged: 'visio-role-changed',
    onMediaChanged: 'visio-media-changed',
    onQualityChanged: 'visio-quality-changed',
    onSoundBlocked: 'visio-sound-blocked',
    onPinChanged: 'visio-pin-changed',
    onPanelChanged: 'visio-panel-changed',
    onChatReceived: 'visio-chat-received',
    onChatSent: 'visio-chat-sent',
    onSituation: 'visio-situation',
    onReactionReceived: 'visio-reaction-received',
    onJoinRequest: 'visio-join-request',
    onLeaveRequest: 'visio-leave-request',
    onShareRequest: 'visio-share-request',
    onSettingsRequest: 'visio-settings-request',
    onFullscreenRequest: 'visio-fullscreen-request',
    onShortcutsRequest: 'visio-shortcuts-request',
    onLayoutRequest: 'visio-layout-request',
    onPanelRequest: 'visio-panel-request',
  },
});

/**
 * The keys of a meeting, and a dialog that lists them. They act while the focus is inside `scope`, never while somebody
 * types, and the page does not hear of a key that was taken. In the dialog they can be turned off (WCAG 2.1.4).
 */
export const VisioShortcuts: VisioComponent<VisioShortcutsElement, VisioShortcutsProps> = /* @__PURE__ */ wrap('VisioShortcuts', {
  tagName: 'visio-shortcuts',
  elementClass: VisioShortcutsElement,
  meeting: 'takes',
  events: {
    onLeaveRequest: 'visio-leave-request',
    onShareRequest: 'visio-share-request',
    onLayoutRequest: 'visio-layout-request',
    onPanelRequest: 'visio-panel-request',
    onFullscreenRequest: 'visio-fullscreen-request',
  },
});

/**
 * A panel beside the stage with a heading and a button that closes it: the chat, the people, or whatever a page puts in
 * it. Closing asks by `visio-panel-request` with an empty name; whoever has the panel decides.
 */
export const VisioSidePanel: VisioComponent<VisioSidePanelElement, VisioSidePanelProps> = /* @__PURE__ */ wrap('VisioSidePanel', {
  tagName: 'visio-side-panel',
  elementClass: VisioSidePanelElement,
  meeting: 'takes',
  events: {
    onPanelRequest: 'visio-panel-request',
    onVisioError: 'visio-error',
  },
});

/**
 * Plays a short sound on the chosen speaker and asks whether it was heard: yes confirms, no leads to advice and to another
 * try. With `choice` the speaker can be chosen too, where the browser lets one.
 */
export const VisioSpeakerTest: VisioComponent<VisioSpeakerTestElement, VisioSpeakerTestProps> = /* @__PURE__ */ wrap('VisioSpeakerTest', {
  tagName: 'visio-speaker-test',
  elementClass: VisioSpeakerTestElement,
  meeting: 'takes',
  events: {},
});

/**
 * Everybody in the meeting: a grid with pages, or the main picture large and the others beside it. Only tiles that are
 * seen are in the document, and only those are received. As high as what surrounds it; where that has no height of its
 * own, `--visio-stage-ratio`.
 */
export const VisioStage: VisioComponent<VisioStageElement, VisioStageProps> = /* @__PURE__ */ wrap('VisioStage', {
  tagName: 'visio-stage',
  elementClass: VisioStageElement,
  meeting: 'takes',
  events: {
    onVisioError: 'visio-error',
  },
});

/**
 * One participant's camera or shared screen, with name and state. The picture is received only while the tile is in
 * the document and there is something to see.
 */
export const VisioTile: VisioComponent<VisioTileElement, VisioTileProps> = /* @__PURE__ */ wrap('VisioTile', {
  tagName: 'visio-tile',
  elementClass: VisioTileElement,
  meeting: 'none',
  events: {},
});

/**
 * What a person does in a meeting: microphone, camera, screen, hand, reactions, chat, people, layout, devices, leaving.
 * Offers only what this person may do and this browser can; what does not fit is behind the button `more`.
 */
export const VisioToolbar: VisioComponent<VisioToolbarElement, VisioToolbarProps> = /* @__PURE__ */ wrap('VisioToolbar', {
  tagName: 'visio-toolbar',
  elementClass: VisioToolbarElement,
  meeting: 'takes',
  events: {
    onLeaveRequest: 'visio-leave-request',
    onShareRequest: 'visio-share-request',
    onSettingsRequest: 'visio-settings-request',
    onLayoutRequest: 'visio-layout-request',
    onPanelRequest: 'visio-panel-request',
    onFullscreenRequest: 'visio-fullscreen-request',
    onShortcutsRequest: 'visio-shortcuts-request',
    onVisioError: 'visio-error',
  },
});
