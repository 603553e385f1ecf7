import { MeetingError } from '@visio-sdk/core';
import { reactionEmojis } from '@visio-sdk/core/reactions';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import type { VisioReactions } from './reactions.ts';

const joined = { state: 'joined', since: 1 } as const;

async function show(fake: FakeMeeting = createFakeMeeting({ connection: joined }), dir: 'ltr' | 'rtl' = 'ltr') {
  const box = await fixture<HTMLElement>(html`<div dir=${dir}><visio-reactions lang="en" .meeting=${fake.meeting}></visio-reactions></div>`);
  const element = box.querySelector('visio-reactions') as VisioReactions;
  await element.updateComplete;
  const buttons = () => [...element.renderRoot.querySelectorAll<HTMLElement>('button')];
  const focused = () => (element.shadowRoot!.activeElement as HTMLElement | null)?.dataset['emoji'];
  return { element, fake, buttons, focused };
}

describe('<visio-reactions>', () => {
  it('offers the eight of La Suite Meet by their names, and sends several without closing', async () => {
    const { element, fake, buttons } = await show();
    expect(buttons().map((one) => one.dataset['emoji'])).to.deep.equal(reactionEmojis);
    expect(buttons().map((one) => one.ariaLabel)).to.include.members(['Thumbs up', 'Applause', 'Thank you']);
    await expect(element).to.be.accessible();
    for (const index of [2, 2, 3]) buttons()[index]!.click();
    expect(fake.calls).to.deep.equal(['reactions.send clapping-hands', 'reactions.send clapping-hands', 'reactions.send red-heart']);
    expect(buttons()).to.have.length(8);
  });

  it('is one tab stop, and arrow keys go round inside it', async () => {
    const { element, fake, focused } = await show();
    element.focus();
    expect(focused()).to.equal('thumbs-up');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('clapping-hands');
    await sendKeys({ press: 'Enter' });
    expect(fake.calls).to.deep.equal(['reactions.send clapping-hands']);
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('thumbs-up');
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused()).to.equal('folded-hands');
    await element.updateComplete;
    expect(element.renderRoot.querySelectorAll('[tabindex="0"]')).to.have.length(1);
    // Escape is left to whoever shows it.
    let heard = false;
    element.addEventListener('keydown', (event) => (heard = !event.defaultPrevented));
    await sendKeys({ press: 'Escape' });
    expect(heard).to.equal(true);
  });

  it('goes the other way from right to left', async () => {
    const { element, focused } = await show(undefined, 'rtl');
    element.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused()).to.equal('thumbs-down');
  });

  it('is there only while one is in the meeting and may send messages', async () => {
    const fake = createFakeMeeting();
    const { element, buttons } = await show(fake);
    expect(buttons()).to.have.length(0);
    fake.setConnection(joined);
    await element.updateComplete;
    expect(buttons()).to.have.length(8);
    fake.local.set({ canPublishData: false });
    await element.updateComplete;
    expect(buttons()).to.have.length(0);
  });

  it('goes on when one is refused', async () => {
    const { fake, buttons } = await show();
    fake.meeting.reactions.send = () => Promise.reject(new MeetingError('too-many-requests'));
    buttons()[0]!.click();
    expect(buttons()).to.have.length(8);
  });

  it('has targets of 44 px, and fits 320 px', async () => {
    const { element, buttons } = await show();
    element.style.width = '300px';
    await element.updateComplete;
    for (const button of buttons()) expect(button.getBoundingClientRect().width).to.be.at.least(44);
    expect(element.scrollWidth).to.be.at.most(300);
  });
});
