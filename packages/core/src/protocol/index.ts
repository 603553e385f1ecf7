export { attributes, handRaisedAtOf, roleOf, roles, type Role } from './claims.ts';
export {
  apiPath,
  devicePattern,
  maxNameLength,
  roomNamePattern,
  type AdmittedBody,
  type EntryBody,
  type HandBody,
  type KnockBody,
  type MeBody,
  type NameBody,
  type ProblemBody,
  type ProblemCode,
  type WaitingBody,
} from './entry.ts';
export { formatModerated, moderatedAttribute, type Moderated, type ModeratedKind } from './moderated.ts';
export {
  mediaSources,
  moderatorCapabilities,
  parseRoomState,
  type LockBody,
  type MediaSource,
  type ModeratorCapability,
  type MuteBody,
  type RoleBody,
  type RoomState,
  type SourcesBody,
  type SpotlightBody,
  type WaitingListBody,
  type WaitingPerson,
} from './moderation.ts';
export { formatPacket, maxPacketBytes, parsePacket, type Packet } from './packet.ts';
export type { ReactionEmoji } from './reactions.ts';
