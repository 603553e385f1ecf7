import { moderatorCapabilities, type ModeratorCapability, type Role } from '@visio-sdk/core/protocol';
import { Problem } from '../problem.ts';

/** What everybody may ask for themselves. */
export type OwnCapability = 'raise-hand' | 'rename';

/** What somebody may do now; a name that the host vouches for to everybody in the room stays. */
export function capabilitiesOf(person: { readonly role: Role; readonly verified: boolean }): (OwnCapability | ModeratorCapability)[] {
  return [
    'raise-hand',
    ...(person.verified ? [] : (['rename'] as const)),
    ...(person.role === 'participant' ? [] : moderatorCapabilities),
  ];
}

/** Throws `not-allowed` unless this role outranks or equals the other one: moderators do nothing to organisers. */
export function mayActOn(actor: Role, target: Role): void {
  if (actor === 'organiser' || target !== 'organiser') return;
  throw new Problem('not-allowed', 'Only an organiser may do this to an organiser.');
}

/** Throws `not-allowed` when this change of a role is not the actor's to make. */
export function maySetRole(actor: Role, target: Role, role: Role): void {
  if (actor === 'organiser' || (target !== 'organiser' && role !== 'organiser')) return;
  throw new Problem('not-allowed', 'Only an organiser makes organisers, or unmakes them.');
}
