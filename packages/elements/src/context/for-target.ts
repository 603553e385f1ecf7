import type { Meeting } from '@visio-sdk/core';
import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * The meeting of the element whose id a `for` attribute names: looked up in the same root, then in the document, and
 * again whenever the page changes, since that element may be inserted, upgraded or replaced later.
 */
export class ForTarget implements ReactiveController {
  readonly #host: ReactiveElement;
  #id: string | null = null;
  #observer: MutationObserver | undefined;
  #target: Element | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined while there is no such element, or none with a meeting. */
  get meeting(): Meeting | undefined {
    return (this.#target as { meeting?: Meeting } | null)?.meeting;
  }

  /** Follows the element with this id; null for none. */
  follow(id: string | null): void {
    if (id === this.#id) return;
    this.#id = id;
    this.hostDisconnected();
    if (this.#host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    if (!this.#id) return;
    this.#observer = new MutationObserver(() => this.#find());
    const options = { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] };
    this.#observer.observe(this.#host.ownerDocument, options);
    const root = this.#host.getRootNode();
    if (root !== this.#host.ownerDocument) this.#observer.observe(root, options);
    this.#find();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#target = null;
  }

  #find(): void {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const id = this.#id ?? '';
    const found = root.getElementById?.(id) ?? this.#host.ownerDocument.getElementById(id);
    if (found === this.#target) return;
    this.#target = found;
    this.#host.requestUpdate();
    if (found?.localName.includes('-') && !('meeting' in found)) {
      void customElements.whenDefined(found.localName).then(() => this.#host.requestUpdate());
    }
  }
}
