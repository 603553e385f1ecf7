// Generated from packages/elements/custom-elements.json by `npm run check -- react --update`.
import type {
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
  VisioChatProperties,
  VisioDeviceHelpProperties,
  VisioDeviceMenuProperties,
  VisioDoorProperties,
  VisioLobbyProperties,
  VisioModerationMenuProperties,
  VisioNoticesProperties,
  VisioParticipantMenuProperties,
  VisioPeopleProperties,
  VisioPrejoinProperties,
  VisioReactionStreamProperties,
  VisioReactionsProperties,
  VisioRoomProperties,
  VisioShortcutsProperties,
  VisioSidePanelProperties,
  VisioSpeakerTestProperties,
  VisioStageProperties,
  VisioTileProperties,
  VisioToolbarProperties,
} from './props.ts';
import type { VisioTag } from './wrap.ts';

/** The tags of the elements in JSX. */
export interface VisioTags {
  /**
   * The chat of the meeting: what was written since one came, and a field to write. Fills the space it is given. Messages
   * are unread until the element can be seen; a draft stays when it is removed and comes back.
   */
  'visio-chat': VisioTag<VisioChatElement> & VisioChatProperties;
  /**
   * What is wrong with camera and microphone, and the way out: how to give permission back in this very browser, another
   * microphone for one that gives no sound, and what one can do without. Tries again by itself when permission is given back
   * or the device is plugged in. Shows nothing while all is well. To be put into a live region.
   */
  'visio-device-help': VisioTag<VisioDeviceHelpElement> & VisioDeviceHelpProperties & {
    /** Whether something else tells what is wrong, as `<visio-device-menu>` does: only ways out are shown. */
    readonly 'problems-shown'?: VisioDeviceHelpProperties['problemsShown'] | undefined;
  };
  /** Which camera, microphone and speaker are used, how loud the microphone is, and whether one hears. `focus()` goes to the first choice. */
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
   * back, what a moderator did, that one speaks with the microphone off, raised hands, messages, who comes and goes. At most
   * three at once; what goes by itself waits while the pointer or the focus is on the notices. With more than ten people comings and
   * goings are neither shown nor heard. Never takes the focus.
   */
  'visio-notices': VisioTag<VisioNoticesElement> & VisioNoticesProperties & {
    /** Whether something else on the page tells how the meeting ended, as `<visio-room>` does. */
    readonly 'end-shown'?: VisioNoticesProperties['endShown'] | undefined;
    /** `off`: nobody is told that they speak with the microphone off, and the microphone is not measured for it. */
    readonly 'talk-while-muted'?: VisioNoticesProperties['talkWhileMuted'] | undefined;
  };
  /**
   * What one may do about one person, behind a button: pin them for oneself, how loud they are for oneself, and what provider
   * and role allow a moderator. Nothing is shown where there is nothing to do.
   */
  'visio-participant-menu': VisioTag<VisioParticipantMenuElement> & VisioParticipantMenuProperties;
  /**
   * Everybody in the meeting, to be searched: raised hands in the order of the queue, those in the room, programs that take
   * part, and for whoever may let others in those at the door. Each has a menu with their volume and what one may do. Only
   * rows that are seen are in the document, so that a thousand people are as light as ten. Give it a height.
   */
  'visio-people': VisioTag<VisioPeopleElement> & VisioPeopleProperties;
  /**
   * The step before a meeting: one's picture, camera and microphone, one's name. Camera and microphone are asked for
   * when it is shown; without any of them one can join all the same.
   */
  'visio-prejoin': VisioTag<VisioPrejoinElement> & VisioPrejoinProperties & {
    /** Whether the host settled the display name: it is then not asked for. */
    readonly 'name-known'?: VisioPrejoinProperties['nameKnown'] | undefined;
  };
  /**
   * Reactions as they are given: each rises over what surrounds this element, with the name of who gave it, and is gone in
   * 3 s. It fills the closest positioned ancestor and lets clicks through. Screen readers are told, gathered: the more people
   * there are, the less often.
   */
  'visio-reaction-stream': VisioTag<VisioReactionStreamElement> & VisioReactionStreamProperties;
  /**
   * The reactions to choose from, for whoever may send messages in the meeting; it stays open for several. One tab stop,
   * arrow keys inside it. `focus()` goes to the first of them, or to where one was. What everybody gave is shown by
   * `<visio-reaction-stream>`.
   */
  'visio-reactions': VisioTag<VisioReactionsElement> & VisioReactionsProperties;
  /**
   * A video meeting in one tag: the step before, the wait at the door, the call, and how it ended. Malformed attributes
   * are told by `visio-error` and in words on the page.
   *
   * Removing it from the document ends the call after REMOVAL_DELAY_MS; moving it keeps everything.
   */
  'visio-room': VisioTag<VisioRoomElement> & VisioRoomProperties & {
    /** Where one sees oneself: `auto`, `tile`, `corner` or `hidden`; what the person chooses comes first. */
    readonly 'self-view'?: VisioRoomProperties['selfView'] | undefined;
    /** `off`: nobody is told that they speak with the microphone off, and the microphone is not measured for it. */
    readonly 'talk-while-muted'?: VisioRoomProperties['talkWhileMuted'] | undefined;
    /** `relay` for networks that let only a TURN server through. */
    readonly 'ice-transport'?: VisioRoomProperties['iceTransport'] | undefined;
  };
  /**
   * The keys of a meeting, and a dialog that lists them. They act while the focus is inside `scope`, never while somebody
   * types, and the page does not hear of a key that was taken. In the dialog they can be turned off (WCAG 2.1.4).
   */
  'visio-shortcuts': VisioTag<VisioShortcutsElement> & VisioShortcutsProperties;
  /**
   * A panel beside the stage with a heading and a button that closes it: the chat, the people, or whatever a page puts in
   * it. Closing asks by `visio-panel-request` with an empty name; whoever has the panel decides.
   */
  'visio-side-panel': VisioTag<VisioSidePanelElement> & VisioSidePanelProperties;
  /**
   * Plays a short sound on the chosen speaker and asks whether it was heard: yes confirms, no leads to advice and to another
   * try. With `choice` the speaker can be chosen too, where the browser lets one.
   */
  'visio-speaker-test': VisioTag<VisioSpeakerTestElement> & VisioSpeakerTestProperties;
  /**
   * Everybody in the meeting: a grid with pages, or the main picture large and the others beside it. Only tiles that are
   * seen are in the document, and only those are received. As high as what surrounds it; where that has no height of its
   * own, `--visio-stage-ratio`.
   */
  'visio-stage': VisioTag<VisioStageElement> & VisioStageProperties & {
    /**
     * Where one sees oneself: `auto` (small in a corner when two are in, else among the others), `tile`, `corner` or
     * `hidden`. What the person chose on the stage comes first.
     */
    readonly 'self-view'?: VisioStageProperties['selfView'] | undefined;
  };
  /**
   * One participant's camera or shared screen, with name and state. The picture is received only while the tile is in
   * the document and there is something to see.
   */
  'visio-tile': VisioTag<VisioTileElement> & VisioTileProperties;
  /**
   * What a person does in a meeting: microphone, camera, screen, hand, reactions, chat, people, layout, devices, leaving.
   * Offers only what this person may do and this browser can; what does not fit is behind the button `more`.
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
