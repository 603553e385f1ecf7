/** A real meeting on transports in memory, for tests of the meeting itself. */
import type { Connection } from '../connection/connection.ts';
import { composeMeeting } from '../meeting/meeting.ts';
import type { Meeting, MeetingOptions } from '../meeting/types.ts';
import type { Entry, Provider } from '../providers/provider.ts';
import { loadRecovery } from '../recovery/load.ts';
import { MeetingError } from '../support/errors.ts';
import { createFakeTransports, type FakeConnect } from './fake-transport.ts';

export const admitted: Entry = { status: 'admitted', servers: ['ws://one', 'ws://two'], token: 'token' };

export function providerOf(enter: Provider['enter'], extra: Partial<Provider> = {}): Provider {
  return { capabilities: new Set(), actions: {}, enter, ...extra };
}

const open = providerOf(async function* () {
  yield admitted;
});

export function setUp(options: MeetingOptions = {}, connect?: FakeConnect) {
  const transports = createFakeTransports(connect);
  const all: MeetingOptions = { provider: open, remember: false, logger: { debug() {}, warn() {} }, ...options };
  const meeting = composeMeeting(() => all, { loadTransport: async () => transports.create, loadRecovery });
  const states: string[] = [];
  meeting.connection.subscribe(() => states.push(meeting.connection.get().state));
  return { meeting, states, transports };
}

export function ended(meeting: Meeting): Extract<Connection, { state: 'ended' }> {
  const connection = meeting.connection.get();
  if (connection.state !== 'ended') throw new Error(`Not ended but ${connection.state}`);
  return connection;
}

export async function failureOf(promise: Promise<unknown>): Promise<MeetingError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof MeetingError) return error;
  throw new Error(`Not a MeetingError: ${String(error)}`);
}
