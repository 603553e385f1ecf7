import { expect } from '@open-wc/testing';
import { chooseGuide, isInApp, lookAround, type GuideName, type Surroundings } from './guide.ts';

const chromium = { isWebKit: false, isGecko: false, isTouch: false, brands: ['Chromium'] };
const phone = { ...chromium, isTouch: true };
const webkit = { isWebKit: true, isGecko: false, isTouch: false, brands: [] };
const gecko = { isWebKit: false, isGecko: true, isTouch: false, brands: [] };

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';

const denied = 'Permission denied';

const table: readonly (readonly [what: string, guide: GuideName, userAgent: string, Omit<Surroundings, 'userAgent'>, message?: string])[] = [
  ['Chrome on Windows', 'chrome', `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36`, { ...chromium, brands: ['Chromium', 'Google Chrome'] }, denied],
  ['Chrome on a laptop with a touch screen', 'chrome', `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36`, { ...chromium, isTouch: true }],
  ['Chrome on Linux, an insecure page without brands', 'chrome', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36', { ...chromium, brands: [] }],
  ['Edge on Windows', 'edge', `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0`, { ...chromium, brands: ['Chromium', 'Microsoft Edge'] }],
  ['Firefox on Windows', 'firefox', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0', gecko, 'The request is not allowed by the user agent or the platform in the current context.'],
  ['Firefox on Android', 'firefoxAndroid', 'Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0', { ...gecko, isTouch: true }],
  ['Safari on a Mac', 'safari', `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`, webkit],
  ['Safari on an iPhone', 'ios', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`, { ...webkit, isTouch: true }],
  ['Safari on an iPad, which says that it is a Mac', 'ios', `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`, { ...webkit, isTouch: true }],
  ['Chrome on an iPhone', 'iosOther', `${iphone} CriOS/128.0.6613.98 Mobile/15E148 Safari/604.1`, { ...webkit, isTouch: true }],
  ['Firefox on an iPad', 'iosOther', `${mac.replace('Macintosh', 'iPad')} AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/128.0 Mobile/15E148 Safari/605.1.15`, { ...webkit, isTouch: true }],
  ['Edge on an iPhone', 'iosOther', `${iphone} Version/17.0 EdgiOS/128.0.2739.60 Mobile/15E148 Safari/605.1.15`, { ...webkit, isTouch: true }],
  ['Chrome on Android', 'android', `${android} Chrome/128.0.0.0 Mobile Safari/537.36`, { ...phone, brands: ['Chromium', 'Google Chrome'] }],
  ['Edge on Android', 'android', `${android} Chrome/128.0.0.0 Mobile Safari/537.36 EdgA/128.0.0.0`, { ...phone, brands: ['Chromium', 'Microsoft Edge'] }],
  ['Samsung Internet', 'samsung', `${android} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`, { ...phone, brands: ['Chromium', 'Samsung Internet'] }],
  ['a view inside an application on Android', 'inApp', 'Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.0.0 Mobile Safari/537.36', phone],
  ['a view inside an application on an iPhone', 'inApp', `${iphone} Mobile/15E148`, { ...webkit, isTouch: true }],
  ['Outlook on an iPhone', 'inApp', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1 Outlook-iOS/4.2427`, { ...webkit, isTouch: true }],
  ['Facebook on an iPhone', 'inApp', `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/475.0]`, { ...webkit, isTouch: true }],
  ['the system of a Mac', 'mac', `${mac} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36`, chromium, 'Permission denied by system'],
  ['the system of a PC', 'windows', `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36`, chromium, 'Permission denied by system'],
  ['the system of a telephone', 'system', `${android} Chrome/128.0.0.0 Mobile Safari/537.36`, phone, 'Permission denied by system'],
  ['a question that was closed', 'dismissed', `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36`, chromium, 'Permission dismissed'],
  ['a browser that nobody knows', 'other', 'Mozilla/5.0 (Unknown)', { ...chromium, brands: [] }],
];

describe('the way to give permission back', () => {
  for (const [what, guide, userAgent, around, message] of table) {
    it(`is known for ${what}`, () => {
      expect(chooseGuide({ userAgent, ...around }, message).name).to.equal(guide);
    });
  }

  it('is known for this browser', () => {
    const around = lookAround();
    expect([around.isWebKit, around.isGecko]).to.deep.equal([false, false]);
    expect(isInApp(around)).to.equal(false);
    expect(chooseGuide(around).name).to.equal('chrome');
  });
});
