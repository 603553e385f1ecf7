import type { Meeting } from '@visio-sdk/core';

const chosen = new WeakMap<Meeting, 'on' | 'off'>();

/** Whether the person wants sounds of notices: as chosen in this meeting, else as remembered, else yes. */
export function wantsSounds(meeting: Meeting): boolean {
  return (chosen.get(meeting) ?? meeting.choices.read().sounds) !== 'off';
}

/** Chooses for this meeting, and for later ones where the device may remember. */
export function chooseSounds(meeting: Meeting, isOn: boolean): void {
  const sounds = isOn ? 'on' : 'off';
  chosen.set(meeting, sounds);
  meeting.choices.write({ sounds });
}

const silenced = new WeakSet<Meeting>();

/** The page lets notices of this meeting make sounds, or has none: then there is nothing to choose. */
export function offerSounds(meeting: Meeting, isOffered: boolean): void {
  if (isOffered) silenced.delete(meeting);
  else silenced.add(meeting);
}

/** Whether a person has the choice. */
export function areSoundsOffered(meeting: Meeting): boolean {
  return !silenced.has(meeting);
}
