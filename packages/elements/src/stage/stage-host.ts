import type { Choices, Meeting, SelfView } from '@visio-sdk/core';
import type { Corner } from '@visio-sdk/core/layout';
import type { LitElement } from 'lit';
import type { TextKey, Texts } from '../translations/fr.ts';
import type { Language, TextParams } from '../translations/translate.ts';

/** What the stage lends to what comes late. */
export interface StageHost {
  readonly element: LitElement & { readonly meeting: Meeting | undefined; readonly texts: Partial<Texts> | undefined; page: number; choice: Choices };
  readonly language: () => Language;
  readonly t: (key: TextKey, params?: TextParams) => string;
  /** Somebody may have taken the floor. */
  readonly onSpeech: () => void;
}

/** Where one sees oneself, as chosen or as the page says. */
export interface OwnView {
  readonly selfView: SelfView;
  readonly corner?: Corner | undefined;
}
