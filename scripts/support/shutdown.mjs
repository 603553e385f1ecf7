// What was started gets stopped, whichever way this process ends: its work done, Ctrl-C, a kill, an uncaught error.

/** @type {(() => unknown)[]} */
const tasks = [];
let ending = false;
let listening = false;

/**
 * Registers something to stop at the end; the last registered is stopped first.
 * @param {() => unknown} task may return a promise
 * @returns {() => void} takes the task back (it was stopped already)
 */
export function atEnd(task) {
  listen();
  tasks.push(task);
  return () => {
    const index = tasks.indexOf(task);
    if (index >= 0) tasks.splice(index, 1);
  };
}

/**
 * Stops everything registered, then ends the process.
 * @param {number} code exit code
 * @returns {Promise<never>}
 */
export async function end(code) {
  if (ending) return new Promise(() => {});
  ending = true;
  for (const task of tasks.splice(0).reverse()) {
    try {
      await task();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}

function listen() {
  if (listening) return;
  listening = true;
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
  for (const [name, number] of Object.entries(numbers)) {
    process.on(name, () => void end(128 + number));
  }
}

/** Ends when npm does: a signal to npm reaches the shell between npm and us, and stops there. */
export function endWithNpm() {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || void end(143), 300).unref();
}
