import type { StageArrangement } from '@visio-sdk/core/layout';
import { html, type TemplateResult } from 'lit';
import ChevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import { icon } from '../internal/icon.ts';
import { setStyle } from '../internal/set-style.ts';
import type { TextKey } from '../translations/fr.ts';
import type { TextParams } from '../translations/translate.ts';

export interface PagerView {
  readonly isRtl: boolean;
  t(key: TextKey, params?: TextParams): string;
  turnTo(page: number): void;
}

/** The page buttons, where the arrangement has room for them. */
export function renderPager({ page, pages, pager }: StageArrangement, { isRtl, t, turnTo }: PagerView): TemplateResult {
  const { x, y, width, height } = pager!;
  const place = { '--x': `${x}px`, '--y': `${y}px`, '--width': `${width}px`, '--height': `${height}px` };
  const turn = (to: number) => {
    if (to >= 0 && to < pages) turnTo(to);
  };
  // Not `disabled`: that would throw the focus away on the first and the last page.
  return html`
    <nav class="pager" part="pager" aria-label=${t('stage.pages')} ${setStyle(place)}>
      <button class="button quiet round" type="button" aria-label=${t('stage.previous')} aria-disabled=${page === 0} @click=${() => turn(page - 1)}>
        ${icon(isRtl ? ChevronRight : ChevronLeft)}
      </button>
      <span aria-hidden="true">${t('stage.pageShort', { page: page + 1, pages })}</span>
      <span class="hidden">${t('stage.page', { page: page + 1, pages })}</span>
      <button class="button quiet round" type="button" aria-label=${t('stage.next')} aria-disabled=${page === pages - 1} @click=${() => turn(page + 1)}>
        ${icon(isRtl ? ChevronLeft : ChevronRight)}
      </button>
    </nav>
  `;
}
