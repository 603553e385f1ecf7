/** Where the SDK writes what a developer may want to know. Never personal data, never a secret. */
export interface Logger {
  debug(message: string, detail?: unknown): void;
  warn(message: string, detail?: unknown): void;
}

/** Warnings go to the console, the rest nowhere. */
export const consoleLogger: Logger = {
  debug() {},
  warn(message, detail) {
    console.warn(`[visio] ${message}`, ...(detail === undefined ? [] : [detail]));
  },
};
