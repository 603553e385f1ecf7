// What keeps somebody out, as they and the page are told; and what tests that bring it about have in common.
import { portalPolicy } from '../../scripts/portal/csp.mjs';
import type { Failure } from './ending.ts';
import type { Person } from './person.ts';
import { seeColour } from './senses.ts';

/** Hosts of the tests' own are named when they start: all are allowed, and what was asked is looked at afterwards. */
export const openPolicy = portalPolicy('ws://livekit').replace('ws://livekit http://livekit', 'http: https: ws: wss:');
/** What Chromium itself says in the console of a request that fails. */
export const failedRequests = /Failed to load resource|WebSocket connection to .* failed|has been blocked by CORS policy/;

export const unreachable = {
  code: 'server-unreachable',
  reason: 'unreachable',
  canRetry: true,
  title: 'La réunion est injoignable',
  text: 'Le serveur de la réunion ne répond pas. Vérifiez votre connexion à internet, puis réessayez.',
} as const satisfies Failure;
export const expired = {
  code: 'token-expired',
  reason: 'expired',
  canRetry: true,
  title: 'Votre invitation a expiré',
  text: 'Rechargez la page ou rouvrez le lien de votre invitation pour en obtenir une nouvelle.',
} as const satisfies Failure;
export const failed = { reason: 'failed', title: 'La connexion à la réunion a échoué' } as const;
export const invalid = {
  ...failed,
  code: 'token-invalid',
  canRetry: false,
  text: 'Votre invitation n’est pas valable. Vérifiez que le lien est complet, ou demandez-en un nouveau.',
} as const satisfies Failure;
export const broken = {
  ...failed,
  code: 'server-error',
  canRetry: true,
  text: 'Le serveur de la réunion a rencontré un problème. Réessayez dans quelques minutes.',
} as const satisfies Failure;
export const full = {
  code: 'room-full',
  reason: 'full',
  canRetry: true,
  title: 'La réunion est complète',
  text: 'La réunion est complète. Réessayez dans quelques minutes.',
} as const satisfies Failure;

/** Tries again by the button, and comes in. */
export async function retry(person: Person): Promise<void> {
  await person.button('Réessayer').click();
  await person.event('visio-joined');
  await seeColour(person.camera('Ana (vous)'), 'red');
}
