/** Screens of the room that are no elements of their own: a heading, a sentence or two, what one can do. */
import type { Connection, ErrorCode, LeaveReason, MeetingError } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import DoorOpen from 'lucide/dist/esm/icons/door-open.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import { controlNames } from '../internal/controls.ts';
import { icon, type Icon } from '../internal/icon.ts';
import { spinner } from '../internal/spinner.ts';
import type { TextParams } from '../translations/translate.ts';
import type { TextKey } from '../translations/fr.ts';
import type { Settings } from './settings.ts';

/** What the room shows; `fallback` is the tag's own children. */
export type Screen = 'fallback' | 'misconfigured' | 'prejoin' | 'joining' | 'waiting' | 'call' | 'ended';

/** The screen for a connection; `before` is the one shown until now. */
export function chooseScreen(connection: Connection, settings: Settings, before: Screen, isRestarting: boolean): Screen {
  const prejoin: Screen = settings.prejoin && settings.isComplete ? 'prejoin' : 'fallback';
  const beforeMeeting = settings.fatal ? 'misconfigured' : prejoin;
  switch (connection.state) {
    case 'joined':
    case 'reconnecting':
      return 'call';
    case 'waiting':
      return 'waiting';
    case 'joining':
      // The prejoin shows that it is joining, and the picture does not flicker.
      return before === 'prejoin' ? 'prejoin' : 'joining';
    case 'ended':
      return isRestarting ? beforeMeeting : 'ended';
    case 'idle':
      return beforeMeeting;
  }
}

/** Parts of the elements inside that a page reaches through the room, by the same names. */
export const stageParts = 'stage, pager, message, tile, tile-speaking, tile-video, tile-placeholder, tile-label, tile-name, tile-hand';
export const toolbarParts = ['toolbar, button, panel', ...controlNames, 'microphone-menu, camera-menu'].join(', ');

export function renderPrejoin(isNameKnown: boolean): TemplateResult {
  // In a box that can take the focus: a shadow host with a negative tabindex takes all inside it out of Tab's way.
  return html`<div data-focus tabindex="-1">
    <visio-prejoin exportparts="preview, video: preview-video, form, join-button" ?name-known=${isNameKnown}></visio-prejoin>
  </div>`;
}

/** What a screen needs of the room. */
export interface ScreenHost {
  t(key: TextKey, params?: TextParams): string;
  leave(): void;
  /** For a browser that cannot join: the address, to be opened in another one. */
  copyLink(): void;
  isLinkCopied(): boolean;
  again(): void;
}

interface Card {
  /** Without one, a wheel: something goes on. */
  readonly look?: Icon;
  readonly isTrouble?: boolean;
  readonly title: string;
  readonly text: unknown;
  readonly actions?: unknown;
  /** Whether the tag's own children follow. */
  readonly fallback?: boolean;
}

function renderCard({ look, isTrouble, title, text, actions, fallback }: Card): TemplateResult {
  return html`<div class="card" part="card">
    <div class=${isTrouble ? 'emblem trouble' : 'emblem'}>${look ? icon(look) : spinner()}</div>
    <h2 class="heading" tabindex="-1" data-focus>${title}</h2>
    <div class="text">${text}</div>
    ${actions ? html`<div class="actions">${actions}</div>` : nothing} ${fallback ? html`<div class="fallback"><slot></slot></div>` : nothing}
  </div>`;
}

export function renderJoining({ t, leave }: ScreenHost): TemplateResult {
  return renderCard({
    title: t('room.joining'),
    text: t('room.joiningHint'),
    actions: html`<button class="button" @click=${leave}>${t('room.cancel')}</button>`,
  });
}

/** Until its element is there, or for want of it, one sees at least that something goes on, and can give up. */
export function renderWaiting(host: ScreenHost): TemplateResult {
  if (!customElements.get('visio-lobby')) return renderJoining(host);
  return html`<div data-focus tabindex="-1"><visio-lobby exportparts="card, preview, video: preview-video"></visio-lobby></div>`;
}

/** Reasons after which one may come back; a removed or denied person cannot, and an ended meeting is over. */
const comeBack: readonly LeaveReason[] = ['left', 'replaced', 'expired', 'full', 'unreachable', 'failed'];

/** Reasons that nobody wished for. */
const troubles: readonly LeaveReason[] = ['expired', 'full', 'unreachable', 'failed'];

/** Codes that say more than their reason does. */
const ownTitles: Partial<Record<ErrorCode, 'reason.locked' | 'reason.unanswered'>> = { 'room-locked': 'reason.locked', 'entry-unanswered': 'reason.unanswered' };

/** Codes of which the reason is the title already. */
const titled: readonly ErrorCode[] = ['token-expired', 'room-locked', 'entry-unanswered', 'meeting-ended', 'removed'];

export function renderEnded(host: ScreenHost, { reason, error }: Extract<Connection, { state: 'ended' }>): TemplateResult {
  const { t, again } = host;
  const own = error && ownTitles[error.code];
  const canReturn = (own !== undefined || comeBack.includes(reason)) && error?.recoverable !== false;
  const isTrouble = error !== undefined || troubles.includes(reason);
  const goBack = canReturn && html`<button class="button primary" @click=${again}>${t(isTrouble ? 'room.retry' : 'room.rejoin')}</button>`;
  const says = error && titled.includes(error.code) ? undefined : error;
  return renderCard({
    look: isTrouble ? TriangleAlert : DoorOpen,
    isTrouble,
    title: t(own ?? `reason.${reason}`),
    text: says ? html`<p>${t(`error.${says.code}`)}</p>${renderSubject(t, says)}` : t(own ? `${own}.hint` : `reason.${reason}.hint`),
    actions: error?.code === 'browser-unsupported' ? renderCopyLink(host) : goBack,
    fallback: error !== undefined,
  });
}

function renderCopyLink({ t, copyLink, isLinkCopied }: ScreenHost): TemplateResult {
  return html`<button class="button primary" @click=${copyLink}>${t('room.copyLink')}</button>
    <p class="copied" role="status">${isLinkCopied() ? t('room.linkCopied') : nothing}</p>`;
}

export function renderMisconfigured({ t }: ScreenHost, error: MeetingError): TemplateResult {
  return renderCard({
    look: TriangleAlert,
    isTrouble: true,
    title: t('room.misconfigured'),
    text: html`<p>${t(`error.${error.code}`)}</p>${renderSubject(t, error)}`,
    fallback: true,
  });
}

/** In the call, but what shows it could not be loaded: one hears and is heard all the same. */
export function renderPartMissing({ t, leave }: ScreenHost): TemplateResult {
  return renderCard({
    look: TriangleAlert,
    isTrouble: true,
    title: t('room.joined'),
    text: t('error.asset-missing'),
    actions: html`<button class="button danger" @click=${leave}>${t('room.leave')}</button>`,
  });
}

/** What a screen reader is told when the screen changes. */
export function statusOf({ t }: ScreenHost, screen: Screen, connection: Connection): string {
  if (connection.state === 'joining') return t('room.joining');
  if (connection.state === 'waiting') return t('room.waiting');
  if (connection.state === 'joined') return t('room.joined');
  if (connection.state === 'ended' && screen === 'ended') return t(`reason.${connection.reason}`);
  return '';
}

/** For whoever is told of it: which attribute it was. */
function renderSubject(t: ScreenHost['t'], { code, subject }: MeetingError): unknown {
  return code === 'configuration-invalid' && subject ? html`<p class="detail">${t('room.setting', { subject })}</p>` : nothing;
}
