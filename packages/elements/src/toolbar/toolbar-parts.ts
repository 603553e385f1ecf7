/** What the parts of the toolbar tell each other. */
import type { Layout, Meeting, Readable } from '@visio-sdk/core';
import type { CSSResultOrNative } from 'lit';
import type { ControlName } from '../internal/controls.ts';
import type { MeetingElement } from '../internal/meeting-element.ts';
import type { TextKey } from '../translations/fr.ts';
import type { Language, PluralKey } from '../translations/translate.ts';
import type { ButtonView, InputKind } from './buttons.ts';

/** What a button opens over the toolbar, by the control that opens it. */
export type PopupName = 'layout' | 'devices' | 'moderate' | 'reactions' | 'more' | InputKind;

/** The toolbar, as its late part sees it. */
export type ToolbarElement = MeetingElement & { readonly controls: string | null; readonly layout: Layout; readonly panel: string };

/** What the toolbar lends. */
export interface ToolbarParts {
  t(key: TextKey): string;
  plural(key: PluralKey, count: number): string;
  read<T>(readable: Readable<T>): T;
  language(): Language;
  load(name: PopupName): Promise<unknown>;
  /** The one of the first controls that may go behind `more`. */
  shareView(meeting: Meeting): ButtonView;
  readonly styles: readonly CSSResultOrNative[];
}

/** What a view is made from. */
export interface ViewContext {
  readonly meeting: Meeting;
  /** The panel beside the stage that is open. */
  readonly panel: string;
  t(key: TextKey): string;
  plural(key: PluralKey, count: number): string;
  read<T>(readable: Readable<T>): T;
  open(name: PopupName, event: MouseEvent): void;
  /** Whether the room fills the screen. */
  readonly isFullscreen: boolean;
  requestPanel(name: string): void;
  request(what: 'fullscreen' | 'shortcuts'): void;
}

type Opens = { readonly kind?: 'menu' | 'dialog'; readonly id: string; readonly isOpen?: boolean };

/** A button, but for what only the bar knows: its part, and whether what it opens is open. */
export type LateView = Omit<ButtonView, 'part' | 'opens'> & { readonly opens?: Opens };

/** A control in the menu `more`. */
export type MoreItem = LateView & { readonly name: ControlName };
