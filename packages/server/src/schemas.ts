import { z } from '@hono/zod-openapi';
import { devicePattern, maxNameLength, roles, roomNamePattern } from '@visio-sdk/core/protocol';
import { cleanName } from './display-name.ts';

/** Path parameters of everything that belongs to a room; one room whichever way its accents are written (NFC). */
export const roomParams = z.object({
  room: z
    .string()
    .normalize('NFC')
    .regex(roomNamePattern, 'A room name is 1 to 100 letters, digits, dots, hyphens, underscores or tildes, and begins with a letter or digit.')
    // The document's patterns have no flags, so the one with `u` is written again there.
    .openapi({ param: { name: 'room', in: 'path' }, pattern: roomNamePattern.source }),
});

/** Said of a body that is none. */
export const notAnObject = 'The body must be a JSON object.';

const displayName = z
  .string('The name must be a text.')
  .overwrite(cleanName)
  .max(maxNameLength, `The name is longer than ${maxNameLength} characters.`);

/** Body of an entry. Unknown members are dropped unread: nobody gives themselves a role or an identity. */
export const entryBody = z
  .object(
    {
      // Empty is allowed: whoever comes straight in may have none, and each page then says so in its own language.
      name: displayName,
      device: z
        .string('The device session must be a text.')
        .regex(devicePattern, 'The device session must be 22 to 128 characters of base64url.'),
      ticket: z.string('The ticket must be a text.').optional(),
    },
    notAnObject,
  )
  .openapi('EntryBody');

/** An entry's body as it was checked: the wire's `EntryBody`. */
export type CheckedEntry = z.infer<typeof entryBody>;

/** Answer to an entry. */
export const admittedBody = z
  .object({
    status: z.literal('admitted'),
    servers: z.array(z.string()).readonly(),
    token: z.string(),
    credential: z.string(),
    capabilities: z.array(z.string()).readonly(),
  })
  .openapi('AdmittedBody');

/** Answer to an entry where somebody inside decides. */
export const waitingBody = z
  .object({ status: z.literal('waiting'), knock: z.string(), position: z.number().int() })
  .openapi('WaitingBody');

/** What somebody may do now. */
export const meBody = z.object({ role: z.enum(roles), capabilities: z.array(z.string()).readonly() }).openapi('MeBody');

/** Body that raises or lowers one's own hand. */
export const handBody = z
  .object({ raised: z.boolean('"raised" must be true or false.') }, notAnObject)
  .openapi('HandBody');

/** Body that changes one's own name. */
export const nameBody = z.object({ name: displayName.min(1, 'The name is empty.') }, notAnObject).openapi('NameBody');

/** Every refusal (RFC 9457). */
export const problemBody = z
  .object({ type: z.string(), title: z.string(), status: z.number(), code: z.string(), detail: z.string() })
  .openapi('ProblemBody');

/** How every route says that it may refuse. */
export const refused = { description: 'Refused', content: { 'application/problem+json': { schema: problemBody } } } as const;

/** Answers of a route that has nothing to say but whether it was done. */
export const done = { 204: { description: 'Done' }, default: refused } as const;
