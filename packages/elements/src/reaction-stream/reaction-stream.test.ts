import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import './define.ts';
import { quietFor } from '../internal/large-room.ts';
import type { VisioReactionStream } from './reaction-stream.ts';

const joined = { state: 'joined', since: 1 } as const;

async function show(fake: FakeMeeting = createFakeMeeting({ connection: joined })) {
  const box = await fixture<HTMLElement>(html`<div>
    <visio-reaction-stream lang="en" .meeting=${fake.meeting}></visio-reaction-stream>
  </div>`);
  box.style.cssText = 'position: relative; width: 600px; height: 400px';
  const element = box.querySelector('visio-reaction-stream') as VisioReactionStream;
  await element.updateComplete;
  const shown = () => [...element.renderRoot.querySelectorAll<HTMLElement>('.reaction')].map((one) => `${one.querySelector('.name')!.textContent}: ${one.dataset['emoji']}`);
  const said = () => element.renderRoot.querySelector('[role=status]')!.textContent.trim();
  return { element, fake, shown, said };
}

describe('<visio-reaction-stream>', () => {
  it('shows each with the name of who gave it, as text, until it is over', async () => {
    const { element, fake, shown } = await show();
    const ana = fake.addParticipant({ identity: 'ana', name: '<b>Ana</b>' });
    fake.addReaction(ana, 'red-heart');
    await fake.meeting.reactions.send('thumbs-up');
    await element.updateComplete;
    expect(shown()).to.deep.equal(['<b>Ana</b>: red-heart', 'You: thumbs-up']);
    await expect(element).to.be.accessible();
    fake.clearReactions();
    await element.updateComplete;
    expect(shown()).to.deep.equal([]);
  });

  it('lets clicks through, and draws no wall', async () => {
    const { element, fake, shown } = await show();
    const ana = fake.addParticipant({ identity: 'ana', name: 'Ana' });
    for (let count = 0; count < 50; count++) fake.addReaction(ana, 'party-popper');
    await element.updateComplete;
    expect(shown()).to.have.length(20);
    expect(getComputedStyle(element.renderRoot.querySelector('.reaction')!).pointerEvents).to.equal('none');
  });

  it('says who gave what, many as a number, and seldom', async () => {
    const { fake, said } = await show();
    const ana = fake.addParticipant({ identity: 'ana', name: 'Ana' });
    const ben = fake.addParticipant({ identity: 'ben', name: 'Ben' });
    fake.addReaction(ana, 'clapping-hands');
    fake.addReaction(ana, 'clapping-hands');
    await fake.meeting.reactions.send('thumbs-up');
    await aTimeout(1_200);
    expect(said()).to.equal('Ana: applause');
    for (let count = 0; count < 10; count++) fake.addReaction(count % 2 ? ana : ben, 'clapping-hands');
    await aTimeout(1_200);
    expect(said(), 'not yet').to.equal('Ana: applause');
    await aTimeout(4_000);
    expect(said()).to.contain('10 reactions');
  });

  it('is the quieter the more people there are', () => {
    expect([2, 10, 11, 50, 51, 1000].map((people) => quietFor(people, 5_000))).to.deep.equal([5_000, 5_000, 15_000, 15_000, 30_000, 30_000]);
  });
});
