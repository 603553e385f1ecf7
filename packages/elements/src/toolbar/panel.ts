/** What a button of the toolbar opens: comes with the first one that is opened. */
import type { Layout, Meeting } from '@visio-sdk/core';
import { adoptStyles, html, type CSSResultOrNative, type TemplateResult } from 'lit';
import { setStyle } from '../internal/set-style.ts';
import type { TextKey, Texts } from '../translations/fr.ts';
import type { InputKind } from './buttons.ts';
import { renderLayoutMenu } from './layout-menu.ts';
import { panelStyles } from './panel.styles.ts';
import type { Popup } from './popup.ts';

/** The panels by the control that opens each. */
export type PanelName = 'layout' | 'devices' | 'moderate' | InputKind;

/** What a panel shows, and for whom. */
export interface PanelView {
  readonly name: PanelName;
  /** The element's id, which the button names. */
  readonly id: string;
  readonly toolbar: HTMLElement;
  readonly popup: Popup<PanelName>;
  readonly meeting: Meeting;
  readonly layout: Layout;
  readonly language: string;
  readonly texts: Partial<Texts> | undefined;
  /** Its file is gone, as after an upgrade of the server. */
  readonly isMissing: boolean;
  t(key: TextKey): string;
  chooseLayout(layout: Layout): void;
}

/** Gives the toolbar, which has these styles, those of its panels as well. */
export function addPanelStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  adoptStyles(root, [...styles, panelStyles]);
}

/** Draws the panel that is open, near the button that opened it. */
export function renderPanel(view: PanelView): TemplateResult {
  const { toolbar, popup } = view;
  const bar = toolbar.getBoundingClientRect();
  const button = popup.opener!.getBoundingClientRect();
  const isRtl = getComputedStyle(toolbar).direction === 'rtl';
  const middle = button.left + button.width / 2 - bar.left;
  // A toolbar at the top of a page has no room above it.
  const isBelow = bar.top < 240 && bar.top < document.documentElement.clientHeight - bar.bottom;
  return html`
    <div
      class="panel ${isBelow ? 'below' : ''}"
      part="panel"
      data-popup
      @keydown=${popup.pressed}
      @focusout=${popup.left}
      ${setStyle({ '--middle': `${isRtl ? bar.width - middle : middle}px` })}
    >
      ${renderContent(view)}
    </div>
  `;
}

function renderContent({ name, id, popup, meeting, layout, language, texts, isMissing, t, chooseLayout }: PanelView): TemplateResult {
  const close = () => popup.close();
  if (isMissing) return html`<p class="menu missing" id=${id} role="alert" tabindex="-1">${t('error.asset-missing')}</p>`;
  if (name === 'layout') return renderLayoutMenu(layout, t, chooseLayout);
  if (name === 'moderate') {
    return html`<visio-moderation-menu id=${id} lang=${language} .texts=${texts} .meeting=${meeting} @close=${close}></visio-moderation-menu>`;
  }
  return html`<visio-device-menu
    id=${id}
    lang=${language}
    .texts=${texts}
    .meeting=${meeting}
    .show=${name === 'devices' ? 'all' : name}
    @close=${close}
  ></visio-device-menu>`;
}
