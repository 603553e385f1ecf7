import { join } from 'node:path';
import { findBrowser } from './support/browsers.mjs';
import { Sentence } from './support/sentence.mjs';
import { which } from './support/which.mjs';

/**
 * The path of a Chromium: CHROME_PATH, then the usual places, then (as root on Debian) its package.
 * @returns {string}
 * @throws {Sentence} how to get one
 */
export function findChromium() {
  const found = findBrowser({ variable: 'CHROME_PATH', places: usualPlaces, debian: 'chromium' });
  if (found) return found;
  throw new Sentence('No Chromium was found: install Chromium or Chrome, or set CHROME_PATH to where it is.');
}

/** @returns {string[]} */
function usualPlaces() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)),
    );
  }
  if (platform === 'win32') {
    const programs = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];
  return [
    ...names.map((name) => which(name)).filter((file) => file !== undefined),
    ...names.map((name) => `/usr/bin/${name}`),
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}

/** What every Chromium of ours is started with; `media` is left out where the real lack of devices is wanted. */
export const chromiumFlags = {
  base: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium itself looks up its vendor's hosts: every name but this machine's is unknown.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ],
  media: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
};
