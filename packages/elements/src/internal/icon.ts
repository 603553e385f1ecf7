import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** An icon of the `lucide` package: `import Mic from 'lucide/dist/esm/icons/mic.mjs'`. */
export type Icon = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];

const svg = 'http://www.w3.org/2000/svg';
const frame = {
  class: 'icon',
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
};

class ShowIcon extends Directive {
  #shown: Icon | undefined;

  override render(icon: Icon): unknown {
    if (icon === this.#shown) return noChange;
    this.#shown = icon;
    return drawIcon(icon);
  }
}

/** Draws an icon inline, hidden from assistive technology: what it stands for must be said beside it. */
export const icon = directive(ShowIcon);

/** Built node by node: no markup is parsed, as Trusted Types demand. */
export function drawIcon(icon: Icon): SVGElement {
  const root = create('svg', frame);
  root.append(...icon.map(([tag, attributes]) => create(tag, attributes)));
  return root;
}

function create(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
