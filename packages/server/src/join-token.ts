import { attributes, mediaSources, type MediaSource, type Role } from '@visio-sdk/core/protocol';
import { AccessToken } from 'livekit-server-sdk';
import { grantsOf } from './media-server/sources.ts';

/** How long a token is good for joining, in seconds. LiveKit adds a minute of leeway. */
export const joinTokenSeconds = 120;

/** Whom a token lets into which room. */
export interface JoinTokenClaims {
  /** LiveKit's (opaque) room name. */
  readonly room: string;
  readonly identity: string;
  readonly name: string;
  readonly role: Role;
  readonly subject: string | undefined;
  /** What the person may send; default: everything. A moderator's ban is in every later token, too. */
  readonly allowed?: readonly MediaSource[];
}

/** A LiveKit token with the least grants a participant needs; the role is in its signed attributes. */
export async function createJoinToken(apiKey: string, apiSecret: string, claims: JoinTokenClaims): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, {
    identity: claims.identity,
    name: claims.name,
    // Real time, not the injected clock: LiveKit checks it against its own.
    ttl: joinTokenSeconds,
    attributes: {
      [attributes.role]: claims.role,
      ...(claims.subject !== undefined && { [attributes.subject]: claims.subject }),
    },
  });
  token.addGrant({
    roomJoin: true,
    room: claims.room,
    ...grantsOf(claims.allowed ?? mediaSources),
    canSubscribe: true,
    // On purpose: chat and reactions are data packets. Clients take a packet as its sender's hint, never as a fact.
    canPublishData: true,
    // It would open every attribute, the role too. Hand and name go through our endpoints instead.
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
}
