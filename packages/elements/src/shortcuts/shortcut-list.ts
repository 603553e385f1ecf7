/** The keys of the room and what each does. Letters alone, as in other meetings: they act only where the room has the keyboard. */
import type { Capability, Layout, Meeting } from '@visio-sdk/core';
import type { TextKey } from '../translations/fr.ts';

/** What a shortcut does. */
export type ShortcutName = 'microphone' | 'camera' | 'hand' | 'chat' | 'people' | 'share' | 'layout' | 'fullscreen' | 'leave' | 'help';

export interface Shortcut {
  readonly name: ShortcutName;
  /** As `KeyboardEvent.key` says it, in lower case: where a letter is on the keyboard does not matter. */
  readonly key: string;
  readonly shift?: boolean;
  readonly text: TextKey;
}

export const shortcuts: readonly Shortcut[] = [
  { name: 'microphone', key: 'm', text: 'shortcuts.microphone' },
  { name: 'camera', key: 'v', text: 'shortcuts.camera' },
  { name: 'hand', key: 'h', text: 'shortcuts.hand' },
  { name: 'chat', key: 'c', text: 'shortcuts.chat' },
  { name: 'people', key: 'p', text: 'shortcuts.people' },
  { name: 'share', key: 's', text: 'shortcuts.share' },
  { name: 'layout', key: 'l', text: 'shortcuts.layout' },
  { name: 'fullscreen', key: 'f', text: 'shortcuts.fullscreen' },
  { name: 'leave', key: 'q', shift: true, text: 'shortcuts.leave' },
  { name: 'help', key: '?', text: 'shortcuts.help' },
];

/** Held to speak: the space bar where nothing else takes it, and a letter anywhere. */
export const talkKeys = [' ', 't'] as const;

/** The shortcut of this key, if it is one: with Control, Alt or the command key it is the browser's or the page's. */
export function shortcutOf({ key, shiftKey, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): Shortcut | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const pressed = key.toLowerCase();
  // `?` needs the shift key on some keyboards and none on others.
  return shortcuts.find((one) => one.key === pressed && (one.key === '?' || Boolean(one.shift) === shiftKey));
}

/** Whether this person can do it here. */
export function isOffered(name: ShortcutName, { capabilities, screenShare, localParticipant }: Meeting, canFillScreen: boolean): boolean {
  const sources = localParticipant.get()?.state.get().canPublish;
  const may = (source: 'microphone' | 'camera' | 'screen') => !sources || sources.includes(source);
  if (name === 'hand') return capabilities.get().has('raise-hand' satisfies Capability);
  if (name === 'share') return screenShare.supported && may('screen');
  if (name === 'microphone' || name === 'camera') return may(name);
  return name !== 'fullscreen' || canFillScreen;
}

const layouts: readonly Layout[] = ['auto', 'grid', 'speaker'];

/** The layout after this one. */
export function nextLayout(layout: Layout): Layout {
  return layouts[(layouts.indexOf(layout) + 1) % layouts.length]!;
}

/** Whether somebody writes there: then every key is theirs. */
export function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('select, textarea')) return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file'].includes(target.type);
}

/** Whether the space bar does something where it is pressed. */
export function takesSpace(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest('button, a, input, select, textarea, summary, video, audio, [contenteditable], [role=slider], [role^=menuitem], [role=option]') !== null;
}
