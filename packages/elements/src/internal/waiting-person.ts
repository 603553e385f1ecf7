/** Somebody at the door, and the answers one may give: for whoever lets others in. */
import type { Meeting, WaitingPerson } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import ShieldCheck from 'lucide/dist/esm/icons/shield-check.mjs';
import type { TextKey } from '../translations/fr.ts';
import type { TextParams } from '../translations/translate.ts';
import { icon } from './icon.ts';
import type { Requests } from './requests.ts';
import { shortName } from './short-name.ts';

/** What shows people at the door. */
export interface DoorHost {
  readonly actions: Meeting['actions'];
  readonly requests: Requests;
  t(key: TextKey, params?: TextParams): string;
  /** For the buttons; default: whatever is a button. */
  readonly tabIndex?: number;
}

export function waitingName({ name }: Pick<WaitingPerson, 'name'>, t: DoorHost['t']): string {
  return shortName(name.trim()) || t('door.unnamed');
}

export function renderWaitingPerson(person: WaitingPerson, { actions, requests, t, tabIndex }: DoorHost): TemplateResult {
  const { id, name, verified } = person;
  const known = waitingName(person, t);
  const answer = (action: 'admit' | 'deny', look: string) => html`<button
    class=${look}
    type="button"
    tabindex=${tabIndex ?? nothing}
    data-action=${action}
    aria-label=${t(`door.${action}Person`, { name: known })}
    aria-disabled=${requests.isBusy(id) ? 'true' : nothing}
    @click=${() => void requests.run(id, () => actions[action](id))}
  >
    ${t(`door.${action}`)}
  </button>`;
  return html`<span class="who">
      <bdi class="name" title=${shortName(name, 200)}>${known}</bdi>
      ${verified ? html`<span class="verified">${icon(ShieldCheck)}${t('door.verified')}</span>` : nothing}
    </span>
    ${answer('admit', 'button primary')} ${answer('deny', 'button')}`;
}

export function renderAdmitAll({ actions, requests, t, tabIndex }: DoorHost): TemplateResult {
  return html`<button
    class="button primary"
    type="button"
    tabindex=${tabIndex ?? nothing}
    data-action="admit-all"
    aria-disabled=${requests.isBusy('all') ? 'true' : nothing}
    @click=${() => void requests.run('all', () => actions.admitAll())}
  >
    ${t('door.admitAll')}
  </button>`;
}
