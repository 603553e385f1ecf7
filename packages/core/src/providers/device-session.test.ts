import { expect, waitUntil } from '@open-wc/testing';
import { devicePattern } from '../protocol/index.ts';
import { claimDeviceSession } from './device-session.ts';

describe('a device session', () => {
  beforeEach(() => sessionStorage.clear());

  it('comes back as the same after it was released', async () => {
    const first = await claimDeviceSession('room', true);
    first.release();
    const again = await claimDeviceSession('room', true);
    again.release();
    expect(again.device).to.equal(first.device);
    expect(first.device).to.match(devicePattern);
  });

  it('is another one while a living page holds it, as in a duplicated tab', async () => {
    const first = await claimDeviceSession('room', true);
    const second = await claimDeviceSession('room', true);
    expect(second.device).not.to.equal(first.device);
    first.release();
    second.release();
  });

  it('holds its own however long the browser takes to answer', async () => {
    const { request } = LockManager.prototype;
    const slow = (...args: Parameters<LockManager['request']>) => new Promise((resolve) => setTimeout(resolve, 400)).then(() => request.apply(navigator.locks, args));
    Object.defineProperty(navigator.locks, 'request', { value: slow, configurable: true });
    try {
      const { device, release } = await claimDeviceSession('room', true);
      await waitUntil(async () => (await navigator.locks.query()).held?.some(({ name }) => name?.endsWith(device)));
      release();
    } finally {
      Reflect.deleteProperty(navigator.locks, 'request');
    }
  });

  it('leaves nothing on the device when nothing is to be remembered', async () => {
    const { device, release } = await claimDeviceSession('room', false);
    release();
    expect(device).to.match(devicePattern);
    expect(sessionStorage).to.have.length(0);
  });
});
