import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { chromiumFlags, findChromium } from './chromium.mjs';

describe('finding Chromium', () => {
  const before = process.env['CHROME_PATH'];
  afterEach(() => {
    if (before === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = before;
  });

  it('takes CHROME_PATH before anything else', () => {
    process.env['CHROME_PATH'] = process.execPath;
    assert.equal(findChromium(), process.execPath);
  });

  it('says so when CHROME_PATH names nothing, rather than test another browser', () => {
    process.env['CHROME_PATH'] = '/nowhere/chromium';
    assert.throws(() => findChromium(), /CHROME_PATH names no program: \/nowhere\/chromium/);
  });

  it('starts it so that it can reach no host but this machine', () => {
    assert.ok(chromiumFlags.base.some((flag) => flag.startsWith('--host-resolver-rules=MAP * ~NOTFOUND')));
  });
});
