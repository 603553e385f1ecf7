import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Row } from './rows.ts';
import type { VirtualRows } from './virtual-rows.ts';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * One tab stop for all rows, keys to go through them, and a focus that is never lost: whoever it was on stays in the
 * document wherever one scrolls, and when they are gone it goes to who has taken their place.
 */
export class RowFocus implements ReactiveController {
  readonly #host: Host;
  readonly #virtual: VirtualRows;
  /** Where the focus goes when there is nobody left. */
  readonly #otherwise: () => void;
  #rows: readonly Row[] = [];
  #key: string | undefined;
  #index = 0;
  #had = false;

  constructor(host: Host, virtual: VirtualRows, otherwise: () => void) {
    this.#host = host;
    this.#virtual = virtual;
    this.#otherwise = otherwise;
    host.addController(this);
  }

  /** Where the tab stop is among these rows; undefined when there is none. */
  settle(rows: readonly Row[]): number | undefined {
    this.#rows = rows;
    const at = this.#key === undefined ? -1 : rows.findIndex(({ key }) => key === this.#key);
    if (at >= 0) {
      this.#index = at;
      return at;
    }
    // Gone: whoever is there now. Where it never was, the first.
    const next = this.#key === undefined ? this.#stopFrom(0, 1) : (this.#stopFrom(this.#index, 1) ?? this.#stopFrom(rows.length - 1, -1));
    if (next !== undefined && this.#key !== undefined) this.#take(next);
    return next;
  }

  hostUpdate(): void {
    this.#had = this.#isInRow(this.#active);
  }

  hostUpdated(): void {
    if (!this.#had || this.#active) return;
    const at = this.settle(this.#rows);
    if (at === undefined) this.#otherwise();
    else this.#focus(at);
  }

  /** For `focusin` on the rows. */
  readonly focused = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    const at = Number(row?.dataset['index'] ?? NaN);
    const key = this.#rows[at]?.key;
    if (key === undefined || key === this.#key) return;
    this.#take(at);
    this.#host.requestUpdate();
  };

  /** For `keydown` on the rows. */
  readonly pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // In what a row opens, keys mean something else.
    if (event.composedPath().some((one) => one instanceof HTMLDialogElement)) return;
    const { visible } = this.#virtual;
    const last = this.#rows.length - 1;
    const targets: Record<string, number | undefined> = {
      ArrowDown: this.#stopFrom(this.#index + 1, 1),
      ArrowUp: this.#stopFrom(this.#index - 1, -1),
      Home: this.#stopFrom(0, 1),
      End: this.#stopFrom(last, -1),
      PageDown: this.#stopFrom(Math.min(last, this.#index + visible), 1) ?? this.#stopFrom(last, -1),
      PageUp: this.#stopFrom(Math.max(0, this.#index - visible), -1) ?? this.#stopFrom(0, 1),
    };
    if (!(event.key in targets)) return;
    event.preventDefault();
    const to = targets[event.key];
    if (to !== undefined) void this.go(to);
  };

  /** To the first row, from above. */
  enter(): void {
    const first = this.settle(this.#rows);
    if (first !== undefined) void this.go(first);
  }

  async go(index: number): Promise<void> {
    this.#take(index);
    this.#virtual.scrollTo(index);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focus(index);
  }

  #take(index: number): void {
    this.#index = index;
    this.#key = this.#rows[index]?.key;
  }

  #focus(index: number): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-row][data-index="${index}"]`)?.focus({ preventScroll: true });
  }

  /** The nearest row from there on that one can stand on. */
  #stopFrom(index: number, step: 1 | -1): number | undefined {
    for (let at = index; at >= 0 && at < this.#rows.length; at += step) {
      const kind = this.#rows[at]!.kind;
      if (kind !== 'heading' && kind !== 'rest') return at;
    }
    return undefined;
  }

  get #active(): Element | null | undefined {
    return this.#host.shadowRoot?.activeElement;
  }

  #isInRow(element: Element | null | undefined): boolean {
    return element?.closest('[data-row]') != null;
  }
}
