import { composedAncestors } from './ancestors.ts';

/** What fills the screen for an element of the room: the room around it, else what it stands in. */
export function fullscreenTarget(element: HTMLElement): Element {
  const room = composedAncestors(element).find(({ localName }) => localName === 'visio-room');
  return room ?? element.parentElement ?? element;
}
