/** What befalls a person in a meeting. Apart, since nothing of it is needed for the first picture. */
export { watchSituations } from './situations.ts';
export type { Situation, SituationCode, SituationMeeting, SituationOptions } from './types.ts';
