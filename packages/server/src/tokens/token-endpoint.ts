import { randomBytes } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { apiPath, devicePattern, type AdmittedBody } from '@visio-sdk/core/protocol';
import { decodeProtectedHeader } from 'jose';
import { linkType } from '../authenticate/signed-link.ts';
import { bearerOf } from '../bearer.ts';
import { Problem } from '../problem.ts';
import { entryBody, notAnObject, refused, roomParams, type CheckedEntry } from '../schemas.ts';

/**
 * Body of LiveKit's standard token endpoint. `participant_identity`, `participant_metadata`, `participant_attributes` and
 * `room_config` are dropped unread: who somebody is and may do is not theirs to say, and the last can dispatch agents.
 */
export const tokenBody = z
  .object(
    {
      // Its own shape: the other one describes a parameter of the path.
      room_name: z.string('room_name must be the name of a room.').pipe(roomParams.shape.room).openapi({ type: 'string' }),
      participant_name: entryBody.shape.name.optional(),
    },
    notAnObject,
  )
  .openapi('TokenBody');

/** LiveKit's standard token endpoint, as livekit-client's `TokenSource.endpoint` asks it. */
export const tokenRoute = createRoute({
  method: 'post',
  path: `${apiPath}/token`,
  summary: "LiveKit's standard token endpoint",
  description: 'For clients of LiveKit that are none of ours. One cannot wait here: a room where somebody decides refuses with `not-allowed`.',
  security: [{}, { ticket: [] }],
  request: {
    headers: z.object({
      'visio-device': z.string().optional().openapi({ description: 'The device session, to come back as the same participant; without it each request is somebody new.' }),
    }),
    body: { required: true, content: { 'application/json': { schema: tokenBody } } },
  },
  responses: {
    201: {
      description: 'A token good for joining during two minutes',
      content: { 'application/json': { schema: z.object({ server_url: z.string(), participant_token: z.string() }).openapi('TokenAnswer') } },
    },
    default: refused,
  },
});

/** What LiveKit's clients expect. */
export interface TokenAnswer {
  readonly server_url: string;
  readonly participant_token: string;
}

/** Lets somebody in who cannot wait: undefined when somebody inside would have to decide. It leaves nobody at the door. */
export type EnterWithoutWaiting = (room: string, entry: CheckedEntry, request: Request) => Promise<AdmittedBody | undefined>;

/** Answers the token endpoint by the same decision as an entry. `hostAuthenticates`: a Bearer token may be the host's own. */
export function createTokenEndpoint(enter: EnterWithoutWaiting, hostAuthenticates: boolean) {
  return async (body: z.infer<typeof tokenBody>, request: Request): Promise<TokenAnswer> => {
    const device = request.headers.get('visio-device') ?? randomBytes(24).toString('base64url');
    if (!devicePattern.test(device)) throw new Problem('request-invalid', 'The device session must be 22 to 128 characters of base64url.');
    const ticket = ticketOf(request.headers.get('authorization') ?? undefined, hostAuthenticates);
    const admitted = await enter(body.room_name, { name: body.participant_name ?? '', device, ...(ticket !== undefined && { ticket }) }, request);
    if (admitted === undefined) {
      throw new Problem('not-allowed', 'Somebody in this room decides who comes in, and one cannot wait here. Come with a link, or by the meeting page.');
    }
    return { server_url: admitted.servers[0] ?? '', participant_token: admitted.token };
  };
}

function ticketOf(authorization: string | undefined, hostAuthenticates: boolean): string | undefined {
  const token = bearerOf(authorization);
  if (token === undefined || !hostAuthenticates) return token;
  try {
    return decodeProtectedHeader(token).typ === linkType ? token : undefined;
  } catch {
    return undefined;
  }
}
