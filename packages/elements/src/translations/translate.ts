import type { TextKey, Texts } from './fr.ts';

/** Each language is a file of its own: a page loads the one it speaks. */
const files = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
} as const satisfies Record<string, () => Promise<Texts>>;

/** Languages with texts. */
export type Language = keyof typeof files;

const loaded = new Map<Language, Texts>();
const loading = new Map<Language, Promise<void>>();

/** Whether the texts of a language are there. */
export function hasTexts(language: Language): boolean {
  return loaded.has(language);
}

/** Loads the texts of a language, once; rejects when their file is gone, and may then be tried again. */
export function loadTexts(language: Language): Promise<void> {
  const known = loading.get(language);
  if (known) return known;
  const attempt = files[language]().then(
    (texts) => void loaded.set(language, texts),
    (error: unknown) => {
      loading.delete(language);
      throw error;
    },
  );
  loading.set(language, attempt);
  return attempt;
}

/** What placeholders stand for. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Keys that exist once per plural form. */
export type PluralKey = TextKey extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never;

/** The language with texts for a BCP 47 tag, dropping subtags from the end (fr-CA is fr); French for all others. */
export function languageOf(tag: string | undefined): Language {
  for (let rest = tag?.toLowerCase() ?? ''; rest; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')))) {
    if (Object.hasOwn(files, rest)) return rest as Language;
  }
  return 'fr';
}

/** The text in this language, from the first of `overrides` that has it; empty for an unknown key, and before {@link loadTexts}. */
export function textFor(
  key: TextKey,
  language: Language,
  params: TextParams = {},
  ...overrides: (Partial<Texts> | undefined)[]
): string {
  const own = overrides.find((texts) => texts?.[key] !== undefined);
  const text = own?.[key] ?? loaded.get(language)?.[key] ?? '';
  // A function, since `$&` in somebody's name must stay as it is.
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
