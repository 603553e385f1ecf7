import { createState } from '../reactive/readable.ts';
import type { Exchange } from './exchange.ts';
import type { Reaction, ReactionParts, Reactions } from './types.ts';

/** What is done with reactions is loaded with the first one. */
export function createReactions(parts: ReactionParts): Reactions {
  const recent = createState<readonly Reaction[]>([]);
  let exchange: Promise<Exchange> | undefined;
  function load(): Promise<Exchange> {
    exchange ??= import('./exchange.ts').then((module) => module.startExchange(parts, recent));
    // The next one may find the file.
    exchange.catch(() => (exchange = undefined));
    return exchange;
  }
  parts.messages.on('reactionReceived', (message) => void load().then((one) => one.receive(message), () => {}));
  return { recent, send: (emoji) => load().then((one) => one.send(emoji)) };
}
