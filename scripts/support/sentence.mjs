/** An error that is one plain sentence for the person at the terminal: shown without a stack. */
export class Sentence extends Error {}

/**
 * Runs a script's body; a {@link Sentence} ends it with its text, any other error with its stack.
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error);
    const { end } = await import('./shutdown.mjs');
    await end(1);
  }
}
