/** Contexts by which `<visio-room>` reaches the elements inside it, whoever put them there. */
import { createContext } from '@lit/context';
import type { Meeting } from '@visio-sdk/core';
import type { Texts } from '../translations/fr.ts';

/** The language a room speaks and the texts its host replaced. */
export interface Locale {
  /** BCP 47; undefined leaves it to the page. */
  readonly lang: string | undefined;
  /** Texts of the host's own, by key. */
  readonly texts: Partial<Texts> | undefined;
}

// Registered symbols: elements of a second copy of the SDK on the page find the same keys.

/** Key of the meeting. */
export const meetingContext = createContext<Meeting>(Symbol.for('visio-sdk/meeting'));

/** Key of language and texts. */
export const localeContext = createContext<Locale>(Symbol.for('visio-sdk/locale'));
