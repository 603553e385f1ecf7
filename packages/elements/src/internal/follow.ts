import type { Readable } from '@visio-sdk/core';
import { noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Keeps one subscription while it is in the document. */
abstract class Following<T> extends AsyncDirective {
  #readable: Readable<T> | undefined;
  #stop: (() => void) | undefined;

  protected follow(readable: Readable<T>): void {
    if (readable === this.#readable) return;
    this.#readable = readable;
    this.#stop?.();
    this.#stop = this.isConnected ? readable.subscribe(() => this.changed(readable.get())) : undefined;
  }

  protected abstract changed(value: T): void;

  protected override disconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override reconnected(): void {
    const readable = this.#readable;
    if (!readable) return;
    this.#readable = undefined;
    this.follow(readable);
    this.changed(readable.get());
  }
}

class Follow<T> extends Following<T> {
  #draw: ((value: T) => unknown) | undefined;

  override render(readable: Readable<T>, draw: (value: T) => unknown): unknown {
    this.#draw = draw;
    this.follow(readable);
    return draw(readable.get());
  }

  protected override changed(value: T): void {
    this.setValue(this.#draw?.(value));
  }
}

class ClassWhile extends Following<boolean> {
  #element: Element | undefined;
  #name = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('classWhile goes among the attributes of an element');
  }

  override render(_name: string, _readable: Readable<boolean>): unknown {
    return noChange;
  }

  override update(part: ElementPart, [name, readable]: [string, Readable<boolean>]): unknown {
    this.#element = part.element;
    this.#name = name;
    this.follow(readable);
    this.changed(readable.get());
    return noChange;
  }

  protected override changed(value: boolean): void {
    this.#element?.classList.toggle(this.#name, value);
  }
}

/** Draws what a Readable says, and draws that alone again when it changes: not the element around it. */
export const follow = directive(Follow) as <T>(readable: Readable<T>, draw: (value: T) => unknown) => unknown;

/** Gives an element a class while a Readable is true: `<li ${classWhile('speaking', participant.speaking)}>`. */
export const classWhile = directive(ClassWhile);
