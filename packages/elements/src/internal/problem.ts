import type { MeetingError } from '@visio-sdk/core';
import { html, type TemplateResult } from 'lit';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import { icon } from './icon.ts';
import type { Translate } from './inputs.ts';

/** What is wrong, in words. */
export function renderProblem({ code }: MeetingError, t: Translate): TemplateResult {
  return html`<p class="problem" part="problem" data-code=${code}>${icon(TriangleAlert)}<span>${t(`error.${code}`)}</span></p>`;
}
