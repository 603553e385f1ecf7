import type { Layout } from '@visio-sdk/core';
import { html, type TemplateResult } from 'lit';
import Check from 'lucide/dist/esm/icons/check.mjs';
import LayoutGrid from 'lucide/dist/esm/icons/layout-grid.mjs';
import Presentation from 'lucide/dist/esm/icons/presentation.mjs';
import Sparkles from 'lucide/dist/esm/icons/sparkles.mjs';
import { icon } from '../internal/icon.ts';
import { moveInMenu } from '../internal/move-in-column.ts';
import type { TextKey } from '../translations/fr.ts';

const choices = [
  { layout: 'auto', look: Sparkles, text: 'toolbar.layoutAuto' },
  { layout: 'grid', look: LayoutGrid, text: 'toolbar.layoutGrid' },
  { layout: 'speaker', look: Presentation, text: 'toolbar.layoutSpeaker' },
] as const;

/** The three layouts, one of them chosen. */
export function renderLayoutMenu(
  current: Layout,
  t: (key: TextKey) => string,
  choose: (layout: Layout) => void,
): TemplateResult {
  return html`
    <div class="menu" id="layout-menu" role="menu" aria-label=${t('toolbar.layout')} @keydown=${moveInMenu}>
      ${choices.map(
        ({ layout, look, text }) => html`
          <button
            class="item"
            type="button"
            role="menuitemradio"
            tabindex="-1"
            aria-checked=${layout === current}
            ?data-first=${layout === current}
            @click=${() => choose(layout)}
          >
            ${icon(look)}<span>${t(text)}</span>${layout === current ? icon(Check) : ''}
          </button>
        `,
      )}
    </div>
  `;
}
