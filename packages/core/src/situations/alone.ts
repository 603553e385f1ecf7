import type { SituationMeeting } from './types.ts';

/** How long nobody else is there before one is told, in ms: who reloads the page is back by then. */
const patience = 5_000;

/** Tells once when everybody else has left. Whoever is the first to come is not alone in that sense, and programs are no company. */
export function watchAlone({ connection, participants }: SituationMeeting, tell: () => void): () => void {
  const hasCompany = () => participants.get().some(({ isLocal, kind }) => !isLocal && kind === 'person');
  let had = hasCompany();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const has = hasCompany();
    if (has === had) return;
    had = has;
    clearTimeout(timer);
    if (!has && connection.get().state === 'joined') timer = setTimeout(() => connection.get().state === 'joined' && tell(), patience);
  };
  const stops = [participants.subscribe(look), connection.subscribe(() => connection.get().state === 'ended' && clearTimeout(timer))];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
  };
}
