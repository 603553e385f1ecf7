import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/** CSS properties by their CSS names; undefined removes one. */
export type StyleValues = Readonly<Record<string, string | number | undefined>>;

class SetStyle extends Directive {
  #set = new Set<string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setStyle goes among the attributes of an element');
  }

  override render(_values: StyleValues): unknown {
    return noChange;
  }

  override update(part: ElementPart, [values]: [StyleValues]): unknown {
    const { style } = part.element as HTMLElement;
    const stale = this.#set;
    this.#set = new Set();
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      this.#set.add(name);
      stale.delete(name);
      if (style.getPropertyValue(name) !== String(value)) style.setProperty(name, String(value));
    }
    for (const name of stale) style.removeProperty(name);
    return noChange;
  }
}

/**
 * Sets CSS properties from script: `<div ${setStyle({ '--level': 0.4 })}>`. A strict CSP blocks `style=` attributes,
 * Lit's styleMap among them; properties of `element.style` it does not.
 */
export const setStyle = directive(SetStyle);
