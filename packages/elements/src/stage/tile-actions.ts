/** What the menu of a tile has besides what concerns the person: it is the stage that can do it. */
import type { Meeting, SelfView } from '@visio-sdk/core';
import type { Tile } from '@visio-sdk/core/layout';
import EyeOff from 'lucide/dist/esm/icons/eye-off.mjs';
import Grid from 'lucide/dist/esm/icons/grid-2x2.mjs';
import Maximize from 'lucide/dist/esm/icons/maximize.mjs';
import Minimize from 'lucide/dist/esm/icons/minimize.mjs';
import MonitorX from 'lucide/dist/esm/icons/monitor-x.mjs';
import PictureInPicture from 'lucide/dist/esm/icons/picture-in-picture-2.mjs';
import type { Action } from '../internal/action-list.ts';
import { isFullscreen, isFullscreenPossible, toggleFullscreen } from '../internal/fullscreen.ts';
import type { TextKey } from '../translations/fr.ts';

export interface TileActionParts {
  readonly meeting: Meeting | undefined;
  /** Where one sees oneself now. */
  readonly selfView: SelfView;
  t(key: TextKey): string;
  /** The tile's place on the stage. */
  item(): HTMLElement | undefined;
  chooseSelfView(view: SelfView): void;
}

const places = [
  { view: 'tile', icon: Grid, text: 'stage.selfTile' },
  { view: 'corner', icon: PictureInPicture, text: 'stage.selfCorner' },
  { view: 'hidden', icon: EyeOff, text: 'stage.selfHidden' },
] as const;

export function tileActions({ participant, source }: Tile, parts: TileActionParts): Action[] {
  if (source === 'screen') return [...fullscreenAction(parts), ...(participant.isLocal ? stopAction(parts) : [])];
  if (!participant.isLocal) return [];
  return places
    .filter(({ view }) => view !== parts.selfView)
    .map(({ view, icon, text }) => ({ id: `self-${view}`, label: parts.t(text), icon, run: async () => parts.chooseSelfView(view) }));
}

function fullscreenAction({ t, item }: TileActionParts): Action[] {
  const element = item();
  if (!element || !isFullscreenPossible()) return [];
  const isFull = isFullscreen(element);
  const label = t(isFull ? 'stage.leaveFullscreen' : 'stage.fullscreen');
  return [{ id: 'fullscreen', label, icon: isFull ? Minimize : Maximize, run: () => toggleFullscreen(element) }];
}

function stopAction({ t, meeting }: TileActionParts): Action[] {
  return [{ id: 'stop-sharing', label: t('toolbar.stopSharing'), icon: MonitorX, run: async () => meeting?.screenShare.stop() }];
}
