// People at a guarded room: who knocks, and who comes by the organiser's link.
import { randomUUID } from 'node:crypto';
import type { Role } from '@visio-sdk/core/protocol';
import { ticketFor } from '@visio-sdk/server';
import type { PersonContext } from './browser.ts';
import { personAt, type Person } from './person.ts';
import { startRig, type Rig, type RigOptions } from './rig.ts';

const key = { id: 'portal', secret: 'a secret of these tests alone, long enough' };

/** A rig whose rooms are guarded: only organisers and moderators come straight in. */
export function startGuardedRig(api?: RigOptions['api']): Promise<Rig> {
  return startRig({ ...(api && { api }), server: { rooms: { access: 'restricted' }, linkKeys: [key], sweepEvery: 500 } });
}

/** Comes straight in by a link of one's own. */
export async function enterByLink(browser: PersonContext, rig: Rig, room: string, name: string, role: Role = 'organiser'): Promise<Person> {
  const ticket = await ticketFor(key, { room, subject: randomUUID(), name, role, devices: 3 });
  const person = personAt(await browser.open(`${rig.portal({ room, prejoin: 'off' })}#visio=${ticket}`));
  await person.event('visio-joined');
  return person;
}

/** Comes to the door, and is at the lobby. */
export async function knock(browser: PersonContext, rig: Rig, room: string, name: string): Promise<Person> {
  const person = personAt(await browser.open(rig.portal({ room, name, prejoin: 'off' })));
  await person.event('visio-waiting');
  await person.page.getByRole('heading', { name: 'Vous êtes en salle d’attente' }).waitFor();
  return person;
}
