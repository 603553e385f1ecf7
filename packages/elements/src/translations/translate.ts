import { en } from './en.ts';
import { fr, type TextKey, type Texts } from './fr.ts';

const languages = { fr, en } as const satisfies Record<string, Texts>;

/** Languages with texts. */
export type Language = keyof typeof languages;

/** What placeholders stand for. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Keys that exist once per plural form. */
export type PluralKey = TextKey extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never;

/** The language with texts for a BCP 47 tag, dropping subtags from the end (fr-CA is fr); French for all others. */
export function languageOf(tag: string | undefined): Language {
  for (let rest = tag?.toLowerCase() ?? ''; rest; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')))) {
    if (Object.hasOwn(languages, rest)) return rest as Language;
  }
  return 'fr';
}

/** The text in this language, from the first of `overrides` that has it; empty for an unknown key. */
export function textFor(
  key: TextKey,
  language: Language,
  params: TextParams = {},
  ...overrides: (Partial<Texts> | undefined)[]
): string {
  const own = overrides.find((texts) => texts?.[key] !== undefined);
  const text = own?.[key] ?? languages[language][key] ?? '';
  // A function, since `$&` in somebody's name must stay as it is.
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
