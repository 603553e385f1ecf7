import { bearerRefused, BearerTokens } from '../bearer.ts';
import type { Place } from '../place.ts';

/** Which knock a ticket watches. */
export interface KnockClaims {
  readonly place: Place;
  readonly id: string;
}

/** Issues and checks the tickets that people at the door hold. */
export class KnockTickets {
  readonly #tokens: BearerTokens;

  constructor(secret: string, now: () => number) {
    this.#tokens = new BearerTokens(
      {
        key: 'knock',
        type: 'visio-knock+jwt',
        audience: 'visio-server/knock',
        // Nobody waits longer than a day.
        seconds: 24 * 60 * 60,
        claims: ['room', 'generation'],
        absent: 'The request needs an Authorization header with the Bearer ticket of a knock.',
        invalid: 'The ticket is not one of ours or has expired: knock again.',
      },
      secret,
      now,
    );
  }

  issue({ place, id }: KnockClaims): Promise<string> {
    return this.#tokens.issue(id, { room: place.key, generation: place.generation });
  }

  /** The knock that an Authorization header watches in a room; throws `credential-invalid`. */
  async check(authorization: string | undefined, roomKey: string): Promise<KnockClaims> {
    const payload = await this.#tokens.check(authorization);
    if (payload['room'] !== roomKey) throw bearerRefused('The ticket is for another room.');
    return { place: { key: roomKey, generation: payload['generation'] as number }, id: payload.sub };
  }
}
