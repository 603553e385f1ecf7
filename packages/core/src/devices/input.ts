/**
 * A camera or a microphone. The track belongs to us from preview to end: it is opened here, shown in the prejoin,
 * published as it is, and closed here. (A second `getUserMedia` on joining would mute the first on iOS.)
 */
import { createState, type Readable } from '../reactive/readable.ts';
import { MeetingError } from '../support/errors.ts';
import { capture, type InputKind } from './capture.ts';
import type { InputDevice, InputState, MediaDevice } from './device.ts';

/** Where an open device's track goes while a meeting is under way. */
export interface Sink {
  publish(source: InputKind, track: MediaStreamTrack): Promise<void>;
  mute(source: InputKind): Promise<void>;
}

/**
 * How long a device may give nothing before it is called taken, in ms: a busy machine's camera misses a moment. Chromium
 * looks for pictures every 25 of them, so a camera of 10 a second that missed one look is back 2.5 s later.
 */
export const hiccup = { camera: 3_000, microphone: 1_500 } as const;

export interface InputOptions {
  readonly kind: InputKind;
  readonly devices: Readable<readonly MediaDevice[]>;
  /** Device chosen earlier, read when it is first needed. */
  readonly remembered: () => string | undefined;
  readonly onSelected: (deviceId: string | undefined) => void;
  /** After a device was opened: labels are readable now. */
  readonly onOpened: () => void;
  readonly onError: (error: MeetingError) => void;
}

/** An {@link InputDevice}, but for what is wanted of it in general, with the ends that only the meeting holds. */
export interface Input extends Omit<InputDevice, 'choose' | 'isWanted'> {
  /** Publishes to this sink from now on, what is on at once; undefined: to nobody. */
  connect(sink: Sink | undefined): void;
  /** The server stopped it: goes off without telling the server again. */
  stopped(): void;
}

export function createInput(options: InputOptions): Input {
  const { kind } = options;
  const state = createState<InputState>(Object.freeze({ status: 'off', deviceId: undefined, error: undefined }));
  const track = createState<MediaStreamTrack | undefined>(undefined);
  let chosen: string | undefined;
  let hasChosen = false;
  let sink: Sink | undefined;
  let opening: Promise<void> | undefined;
  // Whoever changes what is wanted takes a new turn; whatever an older turn still brings is thrown away.
  let turn = 0;
  let interruption: ReturnType<typeof setTimeout> | undefined;

  const change = (next: Partial<InputState>) => state.set(Object.freeze({ ...state.get(), ...next }));
  const wanted = () => (hasChosen ? chosen : options.remembered());

  function close(): void {
    clearTimeout(interruption);
    const open = track.get();
    open?.removeEventListener('ended', onEnded);
    open?.removeEventListener('mute', onInterrupted);
    open?.removeEventListener('unmute', onResumed);
    open?.stop();
    track.set(undefined);
  }

  /** Unplugged or taken away for good: another device takes its place, if there is one. */
  function onEnded(): void {
    // What sent nothing is not missed; the next time it is turned on, another one is opened.
    if (state.get().status !== 'on') return close();
    close();
    void start(true).then(
      () => options.onError(new MeetingError(`${kind}-switched`, { subject: track.get()?.label ?? '', message: 'The device was unplugged: another one is used' })),
      (error: unknown) => options.onError(error as MeetingError),
    );
  }

  /** A telephone call or another program has it for now; the browser says so by muting the track. */
  function onInterrupted(): void {
    clearTimeout(interruption);
    interruption = setTimeout(tellInterrupted, hiccup[kind]);
  }

  function tellInterrupted(): void {
    if (state.get().status !== 'on') return;
    const error = new MeetingError(`${kind}-interrupted`, { message: 'Another program or a call took the device' });
    change({ status: 'failed', error });
    options.onError(error);
    void tell((to) => to.mute(kind));
  }

  /** It is given back, and nobody has turned it off meanwhile. */
  function onResumed(): void {
    clearTimeout(interruption);
    const open = track.get();
    if (!open || state.get().error?.code !== `${kind}-interrupted`) return;
    change({ status: 'on', error: undefined });
    publish(open);
  }

  async function open(mine: number, deviceId: string | undefined): Promise<void> {
    const opened = await capture(kind, deviceId).catch((error: MeetingError) => {
      if (mine === turn) {
        change({ status: 'failed', error });
        void tell((to) => to.mute(kind));
      }
      throw error;
    });
    if (mine !== turn) {
      opened.stop();
      return;
    }
    opened.addEventListener('ended', onEnded);
    opened.addEventListener('mute', onInterrupted);
    opened.addEventListener('unmute', onResumed);
    track.set(opened);
    change({ status: 'on', deviceId: opened.getSettings().deviceId, error: undefined });
    options.onOpened();
    publish(opened);
  }

  function publish(open: MediaStreamTrack): void {
    void tell((to) => to.publish(kind, open));
  }

  /** Sound or picture that cannot be sent is an error to show, not a reason to lose the call. */
  async function tell(action: (to: Sink) => Promise<void>): Promise<void> {
    const to = sink;
    if (!to) return;
    try {
      await action(to);
    } catch (error) {
      // Cut off by leaving: nothing is wrong with the device.
      if (sink !== to) return;
      options.onError(error instanceof MeetingError ? error : new MeetingError(`${kind}-failed`, { cause: error }));
    }
  }

  function start(isAnyDevice = false): Promise<void> {
    const mine = ++turn;
    change({ status: 'starting', error: undefined });
    const attempt = open(mine, isAnyDevice ? undefined : wanted()).finally(() => {
      if (opening === attempt) opening = undefined;
    });
    opening = attempt;
    return attempt;
  }

  function off(): void {
    turn++;
    opening = undefined;
    // A microphone stays open: the first words after unmuting would be lost while it opens again.
    if (kind === 'microphone' && sink) setEnabled(track.get(), false);
    else close();
    change({ status: 'off', error: undefined });
  }

  return {
    state,
    track,
    devices: options.devices,
    async enable() {
      const { status } = state.get();
      if (status === 'on') return;
      if (status === 'starting' && opening) return opening;
      // Taken by another program: only asking for it again takes it back.
      if (status === 'failed' || track.get()?.muted) close();
      const open = track.get();
      if (!open) return start();
      setEnabled(open, true);
      change({ status: 'on', error: undefined });
      publish(open);
    },
    async disable() {
      off();
      await tell((to) => to.mute(kind));
    },
    async select(deviceId) {
      hasChosen = true;
      chosen = deviceId || undefined;
      options.onSelected(chosen);
      const { status } = state.get();
      // Closed first: phones cannot open two cameras at once, nor Firefox two microphones.
      close();
      if (status === 'on' || status === 'starting') return start();
      change({ status: status === 'failed' ? 'off' : status, deviceId: chosen, error: undefined });
    },
    connect(next) {
      sink = next;
      const open = track.get();
      if (!open) return;
      if (state.get().status === 'on') publish(open);
      else if (!next) close();
    },
    stopped: off,
  };
}

function setEnabled(track: MediaStreamTrack | undefined, enabled: boolean): void {
  if (track) track.enabled = enabled;
}
