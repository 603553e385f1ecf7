/** What our server does on request. The wire is `protocol/entry.ts` and `protocol/moderation.ts`. */
import type { HandBody, LockBody, MeBody, MuteBody, NameBody, RoleBody, SourcesBody, SpotlightBody } from '../../protocol/index.ts';
import { MeetingError } from '../../support/errors.ts';
import type { Actions } from '../provider.ts';
import { readJson, request } from '../request.ts';
import { refusal } from './visio-refusal.ts';

type Body = HandBody | LockBody | MuteBody | NameBody | RoleBody | SourcesBody | SpotlightBody;
type Route = readonly [method: 'POST' | 'PUT', path: string, body?: Body];

const routes: { readonly [Name in keyof Actions]: (...args: Parameters<Actions[Name]>) => Route } = {
  setHandRaised: (raised) => ['PUT', 'me/hand', { raised }],
  rename: (name) => ['PUT', 'me/name', { name }],
  admit: (id) => ['POST', `waiting/${segment(id)}/admit`],
  deny: (id) => ['POST', `waiting/${segment(id)}/deny`],
  admitAll: () => ['POST', 'waiting/admit-all'],
  mute: (identity, source) => ['POST', `participants/${segment(identity)}/mute`, { source }],
  muteAll: (source) => ['POST', 'mute', { source }],
  allowSources: (identity, allowed) => ['PUT', `participants/${segment(identity)}/sources`, { allowed }],
  remove: (identity) => ['POST', `participants/${segment(identity)}/remove`],
  setRole: (identity, role) => ['PUT', `participants/${segment(identity)}/role`, { role }],
  lowerHand: (identity) => ['POST', `participants/${segment(identity)}/lower-hand`],
  lowerHands: () => ['POST', 'lower-hands'],
  setSpotlight: (identity) => ['PUT', 'spotlight', { identity }],
  setLocked: (locked) => ['PUT', 'lock', { locked }],
  end: () => ['POST', 'end'],
};

/** Asks the server for one action. */
export async function act(base: URL, bearer: string, name: keyof Actions, args: never[]): Promise<void> {
  const [method, path, body] = (routes[name])(...args);
  const authorization = `Bearer ${bearer}`;
  const init = body ? { headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers: { authorization } };
  const response = await request(new URL(path, base), { method, ...init });
  if (!response.ok) throw await refusal(response, name === 'rename' ? 'name-invalid' : 'server-error');
}

/** What this person may do now. */
export async function readCapabilities(base: URL, bearer: string): Promise<readonly string[]> {
  const response = await request(new URL('me', base), { headers: { authorization: `Bearer ${bearer}` }, cache: 'no-store' });
  if (!response.ok) throw await refusal(response);
  const body = (await readJson(response)) as Partial<MeBody> | undefined;
  if (!Array.isArray(body?.capabilities)) throw new MeetingError('server-error');
  return body.capabilities as readonly string[];
}

/** One segment of a path: dots alone would climb to another route. */
function segment(id: string): string {
  if (/^\.*$/.test(id)) throw new MeetingError('participant-gone');
  return encodeURIComponent(id);
}
