/** How loud one person is, for oneself alone: a slider, and a switch that silences. */
import type { Meeting, Participant } from '@visio-sdk/core';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import Volume2 from 'lucide/dist/esm/icons/volume-2.mjs';
import VolumeX from 'lucide/dist/esm/icons/volume-x.mjs';
import type { Action } from '../internal/action-list.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import type { TextKey } from '../translations/fr.ts';
import type { Language } from '../translations/translate.ts';

/**
 * What the slider was moved to, as long as it is not so yet: the first time a file has to come for it, and a slider must not
 * jump back under the finger.
 */
export class VolumeWish {
  readonly #host: ReactiveControllerHost;
  #asked = 0;
  #wanted: number | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get value(): number | undefined {
    return this.#wanted;
  }

  async set(volume: number, setVolume: (volume: number) => Promise<void>): Promise<void> {
    const mine = ++this.#asked;
    this.#wanted = volume;
    this.#host.requestUpdate();
    try {
      await setVolume(volume);
    } finally {
      if (mine === this.#asked) {
        this.#wanted = undefined;
        this.#host.requestUpdate();
      }
    }
  }
}

/** What a volume is shown with. */
export interface VolumeView {
  readonly speakers: Meeting['speakers'];
  readonly participant: Participant;
  /** Now, 0 to 1. */
  readonly volume: number;
  readonly wish: VolumeWish;
  readonly language: Language;
  t(key: TextKey): string;
}

/** How loud they were before they were silenced; a menu may be made anew meanwhile. */
const before = new WeakMap<Participant, number>();

/** The switch, which is there in every browser. */
export function silenceAction({ speakers, participant, volume, t }: VolumeView): Action {
  return {
    id: 'silence',
    label: t('participantMenu.silence'),
    checked: volume === 0,
    run: () => {
      if (volume > 0) before.set(participant, volume);
      return speakers.setVolume(participant.identity, volume === 0 ? (before.get(participant) ?? 1) : 0);
    },
  };
}

/** The slider, where the browser lets a page choose. */
export function renderVolume({ speakers, participant, wish, language, t, ...now }: VolumeView): TemplateResult {
  const volume = wish.value ?? now.volume;
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(volume);
  const set = ({ target }: Event) =>
    ignoreFailure(wish.set(Number((target as HTMLInputElement).value) / 100, (wanted) => speakers.setVolume(participant.identity, wanted)));
  return html`<label class="volume">
    ${icon(volume === 0 ? VolumeX : Volume2)}
    <span class="volume-name" id="volume">${t('participantMenu.volume')}</span>
    <span class="percent" aria-hidden="true">${percent}</span>
    <input
      type="range"
      min="0"
      max="100"
      step="5"
      aria-labelledby="volume"
      aria-valuetext=${percent}
      .value=${String(Math.round(volume * 100))}
      @input=${set}
    />
  </label>`;
}
