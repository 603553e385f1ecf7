/**
 * Where a person gives camera and microphone back in this very browser. By what the browser can do where that tells,
 * by its name only where nothing else does: menus differ between browsers that can do the same.
 */
import type { MeetingError } from '@visio-sdk/core';
import type { TextKey } from '../translations/fr.ts';

/** What can be known of the browser and of its refusal. */
export interface Surroundings {
  readonly userAgent: string;
  /** Names of `navigator.userAgentData`; Chromium alone has them. */
  readonly brands: readonly string[];
  /** Whether it is WebKit: Safari, and every browser on iPhone and iPad. */
  readonly isWebKit: boolean;
  /** Whether it is Firefox. */
  readonly isGecko: boolean;
  /** Whether several fingers can touch it: what tells an iPad from the Mac that it says to be. */
  readonly isTouch: boolean;
}

/** The steps, and whether the device starts by itself once they are done. */
export interface Guide {
  readonly name: GuideName;
  readonly steps: readonly TextKey[];
  readonly returns: boolean;
}

const guides = {
  dismissed: { steps: ['guide.dismissed'], returns: false },
  inApp: { steps: ['guide.inApp'], returns: false },
  mac: { steps: ['guide.mac.1', 'guide.mac.2'], returns: true },
  windows: { steps: ['guide.windows.1', 'guide.windows.2'], returns: true },
  system: { steps: ['guide.system.1', 'guide.system.2'], returns: true },
  chrome: { steps: ['guide.chrome.1', 'guide.chrome.2'], returns: true },
  edge: { steps: ['guide.chrome.1', 'guide.edge.2'], returns: true },
  firefox: { steps: ['guide.firefox.1', 'guide.firefox.2', 'guide.firefox.3'], returns: false },
  safari: { steps: ['guide.safari.1', 'guide.safari.2'], returns: false },
  ios: { steps: ['guide.ios.1', 'guide.ios.2'], returns: false },
  iosOther: { steps: ['guide.iosOther.1', 'guide.iosOther.2'], returns: false },
  android: { steps: ['guide.android.1', 'guide.android.2', 'guide.android.3'], returns: true },
  samsung: { steps: ['guide.samsung.1', 'guide.android.2', 'guide.android.3'], returns: true },
  firefoxAndroid: { steps: ['guide.firefoxAndroid.1', 'guide.firefoxAndroid.2'], returns: true },
  other: { steps: ['guide.other.1', 'guide.other.2'], returns: false },
} as const satisfies Record<string, Omit<Guide, 'name'>>;

/** Which browser, or who else refuses. */
export type GuideName = keyof typeof guides;

/** Applications that show web pages inside them; most give no camera to these. */
const applications = /\b(FBAN|FBAV|FB_IAB|Instagram|LinkedInApp|Snapchat|MicroMessenger|Line\/|BytedanceWebview|musical_ly|Twitter|Outlook|GSA\/|Teams\/)/;

/** Whether the page is shown inside another application, and not in a browser. */
export function isInApp({ userAgent }: Pick<Surroundings, 'userAgent'>): boolean {
  // Android marks its own views; those of iPhone and iPad lack the word that all browsers there have.
  return applications.test(userAgent) || /; wv\)/.test(userAgent) || (/iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent));
}

/** The way back for this refusal, `NotAllowedError` and its message by the browser. */
export function chooseGuide(around: Surroundings, message = ''): Guide {
  const name = nameFor(around, message);
  return { name, ...guides[name] };
}

function nameFor(around: Surroundings, message: string): GuideName {
  const { userAgent, brands, isWebKit, isGecko, isTouch } = around;
  const isAndroid = userAgent.includes('Android');
  if (isInApp(around)) return 'inApp';
  // Chromium alone says who refused.
  if (/dismissed/i.test(message)) return 'dismissed';
  if (/by system/i.test(message)) return systemOf(userAgent);
  if (isGecko) return isAndroid ? 'firefoxAndroid' : 'firefox';
  if (isWebKit) {
    if (!isTouch && !/iPhone|iPad|iPod/.test(userAgent)) return 'safari';
    return /CriOS|FxiOS|EdgiOS|OPT\/|DuckDuckGo|Brave/.test(userAgent) ? 'iosOther' : 'ios';
  }
  if (brands.includes('Samsung Internet') || userAgent.includes('SamsungBrowser')) return 'samsung';
  if (isAndroid) return 'android';
  if (brands.includes('Microsoft Edge') || userAgent.includes('Edg/')) return 'edge';
  return brands.includes('Chromium') || userAgent.includes('Chrome/') ? 'chrome' : 'other';
}

function systemOf(userAgent: string): GuideName {
  if (userAgent.includes('Macintosh')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'system';
}

/** This browser. */
export function lookAround(): Surroundings {
  const { userAgent, maxTouchPoints } = navigator;
  const { userAgentData } = navigator as Navigator & { userAgentData?: { readonly brands: readonly { readonly brand: string }[] } };
  return {
    userAgent,
    brands: userAgentData?.brands.map(({ brand }) => brand) ?? [],
    isWebKit: 'GestureEvent' in globalThis,
    isGecko: CSS.supports('-moz-appearance', 'none'),
    isTouch: maxTouchPoints > 1,
  };
}

/** The refusals that a guide can undo. */
export function isRefusal({ code }: MeetingError): boolean {
  return code === 'camera-denied' || code === 'microphone-denied';
}
