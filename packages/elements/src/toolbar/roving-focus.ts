import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Element;

/**
 * One tab stop for a toolbar, arrow keys inside it. The ARIA Authoring Practices ask it of `role="toolbar"`, and with
 * split buttons it spares people who use the keyboard seven stops on the way to what comes after. A host's own
 * elements among ours are reached by the arrows too, but keep their own tab stops: their attributes are not ours.
 */
export class RovingFocus implements ReactiveController {
  readonly #host: Host;
  readonly #own: () => readonly HTMLElement[];
  readonly #foreign: () => readonly HTMLElement[];
  // What is hidden for want of space must not be the tab stop.
  readonly #sizes = new ResizeObserver(() => this.#settle());
  #current: HTMLElement | undefined;
  #frame = 0;

  constructor(host: Host, own: () => readonly HTMLElement[], foreign: () => readonly HTMLElement[]) {
    this.#host = host;
    this.#own = own;
    this.#foreign = foreign;
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
  }

  /** With the next frame: to ask what is shown in the middle of an update makes the browser lay out the page twice. */
  hostUpdated(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#settle());
  }

  /** For `focusin` on the toolbar. */
  readonly focused = (event: FocusEvent): void => {
    const target = event.composedPath()[0] as HTMLElement;
    if (!this.#own().includes(target)) return;
    this.#current = target;
    this.#settle();
  };

  /** For `keydown` on the toolbar. */
  readonly pressed = (event: KeyboardEvent): void => {
    const isRtl = getComputedStyle(this.#host).direction === 'rtl';
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [...this.#own(), ...this.#foreign()].filter(isShown).sort(byDocumentOrder);
    const from = stops.findIndex((stop) => event.composedPath().includes(stop));
    if (from < 0) return;
    event.preventDefault();
    const to = Number.isFinite(step) ? (from + step + stops.length) % stops.length : step < 0 ? 0 : stops.length - 1;
    stops[to]?.focus();
  };

  #settle(): void {
    const stops = this.#own().filter(isShown);
    if (!this.#current || !stops.includes(this.#current)) this.#current = stops[0];
    for (const stop of this.#own()) stop.tabIndex = stop === this.#current ? 0 : -1;
  }
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** By place on screen, since our elements and the host's live in different trees. */
function byDocumentOrder(a: HTMLElement, b: HTMLElement): number {
  const [boxA, boxB] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  const isRtl = getComputedStyle(a).direction === 'rtl';
  if (boxA.bottom <= boxB.top || boxB.bottom <= boxA.top) return boxA.top - boxB.top;
  return isRtl ? boxB.right - boxA.right : boxA.left - boxB.left;
}
