/** What entering needs and can be had ahead, so that after the press nothing stands between a person and the door. */
import { claimDeviceSession, type DeviceSession } from '../providers/device-session.ts';
import type { Provider } from '../providers/provider.ts';
import { resolveProvider } from '../providers/registry.ts';
import type { MeetingOptions } from './types.ts';

/** Provider and device session for one entry. */
export interface Preparation {
  readonly options: MeetingOptions;
  readonly provider: Provider;
  readonly session: DeviceSession;
}

/** Gets both. Rejects with a MeetingError. */
export async function prepareEntry(options: MeetingOptions): Promise<Preparation> {
  const scope = `${options.server ?? ''} ${options.room ?? ''}`;
  const [provider, session] = await Promise.all([
    resolveProvider(options.provider ?? 'visio', options),
    claimDeviceSession(scope, options.remember ?? true),
  ]);
  return { options, provider, session };
}

/** Keeps one {@link Preparation} until it is used. */
export class Preparing {
  #ready: Preparation | undefined;

  /** Makes one for these options; without it entering only takes longer. */
  start(options: MeetingOptions): void {
    this.take(undefined);
    prepareEntry(options).then(
      (made) => {
        this.take(undefined);
        this.#ready = made;
      },
      () => {},
    );
  }

  /** What is ready for these options; what was made for others is let go of. */
  take(options: MeetingOptions | undefined): Preparation | undefined {
    const ready = this.#ready;
    this.#ready = undefined;
    if (ready && options && isSame(ready.options, options)) return ready;
    ready?.session.release();
    return undefined;
  }
}

/** Whether all that names the door and the person is the same. */
function isSame(a: MeetingOptions, b: MeetingOptions): boolean {
  return a.provider === b.provider && a.server === b.server && a.room === b.room && a.token === b.token && a.remember === b.remember;
}
