/** One line of the server's log: names of things that happened, never a person, a room, an address or a secret. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [field: string]: string | number | boolean | undefined;
}

/** Where log entries go. */
export type Log = (entry: LogEntry) => void;

/** Writes an entry to standard error as one line of JSON. */
export const logToStderr: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/**
 * What of an unknown error may be logged: its class, its code, its HTTP status and where it arose. Its message may
 * quote a name, a token or a URL, so that stays out.
 */
export function describeError(error: unknown): { name: string; code?: string; status?: number; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error) ?? codeOf(error.cause);
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  const frames = error.stack?.replace(error.message, '').split('\n').filter((line) => /^\s+at /.test(line));
  const at = frames?.slice(0, 5).map((line) => line.trim()).join(' < ');
  return { name: error.name, ...(code !== undefined && { code }), ...(status !== undefined && { status }), ...(at && { at }) };
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined;
  // Codes are short words such as ECONNREFUSED; anything else is somebody's text.
  return typeof value.code === 'string' && /^\w{1,40}$/.test(value.code) ? value.code : undefined;
}
