// Generated from packages/elements/custom-elements.json by `npm run check -- react --update`.
import type {
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
  VisioDeviceMenuProperties,
  VisioDoorProperties,
  VisioLobbyProperties,
  VisioModerationMenuProperties,
  VisioNoticesProperties,
  VisioParticipantMenuProperties,
  VisioPrejoinProperties,
  VisioRoomProperties,
  VisioStageProperties,
  VisioTileProperties,
  VisioToolbarProperties,
} from './props.ts';
import type { VisioTag } from './wrap.ts';

/** The tags of the elements in JSX. */
export interface VisioTags {
  /** Which camera, microphone and speaker are used, and how loud the microphone is. `focus()` goes to the first choice. */
  'visio-device-menu': VisioTag<VisioDeviceMenuElement> & VisioDeviceMenuProperties;
  /**
   * Tells whoever may let others in that somebody waits at the door: who, with a button to admit and one to deny, and one to
   * admit all. Says so politely and now and then, and never takes the focus.
   */
  'visio-door': VisioTag<VisioDoorElement> & VisioDoorProperties;
  /**
   * The wait at the door: what happens next, one's place in the queue, a look at camera and microphone meanwhile, and a way
   * to give up. Shows nothing while one does not wait.
   */
  'visio-lobby': VisioTag<VisioLobbyElement> & VisioLobbyProperties;
  /**
   * What a moderator may do to the meeting as a whole: mute everybody, lower all hands, end the spotlight, lock it, end it.
   * Only what the provider and one's role allow. `focus()` goes to the first of them.
   */
  'visio-moderation-menu': VisioTag<VisioModerationMenuElement> & VisioModerationMenuProperties;
  /**
   * What a person in a meeting must be told: errors with a way out, the line down and up, sound that the browser holds
   * back. Also says to screen readers who comes and goes. Never takes the focus.
   */
  'visio-notices': VisioTag<VisioNoticesElement> & VisioNoticesProperties & {
    /** Whether something else on the page tells how the meeting ended, as `<visio-room>` does. */
    readonly 'end-shown'?: VisioNoticesProperties['endShown'] | undefined;
  };
  /** What a moderator may do to one person, behind a button: nothing is shown where provider and role allow nothing. */
  'visio-participant-menu': VisioTag<VisioParticipantMenuElement> & VisioParticipantMenuProperties;
  /**
   * The step before a meeting: one's picture, camera and microphone, one's name. Camera and microphone are asked for
   * when it is shown; without any of them one can join all the same.
   */
  'visio-prejoin': VisioTag<VisioPrejoinElement> & VisioPrejoinProperties & {
    /** Whether the host settled the display name: it is then not asked for. */
    readonly 'name-known'?: VisioPrejoinProperties['nameKnown'] | undefined;
  };
  /**
   * A video meeting in one tag: the step before, the wait at the door, the call, and how it ended. Malformed attributes
   * are told by `visio-error` and in words on the page.
   *
   * Removing it from the document ends the call after REMOVAL_DELAY_MS; moving it keeps everything.
   */
  'visio-room': VisioTag<VisioRoomElement> & VisioRoomProperties & {
    /** `relay` for networks that let only a TURN server through. */
    readonly 'ice-transport'?: VisioRoomProperties['iceTransport'] | undefined;
  };
  /**
   * Everybody in the meeting: a grid with pages, or the main picture large and the others beside it. Only tiles that are
   * seen are in the document, and only those are received.
   */
  'visio-stage': VisioTag<VisioStageElement> & VisioStageProperties;
  /**
   * One participant's camera or shared screen, with name and state. The picture is received only while the tile is in
   * the document and there is something to see.
   */
  'visio-tile': VisioTag<VisioTileElement> & VisioTileProperties;
  /**
   * What a person does in a meeting: microphone, camera, screen, layout, devices, leaving. Offers only what this person
   * may do and this browser can.
   */
  'visio-toolbar': VisioTag<VisioToolbarElement> & VisioToolbarProperties;
}

declare module 'react' {
  // Where React looks tags up: only a namespace merges with it.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements extends VisioTags {}
  }
}
