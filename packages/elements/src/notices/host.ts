import type { TextKey } from '../translations/fr.ts';
import type { PluralKey, TextParams } from '../translations/translate.ts';
import type { Happening } from './happenings.ts';
import type { Chime } from './sounds.ts';

/** What the notices do about what happens. */
export interface WatchHost {
  t(key: TextKey, params?: TextParams): string;
  plural(key: PluralKey, count: number, params?: TextParams): string;
  /** Shows it, and says it to screen readers. */
  show(happening: Happening): void;
  hide(id: string): void;
  /** Says it to screen readers only. */
  say(text: string): void;
  chime(chime: Chime): void;
  leave(): void;
  openChat(): void;
  talkWhileMuted(): boolean;
  setBack(isBack: boolean): void;
  over(): void;
}
