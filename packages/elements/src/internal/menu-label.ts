import type { Participant } from '@visio-sdk/core';
import type { TileSource } from '@visio-sdk/core/layout';
import type { TextKey } from '../translations/fr.ts';
import type { TextParams } from '../translations/translate.ts';
import { shortName } from './short-name.ts';

/** What the menu of a tile is called. */
export function menuLabel({ isLocal, state }: Participant, source: TileSource, t: (key: TextKey, params?: TextParams) => string): string {
  const isScreen = source === 'screen';
  if (isLocal) return t(isScreen ? 'participantMenu.labelOwnScreen' : 'participantMenu.labelOwn');
  const name = shortName(state.get().name) || t('tile.unnamed');
  return t(isScreen ? 'participantMenu.labelScreen' : 'participantMenu.label', { name });
}
