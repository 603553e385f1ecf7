/** What a page puts over tiles: children of whatever has the stage in its shadow root, such as `<visio-room>`. */

const forTiles = /^(tile|screen)-/;

/**
 * Passes on what is meant for tiles, now and as it comes and goes: `<p slot="tile-IDENTITY">` beside the stage's host lands in
 * the stage's slot of the same name. In a document, children of the stage itself do so without. Returns how to stop.
 */
export function forwardTileSlots(stage: Element): () => void {
  const root = stage.getRootNode();
  if (!(root instanceof ShadowRoot)) return () => {};
  const { host } = root;
  const made = new Map<string, HTMLSlotElement>();
  const look = () => {
    const wanted = new Set([...host.children].map(({ slot }) => slot).filter((name) => forTiles.test(name)));
    for (const [name, slot] of made) {
      if (wanted.has(name)) continue;
      slot.remove();
      made.delete(name);
    }
    for (const name of wanted) {
      if (made.has(name)) continue;
      const slot = document.createElement('slot');
      slot.name = slot.slot = name;
      made.set(name, slot);
      stage.append(slot);
    }
  };
  look();
  // No slotchange tells of a child for a slot that is not there yet.
  const observer = new MutationObserver(look);
  observer.observe(host, { childList: true, subtree: true, attributeFilter: ['slot'] });
  return () => {
    observer.disconnect();
    for (const slot of made.values()) slot.remove();
  };
}
