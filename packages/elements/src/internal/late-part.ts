import { MeetingError } from '@visio-sdk/core';
import type { ReactiveControllerHost } from 'lit';
import { VisioErrorEvent } from '../events/facts.ts';

/** A part of an element whose file comes when it is needed; the host is drawn again when it has come, or is missing. */
export class LatePart {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: () => Promise<unknown>;
  #status: 'absent' | 'loading' | 'ready' | 'missing' = 'absent';
  #loading: Promise<boolean> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
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
        this.#host.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { cause })));
        return this.#end('missing');
      },
    );
    return this.#loading;
  }

  /** A file that was gone may be there for the next call. */
  forgive(): void {
    if (this.#status === 'missing') this.#status = 'absent';
  }

  #end(status: 'ready' | 'missing'): boolean {
    this.#status = status;
    this.#host.requestUpdate();
    return status === 'ready';
  }
}
