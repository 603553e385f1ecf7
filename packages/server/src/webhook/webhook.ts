import { WebhookReceiver, type WebhookEvent } from 'livekit-server-sdk';
import { presentOf } from '../media-server.ts';
import type { ModerationStore } from '../moderation/ports.ts';
import { placeOf } from '../place.ts';
import { Problem } from '../problem.ts';
import type { Doorkeeper } from './doorkeeper.ts';

/** How old an event may be, in ms; LiveKit's own signature is good for as long. */
const maxAge = 5 * 60_000;
/** How long an event's id is kept, in ms: longer than LiveKit's signature of it can be good, with leeway on both sides. */
const keepId = 2 * maxAge;

/** What {@link createWebhook} needs of the rest of the server. */
export interface WebhookParts {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly store: ModerationStore;
  readonly doorkeeper: Doorkeeper;
}

/** Takes one of LiveKit's webhooks: its body as it came, and its Authorization header. */
export type TakeWebhook = (body: string, authorization: string | undefined) => Promise<void>;

/** Makes what takes LiveKit's webhooks; throws a {@link Problem} for what is not signed by it, old, or seen before. */
export function createWebhook({ apiKey, apiSecret, store, doorkeeper }: WebhookParts): TakeWebhook {
  const receiver = new WebhookReceiver(apiKey, apiSecret);

  return async (body, authorization) => {
    const event: WebhookEvent = await receiver.receive(body, authorization).catch((cause: unknown) => {
      throw new Problem('credential-invalid', 'This is not signed by the media server.', { cause });
    });
    // Real time, not the injected clock: LiveKit's.
    const age = Date.now() - Number(event.createdAt) * 1000;
    if (event.id === '' || !(Math.abs(age) <= maxAge)) throw new Problem('credential-invalid', 'This event is too old.');
    if (!(await store.claimWebhook(event.id, Date.now() + keepId))) {
      throw new Problem('request-invalid', 'This event was taken before.', { status: 409 });
    }
    try {
      await take(event);
    } catch (error) {
      // Answered with a 5xx, LiveKit sends it again.
      await store.releaseWebhook(event.id);
      throw error;
    }
  };

  async function take({ event, room: livekitRoom, participant }: WebhookEvent): Promise<void> {
    const place = placeOf(livekitRoom?.name ?? '');
    const room = place && (await store.room(place.key));
    // Otherwise another program's room on the same LiveKit.
    if (!room || !participant) return;
    if (event === 'participant_joined' && place.generation < room.generation) await doorkeeper.cameToPast(place);
    if (room.generation !== place.generation) return;
    if (event === 'participant_joined') await doorkeeper.came(room, presentOf(participant));
    if (event === 'participant_left' || event === 'participant_connection_aborted') await doorkeeper.left(room, participant.identity);
  }
}
