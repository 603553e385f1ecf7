import { moderatedAttribute, type Moderated, type ModeratedKind } from '../protocol/moderated.ts';

const kinds: readonly ModeratedKind[] = ['camera', 'microphone', 'screen', 'sources', 'hand'];

/** Reads what was done to a participant last among their attributes; undefined when there is nothing, or nothing that can be read. */
export function moderatedOf(values: Readonly<Record<string, string>>): Moderated | undefined {
  try {
    const { what, by, at } = JSON.parse(values[moderatedAttribute] ?? '') as Partial<Record<keyof Moderated, unknown>>;
    const kind = kinds.find((one) => one === what);
    return kind && typeof by === 'string' && typeof at === 'number' ? { what: kind, by, at } : undefined;
  } catch {
    return undefined;
  }
}
