/** How one participant is shown in the list. */
import type { Participant, ParticipantState } from '@visio-sdk/core';
import { html, nothing, type TemplateResult } from 'lit';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import Mic from 'lucide/dist/esm/icons/mic.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import MonitorUp from 'lucide/dist/esm/icons/monitor-up.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';
import Bot from 'lucide/dist/esm/icons/bot.mjs';
import Video from 'lucide/dist/esm/icons/video.mjs';
import VideoOff from 'lucide/dist/esm/icons/video-off.mjs';
import Volume1 from 'lucide/dist/esm/icons/volume-1.mjs';
import VolumeX from 'lucide/dist/esm/icons/volume-x.mjs';
import WifiOff from 'lucide/dist/esm/icons/wifi-off.mjs';
import { icon, type Icon } from '../internal/icon.ts';
import { colorOf, initialsOf } from '../internal/initials.ts';
import { setStyle } from '../internal/set-style.ts';
import { shortName } from '../internal/short-name.ts';
import { weakSignal } from '../internal/weak-signal.ts';
import type { TextKey } from '../translations/fr.ts';
import type { Language, TextParams } from '../translations/translate.ts';

/** What a row is shown with, besides the participant's own state. */
export interface RowView {
  readonly participant: Participant;
  /** The number in the queue of hands, in that queue. */
  readonly place: number | undefined;
  /** How loud this person is here. */
  readonly volume: number;
  /** Id of what the row is called after. */
  readonly id: string;
  readonly language: Language;
  t(key: TextKey, params?: TextParams): string;
}

/** The name as it is shown and said. */
export function nameOf(participant: Participant, { name }: ParticipantState, t: RowView['t']): string {
  return shortName(name) || t(participant.isLocal ? 'tile.youUnnamed' : 'tile.unnamed');
}

/** Avatar, name, and what is to be known of somebody. */
export function renderParticipant(view: RowView, state: ParticipantState): TemplateResult {
  const { participant, place, id, t } = view;
  const isProgram = participant.kind === 'agent';
  const badge = isProgram ? t('people.program') : state.role === 'participant' ? '' : t(`people.${state.role}`);
  return html`
    ${place === undefined ? nothing : html`<span class="place" aria-hidden="true">${place}</span>`}
    <span class="avatar" aria-hidden="true" ${setStyle({ '--color': colorOf(participant.identity) })}>
      ${isProgram ? icon(Bot) : initialsOf(state.name) || icon(User)}
    </span>
    <span class="what" id=${id}>
      ${place === undefined ? nothing : html`<span class="hidden">${t('people.place', { place })}, </span>`}
      <span class="line">
        <bdi class="name" title=${shortName(state.name, 200)}>${nameOf(participant, state, t)}</bdi>
        ${participant.isLocal && state.name ? html`<span class="you">${t('people.you')}</span>` : nothing}
      </span>
      <span class="line details">
        ${badge ? html`<span class="hidden">, </span><span class="badge">${badge}</span>` : nothing} ${renderHand(view, state)}
        ${marksOf(view, state).map(([look, text, tone]) => html`<span class="mark ${tone ?? ''}">${icon(look)}<span class="hidden">, ${text}</span></span>`)}
        <span class="hidden speaks">, ${t('tile.speaking')}</span>
      </span>
    </span>
  `;
}

/** In the queue since when, elsewhere only that it is up. */
function renderHand({ place, t, language }: RowView, { handRaisedAt }: ParticipantState): unknown {
  if (handRaisedAt === undefined) return nothing;
  if (place === undefined) return html`<span class="mark hand">${icon(Hand)}<span class="hidden">, ${t('tile.handRaised')}</span></span>`;
  const at = new Date(handRaisedAt);
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
  return html`<span class="hidden">, ${t('tile.handRaised')}</span> <time class="since" datetime=${at.toISOString()}>${t('people.since', { time })}</time>`;
}

type Mark = readonly [look: Icon, text: string, tone?: 'off' | 'bad' | 'weak'];

function marksOf({ participant, volume, language, t }: RowView, { publications, quality }: ParticipantState): Mark[] {
  const { microphone, camera, screen } = publications;
  const isOn = (publication: typeof microphone) => publication !== undefined && !publication.muted;
  const marks: Mark[] = [];
  // Programs have neither, or say nothing by it.
  if (participant.kind === 'person' || microphone) marks.push(isOn(microphone) ? [Mic, t('people.microphoneOn')] : [MicOff, t('tile.microphoneOff'), 'off']);
  if (participant.kind === 'person' || camera) marks.push(isOn(camera) ? [Video, t('people.cameraOn')] : [VideoOff, t('tile.cameraOff'), 'off']);
  if (screen) marks.push([MonitorUp, t('people.sharing')]);
  if (quality === 'poor') marks.push([weakSignal, t('tile.poor'), 'weak']);
  if (quality === 'lost') marks.push([WifiOff, t('tile.lost'), 'bad']);
  if (volume === 0) marks.push([VolumeX, t('people.mutedForYou'), 'bad']);
  else if (volume < 1) marks.push([Volume1, t('people.quieterForYou', { volume: percentOf(volume, language) })]);
  return marks;
}

function percentOf(volume: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(volume);
}
