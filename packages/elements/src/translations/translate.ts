import type { TextKey, Texts } from './fr.ts';

/** Each language is a file of its own: a page loads the one it speaks. */
const files = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
} as const satisfies Record<string, () => Promise<Partial<Texts>>>;

/** Languages with texts. */
export type Language = keyof typeof files;

const loaded = new Map<Language, Partial<Texts>>();

/** Some of the texts, in all languages. */
export interface Words {
  /** Whether the texts of a language are there. */
  has(language: Language): boolean;
  /** Loads the texts of a language, once; rejects when their file is gone, and may then be tried again. */
  load(language: Language): Promise<void>;
}

/** The texts of these files, and of those that they go with. */
export function createWords(of: Record<Language, () => Promise<Partial<Texts>>>, others?: Words): Words {
  const there = new Set<Language>();
  const loading = new Map<Language, Promise<void>>();
  async function load(language: Language): Promise<void> {
    const [texts] = await Promise.all([of[language](), others?.load(language)]);
    loaded.set(language, { ...loaded.get(language), ...texts });
    there.add(language);
  }
  return {
    has: (language) => there.has(language),
    load(language) {
      let attempt = loading.get(language);
      if (!attempt) {
        attempt = load(language);
        loading.set(language, attempt);
        attempt.catch(() => loading.delete(language));
      }
      return attempt;
    },
  };
}

/** What a page has from the start. */
export const firstWords = createWords(files);

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

/** The text in this language, from the first of `overrides` that has it; empty for an unknown key, and before its file is loaded. */
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
