import { MeetingError } from '@visio-sdk/core';
import type { FakeMeetingInit, FakeParticipantInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, person, since } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Moderation', component: 'visio-participant-menu', parameters: { frame: { height: '36rem' } } };
export default meta;

type Story = StoryObj;

const everything = ['admit', 'mute', 'allow-sources', 'remove', 'set-role', 'lower-hands', 'spotlight', 'lock', 'end'] as const;

/** The menu of one person, opened, and then these pressed in it. */
const menu = (whom: FakeParticipantInit, selectors: string[] = ['.open'], init: FakeMeetingInit = {}, failure?: MeetingError): Story => ({
  render() {
    const fake = callWith([person(0, whom)], { capabilities: everything, ...init, local: { role: 'moderator', ...init.local } });
    if (failure) fake.failNextAction(failure);
    return make('visio-participant-menu', { meeting: fake.meeting, participant: fake.meeting.participants.get()[1] });
  },
  play: async (context) => {
    const { press } = await opened('visio-participant-menu', context);
    for (const selector of selectors) await press(selector);
  },
});

export const PersonClosed: Story = menu({}, []);
export const Person: Story = menu({});
export const PersonForWhoMayNothing: Story = menu({}, ['.open'], { capabilities: [], local: { role: 'participant' } });
export const PersonSilenced: Story = menu({}, ['.open', '[data-action=silence]'], { capabilities: [], local: { role: 'participant' } });
export const PersonWhereVolumesAreTheBrowsers: Story = menu({}, ['.open', '[data-action=silence]'], { capabilities: [], canSetVolume: false });
export const PersonWithHandUpAndScreen: Story = menu({ handRaisedAt: since, publishing: ['microphone', 'camera', 'screen'] });
export const PersonWhoMaySpeakOnly: Story = menu({ canPublish: ['microphone'], publishing: ['microphone'] });
export const Moderator: Story = menu({ role: 'moderator' });
export const ModeratorToAnOrganiser: Story = menu({ role: 'moderator' }, ['.open'], { local: { role: 'organiser' } });
export const OrganiserToAModerator: Story = menu({ role: 'organiser' });
export const Removing: Story = menu({}, ['.open', '[data-action=remove]']);
export const RemovingFails: Story = menu({}, ['.open', '[data-action=remove]', '[data-action=confirm]'], {}, new MeetingError('not-allowed'));
export const NameWithoutEnd: Story = menu({ name: 'Jean-Baptiste <b>de la Tour</b> '.repeat(12) });

/** What is done to the meeting as a whole. */
const whole = (init: FakeMeetingInit = {}, ...selectors: string[]): Story => ({
  render: () => make('visio-moderation-menu', { meeting: callWith(3, { capabilities: everything, ...init }).meeting }),
  play: async (context) => {
    const { press } = await opened('visio-moderation-menu', context);
    for (const selector of selectors) await press(selector);
  },
});

export const Meeting: Story = whole();
export const MeetingLocked: Story = whole({ roomState: { locked: true } });
export const MeetingWithHandsAndSpotlight: Story = whole({ participants: [person(0, { handRaisedAt: since })], roomState: { spotlight: 'person-0' } });
export const Ending: Story = whole({}, '[data-action=end]');
export const OnlyMuting: Story = whole({ capabilities: ['mute'] });
