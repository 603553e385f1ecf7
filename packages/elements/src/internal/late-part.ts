import { MeetingError } from '@visio-sdk/core';
import type { ReactiveControllerHost } from 'lit';
import { VisioErrorEvent } from '../events/facts.ts';

/** How long a part that has come is new, in ms. */
const settling = 100;

/** A part of an element whose file comes when it is needed; the host is drawn again when it has come, or is missing. */
export class LatePart {
  /** Whether it came a moment ago: what matters more and came in the same file has begun by now. */
  isSettled = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: () => Promise<unknown>;
  readonly #mayTell: () => boolean;
  #status: 'absent' | 'loading' | 'ready' | 'missing' = 'absent';
  #loading: Promise<boolean> | undefined;
  #untold: MeetingError | undefined;

  /** `mayTell` says whether a failure is news now; if not, {@link LatePart.tell} is called when it may be. */
  constructor(host: ReactiveControllerHost & HTMLElement, load: () => Promise<unknown>, mayTell = () => true) {
    this.#host = host;
    this.#load = load;
    this.#mayTell = mayTell;
  }

  /** `missing`: its file is gone, as after an upgrade of the server. */
  get status(): 'absent' | 'loading' | 'ready' | 'missing' {
    return this.#status;
  }

  /** {@link LatePart.need}, but for a file that is gone: a failure draws the host again, which may wish it again. */
  wish(): void {
    if (this.#status === 'absent') void this.need();
  }

  /** Loads it, once; resolves with whether it is there. A failure is told by `visio-error`, and may be tried again. */
  need(): Promise<boolean> {
    if (this.#loading) return this.#loading;
    this.#status = 'loading';
    this.#loading = this.#load().then(
      () => this.#end('ready'),
      (cause: unknown) => {
        this.#loading = undefined;
        this.#untold = new MeetingError('asset-missing', { cause });
        this.tell();
        return this.#end('missing');
      },
    );
    return this.#loading;
  }

  /** Tells of a failure that was no news until now. */
  tell(): void {
    const error = this.#untold;
    if (!error || !this.#mayTell()) return;
    this.#untold = undefined;
    this.#host.dispatchEvent(new VisioErrorEvent(error));
  }

  /** A file that was gone may be there for the next call. */
  forgive(): void {
    if (this.#status === 'missing') this.#status = 'absent';
    this.#untold = undefined;
  }

  #end(status: 'ready' | 'missing'): boolean {
    this.#status = status;
    this.#host.requestUpdate();
    setTimeout(() => {
      this.isSettled = true;
      this.#host.requestUpdate();
    }, settling);
    return status === 'ready';
  }
}
