import { readFileSync } from 'node:fs';

/** A fenced block of code. */
export interface Code {
  readonly language: string;
  readonly code: string;
}

/** The code blocks of a page in some languages, in order. */
export function codeOf(file: string, languages: readonly string[]): Code[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].flatMap(([, language = '', code = '']) => (languages.includes(language) ? [{ language, code }] : []));
}
