import { createFakeMeeting, createFakeParticipant, type FakeMeeting, type FakeMeetingInit, type FakeParticipant, type FakeParticipantInit } from '@visio-sdk/core/testing';
import { cameraPicture } from './pictures.ts';

/** When all stories take place, in ms since the epoch: 23 November 2026, 9:00 in Paris. */
export const since = Date.UTC(2026, 10, 23, 8);

const names = [
  'Amina Benali',
  'Bernard Le Goff',
  'Chloé Dubois',
  'Dominique Ferrand',
  'Élise Marchand',
  'Farid Haddad',
  'Gaëlle Kervella',
  'Hugo Lefèvre',
  'Inès Moreau',
  'Jean-Baptiste Rousseau',
  'Khadija Ouali',
  'Louis Petit',
  'Mathilde Garnier',
  'Nguyễn Thị Lan',
  'Olivier Blanchard',
  'Pauline Chevalier',
  'Quentin Masson',
  'Rose-Marie Hoarau',
  'Sébastien Faure',
  'Thérèse Robin',
  'Ulysse Brun',
  'Valérie Nicolas',
  'Wassim Trabelsi',
  'Xavier Lambert',
  'Yasmine Cherif',
  'Zoé Renard',
  'Anne-Sophie Colin',
  'Benoît Picard',
  'Camille Giraud',
];

/** The person with this number, always the same: every third without a camera, every fourth muted. */
export function person(index: number, change: FakeParticipantInit = {}): FakeParticipantInit {
  const hasCamera = index % 3 !== 2;
  return {
    identity: `person-${index}`,
    name: names[index % names.length]!,
    joinedAt: since + index * 1000,
    publishing: hasCamera ? ['microphone', 'camera'] : ['microphone'],
    ...(index % 4 === 3 ? { muted: ['microphone'] as const } : {}),
    streams: { camera: cameraPicture({ hue: (index * 67) % 360 }) },
    ...change,
  };
}

/** So many different people. */
export function people(count: number): FakeParticipantInit[] {
  return Array.from({ length: count }, (_, index) => person(index));
}

/** A participant alone, for tiles. */
export function participant(change: FakeParticipantInit = {}): FakeParticipant {
  return createFakeParticipant(person(0, change));
}

/** Oneself, camera and microphone on. */
export const me: FakeParticipantInit = { joinedAt: since - 1000, publishing: ['microphone', 'camera'] };

/** A meeting that one is in, with so many others. */
export function callWith(others: number | readonly FakeParticipantInit[], init: FakeMeetingInit = {}): FakeMeeting {
  const hue = 210;
  const fake = createFakeMeeting({
    connection: { state: 'joined', since },
    name: 'Sophie Martin',
    participants: typeof others === 'number' ? people(others) : others,
    cameraTrack: () => cameraTrack(hue),
    ...init,
    local: { ...me, streams: { camera: cameraPicture({ hue }) }, ...init.local },
  });
  fake.camera.setState({ status: 'on', deviceId: 'camera-1' });
  fake.microphone.setState({ status: 'on', deviceId: 'microphone-1' });
  return fake;
}

/** A meeting to come, with a camera that gives a picture. */
export function meetingToCome(init: FakeMeetingInit = {}): FakeMeeting {
  return createFakeMeeting({ cameraTrack: () => cameraTrack(210), ...init });
}

/** One's own camera. */
export function cameraTrack(hue: number): MediaStreamTrack {
  return cameraPicture({ hue, width: 640, height: 360 }).getVideoTracks()[0]!;
}
