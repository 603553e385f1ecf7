import { createWords, firstWords } from './translate.ts';

/** All texts: for elements that a page loads when it needs them. */
export const lateWords = createWords(
  {
    fr: async () => (await import('./fr-late.ts')).frLate,
    en: async () => (await import('./en-late.ts')).enLate,
  },
  firstWords,
);
