import type { Readable } from '../reactive/readable.ts';
import type { MeetingError } from '../support/errors.ts';

/** A camera, microphone or speaker of this device. Labels are empty until permission has been given once. */
export interface MediaDevice {
  readonly deviceId: string;
  /** The browser's label; text. */
  readonly label: string;
}

/** Whether an input is giving pictures or sound now. */
export interface InputState {
  /** `starting` covers the browser's question to the person. `failed` carries the error; `enable()` tries again. */
  readonly status: 'off' | 'starting' | 'on' | 'failed';
  /** The device in use, or the one that will be; undefined for the system's choice. */
  readonly deviceId: string | undefined;
  readonly error: MeetingError | undefined;
}

/** A camera or microphone, before and during a meeting: the same track is previewed and published. */
export interface InputDevice {
  readonly state: Readable<InputState>;
  readonly devices: Readable<readonly MediaDevice[]>;
  /** The live track; undefined when there is none. */
  readonly track: Readable<MediaStreamTrack | undefined>;
  /** Turns it on, asking for permission when needed. Rejects with a MeetingError, which `state` keeps too. */
  enable(): Promise<void>;
  /** Turns it off. A camera's light goes out; a microphone stays open but sends nothing. */
  disable(): Promise<void>;
  /** Uses this device from now on; `''` is the system's choice. Rejects like `enable`. */
  select(deviceId: string): Promise<void>;
  /** Turns it on or off, as the person wants to come into meetings from now on: remembered. Rejects like `enable`. */
  choose(on: boolean): Promise<void>;
  /** What `choose` was told last, on this device if it may be remembered; true until then. */
  isWanted(): boolean;
}

export interface Camera extends InputDevice {
  /** Shows the camera in the element whenever it is on; returns how to stop. */
  attach(element: HTMLVideoElement): () => void;
}

export interface Microphone extends InputDevice {
  /** Loudness now, 0 to 1; measured only while somebody is subscribed. */
  readonly level: Readable<number>;
  /**
   * Whether it has been on for 5 s and has given nothing, not even noise: muted by a switch of its own, or not the one in
   * front of the person. False from the first sound on, and then not measured again until another device is opened;
   * measured only while somebody is subscribed.
   */
  readonly silent: Readable<boolean>;
}

/** Where sound comes out, and whether it may. */
export interface Speakers {
  readonly devices: Readable<readonly MediaDevice[]>;
  /** The device in use, or the one that will be; undefined for the system's choice. */
  readonly deviceId: Readable<string | undefined>;
  /** Whether this browser lets a page choose the output. */
  readonly canSelect: boolean;
  /** Rejects with a MeetingError when the browser cannot use it. */
  select(deviceId: string): Promise<void>;
  /**
   * Plays a short sound there, so that the person can tell whether they hear; call it in a click or key handler. Resolves
   * when it is over or the signal stops it; rejects with a MeetingError when nothing can be played.
   */
  playTestSound(signal?: AbortSignal): Promise<void>;
  /** Plays everybody's sound, whoever is shown, now and after each join, until stopped. Several callers share one. */
  play(): () => void;
  /** Whether the browser keeps sound back until the person acts. */
  readonly blocked: Readable<boolean>;
  /** Lets blocked sound play; call it in a click or key handler. */
  unblock(): Promise<void>;
  /** How loud others are here, 0 to 1 by identity; whoever is not among them is as loud as they are sent. */
  readonly volumes: Readable<ReadonlyMap<string, number>>;
  /**
   * Plays one person's microphone and the sound of their screen at this volume, 0 to 1, for oneself alone. It stays over
   * reconnections and when they, or oneself, leave and come back; nothing of it is kept on the device.
   */
  setVolume(identity: string, volume: number): Promise<void>;
  /** Whether this browser lets a page choose a volume. Where it does not (iPhone, iPad), 0 is silence and all else 1. */
  canSetVolume(): Promise<boolean>;
}

/** Sharing one's screen. */
export interface ScreenShare {
  readonly state: Readable<{ readonly status: 'off' | 'starting' | 'on' | 'failed'; readonly error: MeetingError | undefined }>;
  /** Whether this browser can. */
  readonly supported: boolean;
  /** Asks what to share and shares it, with its sound where the browser offers that. A refusal is `off`, not an error. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
