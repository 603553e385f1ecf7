import { defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from '@tanstack/virtual-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Row } from './rows.ts';

/** Heights before they are measured, in CSS pixels. */
const usual = { heading: 40, participant: 56, waiting: 56, rest: 32 } as const;

/** Rows drawn beyond what one sees, on either side. */
const beyond = 4;

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Which rows are in the document: those one sees, the headings, and the one that the focus is on. */
export class VirtualRows implements ReactiveController {
  readonly #host: Host;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #rows: readonly Row[] = [];
  #headings: readonly number[] = [];
  #kept: number | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#virtualizer = new Virtualizer(this.#options());
    host.addController(this);
  }

  hostDisconnected(): void {
    // Forgets the scroller: whoever is put back is measured anew.
    this.#virtualizer._didMount()();
  }

  hostUpdated(): void {
    this.#virtualizer._willUpdate();
    for (const element of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-index]')) this.#measure(element);
    this.#virtualizer.measureElement(null);
  }

  /** Pixels of all rows. */
  get height(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** How many rows one sees. */
  get visible(): number {
    const { range } = this.#virtualizer;
    return range ? Math.max(1, range.endIndex - range.startIndex) : 1;
  }

  /** Those to be drawn, in order; with `kept` wherever it is. */
  place(rows: readonly Row[], kept: number | undefined): readonly VirtualItem[] {
    this.#kept = kept;
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#headings = rows.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []));
    }
    this.#virtualizer.setOptions(this.#options());
    return this.#virtualizer.getVirtualItems();
  }

  scrollTo(index: number): void {
    // With its heading, when there is nothing else above.
    if (index <= 1) this.#virtualizer.scrollToOffset(0);
    else this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  #options() {
    const rows = this.#rows;
    return {
      count: rows.length,
      getScrollElement: () => this.#host.renderRoot?.querySelector<HTMLElement>('.scroller') ?? null,
      estimateSize: (index: number) => usual[rows[index]?.kind ?? 'participant'],
      getItemKey: this.#keyOf(rows),
      rangeExtractor: this.#extract(rows, this.#kept),
      overscan: beyond,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      // Else the browser complains to the page that sizes change while they are told.
      useAnimationFrameWithResizeObserver: true,
      onChange: () => this.#host.requestUpdate(),
    };
  }

  /** The virtualizer computes anew when it gets another function: one for each list of rows. */
  #keys: { readonly rows: readonly Row[]; readonly keyOf: (index: number) => string } | undefined;
  #keyOf(rows: readonly Row[]): (index: number) => string {
    if (this.#keys?.rows !== rows) this.#keys = { rows, keyOf: (index) => rows[index]?.key ?? String(index) };
    return this.#keys.keyOf;
  }

  #extracting: { readonly rows: readonly Row[]; readonly kept: number | undefined; readonly extract: typeof defaultRangeExtractor } | undefined;
  #extract(rows: readonly Row[], kept: number | undefined): typeof defaultRangeExtractor {
    const before = this.#extracting;
    if (before?.rows === rows && before.kept === kept) return before.extract;
    const always = kept === undefined ? this.#headings : [...this.#headings, kept];
    const extract: typeof defaultRangeExtractor = (range) => [...new Set([...always, ...defaultRangeExtractor(range)])].sort((a, b) => a - b);
    this.#extracting = { rows, kept, extract };
    return extract;
  }

  /** Once for each: its observer tells when one grows. */
  #measure(element: HTMLElement): void {
    const key = this.#rows[Number(element.dataset['index'])]?.key;
    if (key !== undefined && this.#virtualizer.elementsCache.get(key) !== element) this.#virtualizer.measureElement(element);
  }
}
