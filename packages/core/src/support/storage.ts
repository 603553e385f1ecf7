/** What is kept on the device so that nobody has to choose twice: see docs/privacy.md. */
export interface Choices {
  readonly name?: string;
  readonly camera?: string;
  readonly microphone?: string;
  readonly speaker?: string;
  /** `off`: no sounds of notices. */
  readonly sounds?: string;
  /** `off` when the person chose to come in without. */
  readonly cameraState?: string;
  readonly microphoneState?: string;
  /** Where one sees oneself, as `self-view` says it. */
  readonly selfView?: string;
  /** In which corner that is, when it floats in one. */
  readonly selfCorner?: string;
}

const key = 'visio-sdk.choices';

/** Reads and writes {@link Choices}; with `remember` off it neither reads nor writes. */
export interface ChoiceStorage {
  read(): Choices;
  write(change: Choices): void;
}

export function createChoiceStorage(remember: () => boolean): ChoiceStorage {
  const read = (): Choices => {
    if (!remember()) return {};
    return parse(attempt(() => localStorage.getItem(key)));
  };
  return {
    read,
    write(change) {
      if (remember()) attempt(() => localStorage.setItem(key, JSON.stringify({ ...read(), ...change })));
    },
  };
}

function parse(text: string | null | undefined): Choices {
  const value: unknown = text ? attempt(() => JSON.parse(text)) : undefined;
  if (typeof value !== 'object' || value === null) return {};
  const fields = Object.entries(value).filter(([name, field]) => names.has(name) && typeof field === 'string');
  return Object.fromEntries(fields);
}

const names: ReadonlySet<string> = new Set(['name', 'camera', 'microphone', 'speaker', 'sounds', 'cameraState', 'microphoneState', 'selfView', 'selfCorner']);

/** Storage may be missing, full or forbidden; then nothing is remembered and nothing breaks. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
