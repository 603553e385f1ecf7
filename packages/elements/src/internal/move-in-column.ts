/** For `keydown` in a column of buttons: up and down go round, Home and End to the ends. */
export function moveInColumn(event: KeyboardEvent, items: readonly HTMLElement[]): void {
  const from = items.indexOf(event.target as HTMLElement);
  const targets: Record<string, number> = {
    ArrowDown: (from + 1) % items.length,
    // Counted from the end when negative.
    ArrowUp: from - 1,
    Home: 0,
    End: -1,
  };
  const to = targets[event.key];
  if (to === undefined || from < 0) return;
  event.preventDefault();
  items.at(to)?.focus();
}

/** For `keydown` on a menu whose children are its items: the keys of the ARIA menu pattern; Escape belongs to the popup. */
export function moveInMenu(event: KeyboardEvent): void {
  moveInColumn(event, [...(event.currentTarget as HTMLElement).children] as HTMLElement[]);
}
