import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { findFirefox, firefoxPreferences } from './firefox.mjs';

describe('finding Firefox', () => {
  const before = process.env['FIREFOX_PATH'];
  afterEach(() => {
    if (before === undefined) delete process.env['FIREFOX_PATH'];
    else process.env['FIREFOX_PATH'] = before;
  });

  it('takes FIREFOX_PATH before anything else', () => {
    process.env['FIREFOX_PATH'] = process.execPath;
    assert.equal(findFirefox(), process.execPath);
  });

  it('says so when FIREFOX_PATH names nothing, rather than skip the tests', () => {
    process.env['FIREFOX_PATH'] = '/nowhere/firefox';
    assert.throws(() => findFirefox(), /FIREFOX_PATH names no program: \/nowhere\/firefox/);
  });

  it('starts it so that it can reach no host but this machine', () => {
    assert.equal(firefoxPreferences.alone['network.dns.native-is-localhost'], true);
    assert.equal(firefoxPreferences.alone['network.dns.native_https_query'], false);
    assert.equal(firefoxPreferences.alone['network.trr.mode'], 5);
  });
});
