/** What entering needs and can be had ahead, so that after the press nothing stands between a person and the door. */
import { claimDeviceSession, type DeviceSession } from '../providers/device-session.ts';
import type { Provider } from '../providers/provider.ts';
import { resolveProvider } from '../providers/registry.ts';
import type { MeetingOptions } from './types.ts';

/** Provider and device session for one entry. */
export interface Preparation {
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
  return { provider, session };
}

interface Kept {
  readonly options: MeetingOptions;
  readonly making: Promise<Preparation>;
  ready?: Preparation;
}

/** Keeps one {@link Preparation}, ready or under way, until it is used. */
export class Preparing {
  #kept: Kept | undefined;

  /** Makes one for these options; without it entering only takes longer. */
  start(options: MeetingOptions): void {
    this.#letGo();
    const kept: Kept = { options, making: prepareEntry(options) };
    this.#kept = kept;
    kept.making.then(
      (made) => (kept.ready = made),
      // The next attempt makes its own, and tells why if it fails again.
      () => this.#kept === kept && (this.#kept = undefined),
    );
  }

  /**
   * What is ready for these options, or is being made: two at once would take this page's own session for another page's.
   * What was made for other options is let go of.
   */
  take(options: MeetingOptions): Preparation | Promise<Preparation> | undefined {
    const kept = this.#kept;
    if (!kept || !isSame(kept.options, options)) return void this.#letGo();
    this.#kept = undefined;
    return kept.ready ?? kept.making;
  }

  #letGo(): void {
    this.#kept?.making.then(({ session }) => session.release(), () => {});
    this.#kept = undefined;
  }
}

/** Whether all that names the door and the person is the same. */
function isSame(a: MeetingOptions, b: MeetingOptions): boolean {
  return a.provider === b.provider && a.server === b.server && a.room === b.room && a.token === b.token && a.remember === b.remember;
}
