import { createState } from '../reactive/readable.ts';
import { once } from '../support/once.ts';
import type { Reaction, ReactionParts, Reactions } from './types.ts';

/** What is done with reactions is loaded with the first one. */
export function createReactions(parts: ReactionParts): Reactions {
  const recent = createState<readonly Reaction[]>([]);
  const exchange = once(async () => (await import('./exchange.ts')).startExchange(parts, recent));
  parts.messages.on('reactionReceived', (message) => void exchange().then((one) => one.receive(message), () => {}));
  return { recent, send: (emoji) => exchange().then((one) => one.send(emoji)) };
}
