import type { Person } from './person.ts';
import { patience } from './patience.ts';

let count = 0;

/**
 * Looks out, from now on and in the page itself, for a reaction of somebody: it is gone in a moment, which from here may
 * fall between two looks. What draws it comes after the rush of joining only, and is waited for. What this resolves with
 * waits until one was seen.
 */
export async function lookOut({ page }: Person, name: string): Promise<() => Promise<void>> {
  const key = `reactionSeen${++count}`;
  await page.locator('visio-reaction-stream').evaluate(
    async (stream, { name, key, patience }) => {
      await customElements.whenDefined('visio-reaction-stream');
      const root = stream.shadowRoot!;
      // Its words are a file, too.
      while (!root.querySelector('.stream')) await new Promise(requestAnimationFrame);
      const isSeen = () => [...root.querySelectorAll('[part~=reaction]')].some((one) => one.textContent?.includes(name) && one.getBoundingClientRect().width > 0);
      const seen = new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => isSeen() && resolve(true));
        observer.observe(root, { childList: true, subtree: true, characterData: true });
        setTimeout(resolve, patience, false);
      });
      Object.assign(window, { [key]: seen });
    },
    { name, key, patience },
  );
  return async () => {
    if (!(await page.evaluate((key) => Object(window)[key] as Promise<boolean>, key))) throw new Error(`No reaction of ${name} within ${patience} ms`);
  };
}
