import { expect, waitUntil } from '@open-wc/testing';
import { whenIdle } from '../support/idle.ts';
import { admitted, providerOf, setUp } from '../testing/meeting-rig.ts';

const idle = () => new Promise<void>((resolve) => whenIdle(resolve));

/** What may lie between a prejoin that can be used and the press. */
const pauses: Readonly<Record<string, () => Promise<void>>> = {
  'at once': async () => {},
  'while the session is being had': sessionAsked,
  'when all is ready': () => idle().then(idle),
};

describe('the same participant', () => {
  for (const [when, pause] of Object.entries(pauses)) {
    it(`comes back, whoever presses ${when}`, async () => {
      sessionStorage.clear();
      const devices: string[] = [];
      const provider = providerOf(async function* ({ device }) {
        devices.push(device);
        yield admitted;
      });
      const { meeting } = setUp({ provider, room: when, remember: true });
      for (let i = 0; i < 3; i++) {
        meeting.prepare();
        await pause();
        await meeting.join();
        // What is prepared too late may not take the place of what is in use.
        await idle();
        await waitUntil(async () => (await navigator.locks.query()).pending?.length === 0);
        await meeting.leave();
      }
      expect(devices).to.have.length(3);
      expect(new Set(devices).size).to.equal(1);
    });
  }
});

/** Until the browser is asked for the lock that goes with a session. */
function sessionAsked(): Promise<void> {
  const { request } = LockManager.prototype;
  return new Promise((resolve) => {
    const value = (...args: Parameters<LockManager['request']>) => {
      Reflect.deleteProperty(navigator.locks, 'request');
      resolve();
      return request.apply(navigator.locks, args);
    };
    Object.defineProperty(navigator.locks, 'request', { value, configurable: true });
  });
}
