export { attributes, handRaisedAtOf, roleOf, roles, type Role } from './claims.ts';
export {
  apiPath,
  devicePattern,
  maxNameLength,
  roomNamePattern,
  type AdmittedBody,
  type EntryBody,
  type HandBody,
  type NameBody,
  type ProblemBody,
  type ProblemCode,
} from './entry.ts';
export { formatPacket, maxPacketBytes, parsePacket, type Packet } from './packet.ts';
