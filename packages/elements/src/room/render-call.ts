import { html, nothing, type TemplateResult } from 'lit';
import { stageParts, toolbarParts } from './screens.ts';
import type { Settings } from './settings.ts';

/** What the call is drawn from. */
export interface CallView {
  readonly settings: Settings;
  readonly isShown: boolean;
  readonly controls: string | null;
  /** Name of the panel that is open, and its drawing. */
  readonly panel: string;
  readonly side: unknown;
  /** Ours, unless the page has put something in the slot of this name. */
  part(name: string, ours: TemplateResult): TemplateResult;
}

/** Stage, panel and toolbar. */
export function renderCall({ settings: { layout, selfView }, isShown, controls, panel, side, part }: CallView): TemplateResult {
  const stage = html`<visio-stage exportparts=${stageParts} .layout=${layout} .selfView=${selfView}></visio-stage>`;
  return html`<div class=${`call ${isShown ? '' : 'early'} ${side === nothing ? '' : 'split'}`} part="call" ?inert=${!isShown} data-focus tabindex="-1">
    ${part('stage', stage)} <visio-reaction-stream></visio-reaction-stream> ${side}
    <visio-toolbar exportparts=${toolbarParts} .controls=${controls} .layout=${layout} .panel=${panel}>
      <slot name="toolbar" slot="toolbar"></slot>
    </visio-toolbar>
  </div>`;
}
