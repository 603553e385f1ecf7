export { type FakeInput } from './fake-devices.ts';
export { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from './fake-meeting.ts';
export { createFakeParticipant, type FakeParticipant, type FakeParticipantInit } from './fake-participant.ts';
