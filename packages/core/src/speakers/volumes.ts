import type { Speakers } from '../devices/device.ts';
import { createState } from '../reactive/readable.ts';
import { once } from '../support/once.ts';
import type { VolumeParts } from './keep-volumes.ts';

/** How loud others are here. What it takes is loaded when somebody first asks for it. */
export function createVolumes(participants: VolumeParts['participants'], transport: VolumeParts['transport']): Pick<Speakers, 'volumes' | 'setVolume' | 'canSetVolume'> {
  const parts = { volumes: createState<ReadonlyMap<string, number>>(new Map()), participants, transport };
  const keeper = once(async () => (await import('./keep-volumes.ts')).keepVolumes(parts));
  return {
    volumes: parts.volumes,
    setVolume: async (identity, volume) => (await keeper()).set(identity, volume),
    canSetVolume: async () => (await keeper()).canSet(),
  };
}
