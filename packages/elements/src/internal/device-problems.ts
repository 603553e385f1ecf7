import type { Connection, Meeting, MeetingError } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import { icon } from './icon.ts';
import { ignoreFailure } from './ignore-failure.ts';
import type { InputViews, Translate } from './inputs.ts';

/** What is wrong with devices or with joining, in words, with a way out. */
export function renderProblems(meeting: Meeting, inputs: InputViews, connection: Connection, t: Translate): unknown {
  const failed = [inputs.camera, inputs.microphone].filter(({ state }) => state.status === 'failed');
  const retry = () => failed.forEach(({ input }) => ignoreFailure(input.enable()));
  const deviceErrors = failed.flatMap(({ state }) => state.error ?? []);
  // Camera and microphone can have the same trouble, such as an insecure page: it is said once.
  const errors = new Map(deviceErrors.map((error) => [error.code, error]));
  const joinError = connection.state === 'ended' ? connection.error : undefined;
  const canRetry = deviceErrors.some((error) => error.recoverable);
  return html`
    ${joinError ? renderProblem(joinError, t) : nothing} ${[...errors.values()].map((error) => renderProblem(error, t))}
    ${canRetry ? html`<button class="button small" type="button" @click=${retry}>${t('prejoin.retry')}</button>` : nothing}
    ${failed.length === 2 && !deviceErrors.some(({ code }) => code === 'insecure-page' || code === 'browser-unsupported') ? html`<p class="hint">${t('prejoin.without')}</p>` : nothing}
  `;
}

function renderProblem(error: MeetingError, t: Translate): TemplateResult {
  return html`<p class="problem" data-code=${error.code}>${icon(TriangleAlert)}<span>${t(`error.${error.code}`)}</span></p>`;
}
