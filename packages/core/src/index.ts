export type { Chat, ChatMessage } from './chat/types.ts';
export { isInMeeting, isUnderWay, type Connection, type LeaveReason } from './connection/connection.ts';
export type { Camera, InputDevice, InputState, MediaDevice, Microphone, ScreenShare, Speakers } from './devices/device.ts';
export type { Layout, SelfView } from './layout/stage.ts';
export { createMeeting } from './meeting/meeting.ts';
export type { EncryptionOptions, Meeting, MeetingOptions } from './meeting/types.ts';
export type { Participant, ParticipantState } from './participants/participant.ts';
export type {
  Actions,
  Capability,
  EnterRequest,
  Entry,
  Lobby,
  Provider,
  ProviderConfig,
  TokenDetails,
  TokenInput,
  TokenSourceLike,
} from './providers/provider.ts';
export type { ReactionEmoji } from './protocol/reactions.ts';
export type { Reaction, Reactions } from './reactions/types.ts';
export type { MediaSource, ModeratorCapability, Role, RoomState, WaitingPerson } from './protocol/index.ts';
export type { Readable } from './reactive/readable.ts';
export type { Situation, SituationCode } from './situations/types.ts';
export { errorCodes, MeetingError, type ErrorCode } from './support/errors.ts';
export type { Logger } from './support/logger.ts';
export type { Choices, ChoiceStorage } from './support/storage.ts';
export { trackSources, type ConnectionQuality, type IceTransport, type Publication, type TrackSource, type VideoCodec } from './transport/transport.ts';
export { providerNames, type ProviderName } from './providers/registry.ts';
