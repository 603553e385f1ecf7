import '@visio-sdk/elements/define-all';
import type { StoryContext } from '@storybook/web-components-vite';

/** `parameters.frame`: the room that an element gets on the page. */
export interface Frame {
  /** CSS; the element never gets wider than the page. Default: all of it. */
  readonly width?: string;
  /** CSS; default: as high as the element wants. */
  readonly height?: string;
  /** CSS; default `1rem`. */
  readonly padding?: string;
  /** Something of the host's, before the element; null for nothing, where the other stories of the file have something. */
  readonly surroundings?: (() => Element) | null;
}

/** Makes an element of ours with these properties: what a story gives. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]> = {}): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}

/** Waits until something is there: code that comes late, or a size that the browser has yet to measure. */
export async function until<T>(find: () => T | null | undefined): Promise<T> {
  for (const end = performance.now() + 45_000; performance.now() < end; await new Promise(requestAnimationFrame)) {
    const found = find();
    if (found) return found;
  }
  throw new Error(`It does not come: ${String(find)}`);
}

/** Presses a control of a toolbar when it is there, or in the menu of those that have no room. */
export async function pressControl(toolbar: Element, name: string): Promise<void> {
  const find = (selector: string) => toolbar.shadowRoot?.querySelector<HTMLElement>(selector);
  const control = () => [find(`.button[part~=${name}]`)].find((button) => button?.checkVisibility());
  const button = await until(() => control() ?? find('.button[part~=more]'));
  button.click();
  if (button.part.contains(name)) return;
  // The menus of microphone and camera are not there on narrow screens: all devices are behind one control.
  (await until(() => find(`[data-control=${name}]`) ?? find('[data-control=devices]'))).click();
}

/** For `play`: the element that the story made, after its first render, and a way to press what is in it. */
export async function opened(tag: keyof HTMLElementTagNameMap, { canvasElement }: Pick<StoryContext, 'canvasElement'>) {
  const element = canvasElement.querySelector(tag) as (HTMLElement & { readonly updateComplete?: Promise<unknown> }) | null;
  if (!element) throw new Error(`The story shows no <${tag}>`);
  await element.updateComplete;
  return {
    element,
    /** Clicks what the selector finds in its shadow root, if a person could, and waits for what comes of it. */
    async press(selector: string): Promise<void> {
      const target = element.shadowRoot?.querySelector<HTMLElement>(selector);
      if (!target) throw new Error(`<${tag}> has no ${selector}`);
      if (target.checkVisibility()) target.click();
      await element.updateComplete;
    },
  };
}
