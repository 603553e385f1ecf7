// Generated from packages/elements/custom-elements.json by `npm run check -- react --update`.
import {
  VisioDeviceMenu as VisioDeviceMenuElement,
  VisioDoor as VisioDoorElement,
  VisioLobby as VisioLobbyElement,
  VisioModerationMenu as VisioModerationMenuElement,
  VisioNotices as VisioNoticesElement,
  VisioParticipantMenu as VisioParticipantMenuElement,
  VisioPrejoin as VisioPrejoinElement,
  VisioRoom as VisioRoomElement,
  VisioStage as VisioStageElement,
  VisioTile as VisioTileElement,
  VisioToolbar as VisioToolbarElement,
} from '@visio-sdk/elements';
import type {
  VisioDeviceMenuProps,
  VisioDoorProps,
  VisioLobbyProps,
  VisioModerationMenuProps,
  VisioNoticesProps,
  VisioParticipantMenuProps,
  VisioPrejoinProps,
  VisioRoomProps,
  VisioStageProps,
  VisioTileProps,
  VisioToolbarProps,
} from './props.ts';
import { wrap, type VisioComponent } from './wrap.ts';

/** Which camera, microphone and speaker are used, and how loud the microphone is. `focus()` goes to the first choice. */
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
 * back. Also says to screen readers who comes and goes. Never takes the focus.
 */
export const VisioNotices: VisioComponent<VisioNoticesElement, VisioNoticesProps> = /* @__PURE__ */ wrap('VisioNotices', {
  tagName: 'visio-notices',
  elementClass: VisioNoticesElement,
  meeting: 'takes',
  events: {},
});

/** What a moderator may do to one person, behind a button: nothing is shown where provider and role allow nothing. */
export const VisioParticipantMenu: VisioComponent<VisioParticipantMenuElement, VisioParticipantMenuProps> = /* @__PURE__ */ wrap('VisioParticipantMenu', {
  tagName: 'visio-participant-menu',
  elementClass: VisioParticipantMenuElement,
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
  },
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
    onKnocked: 'visio-knocked',
    onRoleChanged: 'visio-role-changed',
    onJoinRequest: 'visio-join-request',
    onLeaveRequest: 'visio-leave-request',
    onShareRequest: 'visio-share-request',
    onSettingsRequest: 'visio-settings-request',
    onLayoutRequest: 'visio-layout-request',
  },
});

/**
 * Everybody in the meeting: a grid with pages, or the main picture large and the others beside it. Only tiles that are
 * seen are in the document, and only those are received.
 */
export const VisioStage: VisioComponent<VisioStageElement, VisioStageProps> = /* @__PURE__ */ wrap('VisioStage', {
  tagName: 'visio-stage',
  elementClass: VisioStageElement,
  meeting: 'takes',
  events: {},
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
 * What a person does in a meeting: microphone, camera, screen, layout, devices, leaving. Offers only what this person
 * may do and this browser can.
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
    onVisioError: 'visio-error',
  },
});
