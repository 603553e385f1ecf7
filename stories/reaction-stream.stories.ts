import { reactionEmojis } from '@visio-sdk/core/reactions';
import type { FakeMeeting, FakeParticipant } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { pass } from './support/clock.ts';
import { callWith, person } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Reaction stream', component: 'visio-reaction-stream', parameters: { frame: { height: '24rem' } } };
export default meta;

type Story = StoryObj;

/** Reactions of a meeting with some people, who do this once it is shown. */
const stream = (happen: (fake: FakeMeeting, people: readonly FakeParticipant[]) => void): Story => {
  let fake: FakeMeeting | undefined;
  return {
    render() {
      fake = callWith(0);
      return make('visio-reaction-stream', { meeting: fake.meeting });
    },
    play: async (context) => {
      await opened('visio-reaction-stream', context);
      const people = [0, 1, 2, 3].map((index) => fake!.addParticipant(person(index)));
      happen(fake!, people);
      pass(1_500);
      await opened('visio-reaction-stream', context);
    },
  };
};

export const Nothing: Story = stream(() => {});
export const One: Story = stream((fake, [first]) => fake.addReaction(first!, 'clapping-hands'));
export const OnesOwn: Story = stream((fake) => fake.addReaction(fake.local, 'red-heart'));
/** Each of them once, from four people: said as a number. */
export const Several: Story = stream((fake, people) => reactionEmojis.forEach((emoji, index) => fake.addReaction(people[index % 4]!, emoji)));
/** Of fifty the last twenty are drawn. */
export const Applause: Story = stream((fake, people) => {
  for (let count = 0; count < 50; count++) fake.addReaction(people[count % 4]!, 'clapping-hands');
});
export const LongName: Story = stream((fake) =>
  fake.addReaction(fake.addParticipant({ identity: 'long', name: 'Marie-Antoinette de la Rochefoucauld-Montbel <b>' }), 'folded-hands'),
);
