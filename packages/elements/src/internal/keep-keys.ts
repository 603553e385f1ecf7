/** What comes of typing. A page that listens for shortcuts, or for files that are pasted, would take it for its own. */
const typing = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste', 'drop'],
];

/** Lets nothing of what is typed in the element out of it but Escape, which closes the panel around it. Twice is as once. */
export function keepKeys(element: Element): () => void {
  for (const type of typing) element.addEventListener(type, keep);
  return () => typing.forEach((type) => element.removeEventListener(type, keep));
}

function keep(event: Event): void {
  // Escape that ends the choice of a character closes nothing.
  const isEscape = event instanceof KeyboardEvent && event.key === 'Escape' && !event.isComposing;
  if (!isEscape) event.stopPropagation();
}
