/** One's own picture, dragged from corner to corner by mouse, pen or finger. */

/** A corner as one sees it, whatever the writing direction. */
export interface SeenCorner {
  readonly isTop: boolean;
  readonly isLeft: boolean;
}

/** CSS pixels that a pointer moves before it drags: a click, or a finger that trembles, does not. */
const threshold = 6;

/** Lets `.corner` in the stage be dragged; `drop` is told the corner that it was let go nearest to. */
export function followDrag(stage: HTMLElement, drop: (corner: SeenCorner) => void): void {
  stage.addEventListener('pointerdown', (down) => {
    const item = (down.target as Element).closest<HTMLElement>('.corner');
    if (!item || down.button !== 0 || !down.isPrimary) return;
    let isDragging = false;
    const listening = new AbortController();
    const { signal } = listening;
    const stop = () => {
      listening.abort();
      item.classList.remove('dragging');
      for (const name of ['--dx', '--dy']) item.style.removeProperty(name);
    };
    // Not captured before it drags, or a click would miss the buttons in it; a quick pointer leaves at once.
    const { ownerDocument } = stage;
    ownerDocument.addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== down.pointerId) return;
        const [dx, dy] = [move.clientX - down.clientX, move.clientY - down.clientY];
        if (!isDragging && Math.hypot(dx, dy) < threshold) return;
        if (!isDragging) {
          isDragging = true;
          item.setPointerCapture(down.pointerId);
          item.classList.add('dragging');
        }
        item.style.setProperty('--dx', `${dx}px`);
        item.style.setProperty('--dy', `${dy}px`);
      },
      { signal },
    );
    ownerDocument.addEventListener(
      'pointerup',
      () => {
        const corner = nearest(item, stage);
        stop();
        if (isDragging) drop(corner);
      },
      { signal },
    );
    ownerDocument.addEventListener('pointercancel', stop, { signal });
    // The button under the pointer was dragged, not pressed.
    item.addEventListener('click', (click) => isDragging && click.stopPropagation(), { capture: true, once: true });
  });
}

/** Of what it lies over: the main picture, else all of the stage. */
function nearest(item: Element, stage: Element): SeenCorner {
  const box = item.getBoundingClientRect();
  const below = [...stage.querySelectorAll('.main')].map((one) => one.getBoundingClientRect());
  if (below.length === 0) below.push(stage.getBoundingClientRect());
  const left = Math.min(...below.map((one) => one.left));
  const right = Math.max(...below.map((one) => one.right));
  const top = Math.min(...below.map((one) => one.top));
  const bottom = Math.max(...below.map((one) => one.bottom));
  return { isTop: box.top + box.bottom < top + bottom, isLeft: box.left + box.right < left + right };
}
