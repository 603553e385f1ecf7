import { lateWords } from './late-words.ts';
import { createWords } from './translate.ts';

/** All texts, and what helps with devices: for elements that a page loads when it needs them. */
export const helpWords = createWords(
  {
    fr: async () => (await import('./fr-help.ts')).frHelp,
    en: async () => (await import('./en-help.ts')).enHelp,
  },
  lateWords,
);
