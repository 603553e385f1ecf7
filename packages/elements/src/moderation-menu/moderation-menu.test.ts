import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import './define.ts';
import type { VisioModerationMenu } from './moderation-menu.ts';

async function show(init: FakeMeetingInit = {}) {
  const fake = createFakeMeeting({
    connection: { state: 'joined', since: 1 },
    capabilities: ['mute', 'lower-hands', 'spotlight', 'lock', 'end'],
    participants: [{ identity: 'ben', name: 'Ben' }],
    ...init,
  });
  const menu = await fixture<VisioModerationMenu>(html`<visio-moderation-menu lang="en" .meeting=${fake.meeting}></visio-moderation-menu>`);
  let closed = 0;
  menu.addEventListener('close', () => void closed++);
  const find = (selector: string) => menu.renderRoot.querySelector<HTMLElement>(selector);
  const press = async (selector: string) => {
    find(selector)!.click();
    await aTimeout(0);
    await menu.updateComplete;
  };
  const offered = () => [...menu.renderRoot.querySelectorAll<HTMLElement>('[data-action]')].map((one) => one.dataset['action']);
  return { fake, menu, find, press, offered, closed: () => closed };
}

describe('visio-moderation-menu', () => {
  it('offers what is allowed and of use now', async () => {
    const { fake, menu, offered } = await show();
    expect(offered()).to.deep.equal(['mute-all', 'lock', 'end']);
    fake.addParticipant({ identity: 'clea', handRaisedAt: 5 });
    fake.setRoomState({ spotlight: 'ben' });
    await menu.updateComplete;
    expect(offered()).to.deep.equal(['mute-all', 'lower-hands', 'spotlight', 'lock', 'end']);
    fake.setCapabilities(['lock']);
    await menu.updateComplete;
    expect(offered()).to.deep.equal(['lock']);
  });

  it('does what is chosen and closes', async () => {
    const { fake, press, closed } = await show();
    await press('[data-action=mute-all]');
    expect(fake.calls).to.include('actions.muteAll microphone');
    expect(closed()).to.equal(1);
  });

  it('locks and unlocks as the room stands', async () => {
    const { fake, find, press } = await show();
    await press('[data-action=lock]');
    expect(fake.calls).to.include('actions.setLocked true');
    expect(find('.note')!.textContent).to.contain('locked');
    await press('[data-action=lock]');
    expect(fake.calls).to.include('actions.setLocked false');
    expect(find('.note') === null).to.equal(true);
  });

  it('asks before it ends the meeting for everybody', async () => {
    const { fake, press, closed } = await show();
    await press('[data-action=end]');
    expect(fake.calls).to.not.include('actions.end');
    await press('.answers .button:not([data-action])');
    await press('[data-action=end]');
    await press('[data-action=confirm]');
    expect(fake.calls).to.include('actions.end');
    expect(closed()).to.equal(1);
  });

  it('says what went wrong and stays', async () => {
    const { fake, find, press, closed } = await show();
    fake.failNextAction(new MeetingError('server-unreachable'));
    await press('[data-action=lock]');
    expect(find('.problem')!.textContent).to.not.equal('');
    expect(closed()).to.equal(0);
  });

  it('is accessible, and closed by Escape', async () => {
    const { menu, press, find, closed } = await show();
    await expect(menu).to.be.accessible();
    await press('[data-action=end]');
    await expect(menu).to.be.accessible();
    find('.panel')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(closed()).to.equal(1);
  });
});
