/** What a button of the toolbar opens: comes with the first one that is opened. */
import type { Layout, Meeting } from '@visio-sdk/core';
import { adoptStyles, html, type CSSResultOrNative, type TemplateResult } from 'lit';
import { setStyle } from '../internal/set-style.ts';
import type { TextKey } from '../translations/fr.ts';
import type { Language } from '../translations/translate.ts';
import { renderLayoutMenu } from './layout-menu.ts';
import { renderMoreMenu } from './more-menu.ts';
import { panelStyles } from './panel.styles.ts';
import type { Popup } from './popup.ts';
import type { MoreItem, PopupName, ToolbarElement } from './toolbar-parts.ts';

/** What a popup shows, and for whom. */
export interface PopupView {
  readonly name: PopupName;
  readonly opener: HTMLElement;
  readonly toolbar: ToolbarElement;
  readonly popup: Popup<PopupName>;
  readonly meeting: Meeting;
  readonly language: Language;
  readonly items: readonly MoreItem[];
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
export function renderPopup(view: PopupView): TemplateResult {
  const { toolbar, popup, opener } = view;
  const bar = toolbar.getBoundingClientRect();
  const button = opener.getBoundingClientRect();
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

function renderContent({ name, popup, toolbar, meeting, language, items, isMissing, t, chooseLayout }: PopupView): TemplateResult {
  const { layout, texts } = toolbar;
  const close = () => popup.close();
  if (isMissing) return html`<p class="menu missing" role="alert" tabindex="-1">${t('error.asset-missing')}</p>`;
  if (name === 'layout') return renderLayoutMenu(layout, t, chooseLayout);
  if (name === 'more') return renderMoreMenu(items, t('toolbar.more'), close);
  if (name === 'reactions') {
    return html`<visio-reactions id="reactions" data-first lang=${language} .texts=${texts} .meeting=${meeting}></visio-reactions>`;
  }
  if (name === 'moderate') {
    return html`<visio-moderation-menu id="moderation-menu" data-first lang=${language} .texts=${texts} .meeting=${meeting} @close=${close}></visio-moderation-menu>`;
  }
  return html`<visio-device-menu
    id="device-menu"
    data-first
    lang=${language}
    .texts=${texts}
    .meeting=${meeting}
    .show=${name === 'devices' ? 'all' : name}
    @close=${close}
  ></visio-device-menu>`;
}
