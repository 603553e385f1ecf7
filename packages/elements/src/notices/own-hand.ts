import type { Meeting, Participant } from '@visio-sdk/core';

/** How long somebody has to have spoken, in ms, before they are asked whether the hand should go down. */
export const SPOKEN_MS = 3_000;

/** What is to be done about one's own raised hand. */
export interface OwnHandListener {
  /** One has spoken, and the hand is still up. Once for each raising. */
  spoke(): void;
  /** It is down. */
  down(): void;
}

/** Follows one's own hand; returns how to stop. */
export function watchOwnHand({ localParticipant }: Meeting, listener: OwnHandListener): () => void {
  let me: Participant | undefined;
  let unfollow = () => {};
  const follow = () => {
    const now = localParticipant.get();
    if (now === me) return;
    me = now;
    unfollow();
    unfollow = me ? followHand(me, listener) : () => {};
  };
  follow();
  const stop = localParticipant.subscribe(follow);
  return () => {
    stop();
    unfollow();
  };
}

/** Adds up what one says while the hand is up: a word in between is not yet one's turn. */
function followHand(me: Participant, listener: OwnHandListener): () => void {
  let raisedAt = me.state.get().handRaisedAt;
  let spoken = 0;
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    clearTimeout(timer);
    if (since !== undefined) spoken += Date.now() - since;
    since = undefined;
    const now = me.state.get().handRaisedAt;
    if (now !== raisedAt) {
      spoken = 0;
      if (now === undefined) listener.down();
    }
    raisedAt = now;
    if (raisedAt === undefined || !me.speaking.get() || spoken >= SPOKEN_MS) return;
    since = Date.now();
    timer = setTimeout(() => {
      since = undefined;
      spoken = SPOKEN_MS;
      listener.spoke();
    }, SPOKEN_MS - spoken);
  };
  look();
  const stops = [me.state.subscribe(look), me.speaking.subscribe(look)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
