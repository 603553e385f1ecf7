'use client';
// The directive is for React's server components: what uses hooks and context is the browser's.
export {
  VisioDeviceMenu,
  VisioDoor,
  VisioLobby,
  VisioModerationMenu,
  VisioNotices,
  VisioParticipantMenu,
  VisioPrejoin,
  VisioRoom,
  VisioStage,
  VisioTile,
  VisioToolbar,
} from './elements.ts';
export {
  useCamera,
  useCapabilities,
  useConnection,
  useErrors,
  useLobby,
  useLocalParticipant,
  useMicrophone,
  useMicrophoneLevel,
  useName,
  useParticipant,
  useParticipants,
  useQuality,
  useRole,
  useRoomState,
  useScreenShare,
  useSpeakers,
  useSpeaking,
  type InputView,
  type ScreenShareView,
  type SpeakersView,
} from './hooks.ts';
export { MeetingProvider, useMeeting, type MeetingProviderProps } from './meeting-provider.ts';
export type {
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
export type { VisioTags } from './tags.ts';
export { useAttach, usePreview } from './use-attach.ts';
export { useReadable } from './use-readable.ts';
