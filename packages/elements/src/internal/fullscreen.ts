/** Full screen of an element, also inside shadow roots. Each browser of the floor has it under its standard name. */

/** Whether the browser can, and the page may. An iPhone cannot: it shows nothing but films so. */
export function isFullscreenPossible(): boolean {
  // Limited availability is the iPhone, for which this asks.
  // eslint-disable-next-line baseline-js/use-baseline
  return document.fullscreenEnabled ?? false;
}

/** Whether it is this element that fills the screen; seen from its own root, since a document sees only the outermost host. */
export function isFullscreen(element: Element): boolean {
  // eslint-disable-next-line baseline-js/use-baseline
  return (element.getRootNode() as Document | ShadowRoot).fullscreenElement === element;
}

/** Fills the screen with the element, or no longer. Rejects where the browser refuses: it has to be in a click or key handler. */
export async function toggleFullscreen(element: Element): Promise<void> {
  // eslint-disable-next-line baseline-js/use-baseline
  await (isFullscreen(element) ? element.ownerDocument.exitFullscreen() : element.requestFullscreen());
}

/** Calls the listener each time that may have changed, by whatever means (Escape, a key of the browser); returns how to stop. */
export function watchFullscreen(element: Element, listener: (isFull: boolean) => void): () => void {
  const { ownerDocument } = element;
  const tell = () => listener(isFullscreen(element));
  ownerDocument.addEventListener('fullscreenchange', tell);
  return () => ownerDocument.removeEventListener('fullscreenchange', tell);
}
