import { z } from '@hono/zod-openapi';
import { mediaSources, roles, type LockBody, type MuteBody, type RoleBody, type SourcesBody, type SpotlightBody } from '@visio-sdk/core/protocol';
import { notAnObject, roomParams } from '../schemas.ts';

const identity = z.string('The identity must be a text.').min(1, 'The identity is empty.').max(100, 'The identity is too long.').refine((text) => !text.includes('\0'), 'The identity holds a NUL.');

const source = z.enum(mediaSources, `A source is one of ${mediaSources.join(', ')}.`);

/** Path parameters of everything that is done to one person. */
export const participantParams = roomParams.extend({ identity: identity.openapi({ param: { name: 'identity', in: 'path' } }) });

/** Body that stops a source. */
export const muteBody = z.object({ source }, notAnObject).openapi('MuteBody') satisfies z.ZodType<MuteBody>;

/** Body that says what somebody may send. */
export const sourcesBody = z
  .object({ allowed: z.array(source, '"allowed" must be a list of sources.').max(mediaSources.length, 'Name each source once.') }, notAnObject)
  .openapi('SourcesBody') satisfies z.ZodType<SourcesBody>;

/** Body that gives somebody a role. */
export const roleBody = z
  .object({ role: z.enum(roles, `A role is one of ${roles.join(', ')}.`) }, notAnObject)
  .openapi('RoleBody') satisfies z.ZodType<RoleBody>;

/** Body that shows somebody big, or nobody. */
export const spotlightBody = z
  .object({ identity: z.union([identity, z.null()], '"identity" must be a text or null.') }, notAnObject)
  .openapi('SpotlightBody') satisfies z.ZodType<SpotlightBody>;

/** Body that locks a room or opens it. */
export const lockBody = z
  .object({ locked: z.boolean('"locked" must be true or false.') }, notAnObject)
  .openapi('LockBody') satisfies z.ZodType<LockBody>;
