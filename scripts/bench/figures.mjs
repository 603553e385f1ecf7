import { measureCrowd } from './crowd.mjs';
import { measureDoor } from './door.mjs';
import { measureJoin, measurePress } from './join.mjs';
import { measureMemory } from './memory.mjs';
import { measureThousand } from './thousand.mjs';

/** What can be measured, by the word that chooses it. */
export const figures = {
  join: { measure: measureJoin, usualRuns: 15 },
  press: { measure: measurePress, usualRuns: 15 },
  memory: { measure: measureMemory, usualRuns: 1 },
  crowd: { measure: measureCrowd, usualRuns: 3 },
  door: { measure: measureDoor, usualRuns: 3 },
  thousand: { measure: measureThousand, usualRuns: 3 },
};
