import { html, type TemplateResult } from 'lit';
import { icon } from '../internal/icon.ts';
import { moveInMenu } from '../internal/move-in-column.ts';
import type { MoreItem } from './toolbar-parts.ts';

/** The controls that have no room in the bar. `close` gives the focus back before the item does what it does. */
export function renderMoreMenu(items: readonly MoreItem[], label: string, close: () => void): TemplateResult {
  return html`
    <div class="menu" id="more-menu" role="menu" aria-label=${label} @keydown=${moveInMenu}>
      ${items.map(
        (item, index) => html`
          <button
            class="item"
            type="button"
            role="menuitem"
            tabindex="-1"
            data-control=${item.name}
            ?data-first=${index === 0}
            @click=${(event: MouseEvent) => {
              close();
              item.click(event);
            }}
          >
            ${icon(item.icon)}<span>${item.label}</span>
          </button>
        `,
      )}
    </div>
  `;
}
