import { isInMeeting, isUnderWay, type Connection, type Meeting, type MeetingError, type Readable } from '@visio-sdk/core';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import type { Icon } from '../internal/icon.ts';
import type { TextKey } from '../translations/fr.ts';

/** One notice on the screen. */
export interface Toast {
  /** What it is about: two of the same are one. */
  readonly id: string;
  readonly kind: 'error' | 'warning' | 'success' | 'info';
  /** What it says: a text of ours, or whatever `say` makes of it. */
  readonly key?: TextKey;
  readonly say?: () => string;
  readonly look?: Icon;
  /** Tells it from an earlier one of the same id. */
  readonly serial?: number;
  /** Whether screen readers are told by somebody else. */
  readonly isSaidElsewhere?: boolean | undefined;
  /** What it says besides, such as the name of an attribute. */
  readonly subject?: string | undefined;
  /** The sentence that holds it. */
  readonly subjectKey?: 'room.setting' | 'notices.inUse';
  readonly action?: { readonly key: TextKey; readonly run: () => void };
  /** Undefined for what lasts as long as its cause. */
  readonly dismiss?: () => void;
}

/** What the notices know besides the state of the meeting. */
export interface ToastMemory {
  readonly errors: readonly MeetingError[];
  readonly dismissed: ReadonlySet<MeetingError>;
  readonly isBack: boolean;
  /** Whether the meeting's end is told elsewhere. */
  readonly isEndShown: boolean;
  dismiss(error: MeetingError): void;
  unblock(): void;
  /** Whether the microphone was said to be silent, and is so no more or was dismissed: it is said once in a meeting. */
  readonly isSilenceOver: boolean;
  endSilence(): void;
}

export type Read = <T>(readable: Readable<T>) => T;

/** How many are on the screen at once. */
const most = 3;

/** What is to be shown now: what lasts first, then what the person should act upon, then what went wrong, then news. */
export function chooseToasts(meeting: Meeting | undefined, memory: ToastMemory, happenings: readonly Toast[], read: Read): Toast[] {
  const weightOf = ({ kind, dismiss, serial }: Toast) => (!dismiss ? 0 : serial !== undefined && kind === 'warning' ? 1 : kind === 'error' ? 2 : 3);
  return [...listToasts(meeting, memory, read), ...happenings].sort((one, other) => weightOf(one) - weightOf(other)).slice(0, most);
}

/** What there is to say now, most urgent first. */
function listToasts(meeting: Meeting | undefined, memory: ToastMemory, read: Read): Toast[] {
  const connection: Connection = meeting ? read(meeting.connection) : { state: 'idle' };
  const toasts: Toast[] = [];
  if (connection.state === 'reconnecting') toasts.push({ id: 'line', kind: 'warning', key: 'notices.reconnecting' });
  else if (memory.isBack) toasts.push({ id: 'back', kind: 'success', key: 'notices.reconnected' });
  if (meeting && isInMeeting(connection) && read(meeting.speakers.blocked)) {
    const action = { key: 'notices.unblockSound', run: memory.unblock } as const;
    toasts.push({ id: 'sound', kind: 'warning', key: 'notices.soundBlocked', action });
  }
  if (meeting && connection.state === 'joined' && read(meeting.videosPaused)) toasts.push({ id: 'thin', kind: 'warning', key: 'notices.thinLine' });
  if (meeting && isInMeeting(connection) && !memory.isSilenceOver && read(meeting.microphone.silent)) {
    toasts.push({ id: 'silent', kind: 'warning', key: 'notices.silent', dismiss: memory.endSilence });
  }
  const errors = [...(meeting ? errorsOf(meeting, connection, memory, read) : []), ...memory.errors];
  // Two of the same are one.
  const byId = new Map(errors.filter((error) => !memory.dismissed.has(error)).map((error) => [idOf(error), error]));
  for (const error of byId.values()) toasts.push(toastOf(error, memory, meeting));
  return toasts;
}

/** Errors that last as long as the state they are in. Before a meeting the prejoin tells those of devices. */
function errorsOf(meeting: Meeting, connection: Connection, memory: ToastMemory, read: Read): MeetingError[] {
  const inputs = [meeting.camera.state, meeting.microphone.state, meeting.screenShare.state];
  const failures = inputs.map((state) => read(state).error);
  const end = connection.state === 'ended' && !memory.isEndShown ? connection.error : undefined;
  return [...(isUnderWay(connection) ? failures : []), end].filter((error) => error !== undefined);
}

function toastOf(error: MeetingError, memory: ToastMemory, meeting: Meeting | undefined): Toast {
  const { code } = error;
  const base = { id: idOf(error), kind: 'error', key: `error.${code}`, dismiss: () => memory.dismiss(error) } as const;
  switch (code) {
    case 'configuration-invalid':
      return { ...base, subject: error.subject, subjectKey: 'room.setting' };
    case 'camera-switched':
    case 'microphone-switched':
      return { ...base, kind: 'warning', subject: error.subject || undefined, subjectKey: 'notices.inUse' };
    case 'camera-interrupted':
    case 'microphone-interrupted': {
      const device = code === 'camera-interrupted' ? meeting?.camera : meeting?.microphone;
      // What goes wrong is told by its state.
      return { ...base, kind: 'warning', action: { key: 'notices.takeBack', run: () => ignoreFailure(device?.enable()) } };
    }
    default:
      return base;
  }
}

function idOf({ code, subject }: MeetingError): string {
  return code === 'configuration-invalid' && subject ? `${code}-${subject}` : code;
}
