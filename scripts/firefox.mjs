import { join } from 'node:path';
import { findBrowser } from './support/browsers.mjs';
import { Sentence } from './support/sentence.mjs';
import { which } from './support/which.mjs';

/** There is no Firefox here, and none can be had: its tests are left out, and say so. */
export class NoFirefox extends Sentence {
  constructor() {
    super('Not tested in Firefox, since none was found: install Firefox ESR, or set FIREFOX_PATH to where it is.');
  }
}

/**
 * The path of a Firefox: FIREFOX_PATH, then the usual places, then (as root on Debian) its package.
 * @returns {string}
 * @throws {NoFirefox}
 * @throws {Sentence} when FIREFOX_PATH is wrong
 */
export function findFirefox() {
  const found = findBrowser({ variable: 'FIREFOX_PATH', places: usualPlaces, debian: 'firefox-esr' });
  if (found) return found;
  throw new NoFirefox();
}

/** @returns {string[]} */
function usualPlaces() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].map((folder) => join(folder, 'Firefox.app/Contents/MacOS/firefox'));
  }
  if (platform === 'win32') {
    return [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Mozilla Firefox/firefox.exe'));
  }
  const names = ['firefox-esr', 'firefox'];
  return [...names.map((name) => which(name)).filter((file) => file !== undefined), ...names.map((name) => `/usr/bin/${name}`)];
}

/** What every Firefox of ours is set to; `tone` is that of its fake microphone, in Hz. */
export const firefoxPreferences = {
  /** Every name is this machine, so that Firefox, which asks its vendor for many things by itself, reaches nobody. */
  alone: {
    'network.dns.native-is-localhost': true,
    // This kind of question, about a site's protocols, would go past the line above.
    'network.dns.native_https_query': false,
    'network.trr.mode': 5,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  },
  /** @param {number} tone */
  media: (tone) => ({
    'media.navigator.streams.fake': true,
    'media.navigator.audio.fake_frequency': tone,
    'media.navigator.permission.disabled': true,
    // Without these two it finds no way to a server on the same machine.
    'media.peerconnection.ice.loopback': true,
    'media.peerconnection.ice.obfuscate_host_addresses': false,
    'media.autoplay.default': 0,
    'media.autoplay.blocking_policy': 0,
  }),
};
