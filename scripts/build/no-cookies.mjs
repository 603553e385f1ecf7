/**
 * Takes the cookies out of livekit-client: loglevel, which is inside of it, looks for the level of each logger in the page's
 * `document.cookie`, and keeps a level there where storage is blocked. The portal's cookies are none of our business, and
 * Chromium notes which line looks into them, for which it parses all of the file again on the main thread, in the middle
 * of joining.
 * @returns {import('rollup').Plugin}
 */
export function noCookies() {
  return {
    name: 'no-cookies',
    transform(code, id) {
      if (!id.includes('livekit-client')) return null;
      const without = code.replaceAll('window.document.cookie = ', 'void ').replaceAll('window.document.cookie', "''");
      // Another livekit-client may say it in other words.
      if (/document\.cookie/.test(without)) this.error(`${id} still uses document.cookie: see scripts/build/no-cookies.mjs`);
      // No line moves.
      return without === code ? null : { code: without, map: null };
    },
  };
}
