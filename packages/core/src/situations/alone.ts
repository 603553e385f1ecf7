import type { SituationMeeting } from './types.ts';

/** How long nobody else is there before one is told, in ms: who reloads the page is back by then. */
const patience = 5_000;

/** Tells once when everybody else has left. Whoever is the first to come is not alone in that sense, and programs are no company. */
export function watchAlone({ connection, participants }: SituationMeeting, tell: () => void): () => void {
  const hasCompany = () => participants.get().some(({ isLocal, kind }) => !isLocal && kind === 'person');
  let had = hasCompany();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Everybody has left, and it is to be told: later, while one's own line is down. */
  let isDue = false;
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const look = () => {
    const { state } = connection.get();
    const has = hasCompany();
    if (has !== had || state === 'ended') {
      isDue = had && !has && state !== 'ended';
      had = has;
      forget();
    }
    if (isDue && state === 'joined') timer ??= setTimeout(speak, patience);
  };
  const speak = () => {
    forget();
    if (connection.get().state !== 'joined') return;
    isDue = false;
    tell();
  };
  const stops = [participants.subscribe(look), connection.subscribe(look)];
  return () => {
    for (const stop of stops) stop();
    forget();
  };
}
