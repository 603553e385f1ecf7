import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { MeetingError, type Capability } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeetingInit, type FakeParticipantInit } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import type { VisioParticipantMenu } from './participant-menu.ts';

const all: readonly Capability[] = ['mute', 'allow-sources', 'remove', 'set-role', 'lower-hands', 'spotlight'];

async function show(whom: FakeParticipantInit = {}, init: FakeMeetingInit = {}) {
  const ben: FakeParticipantInit = { identity: 'ben', name: 'Ben', publishing: ['microphone', 'camera'], ...whom };
  const fake = createFakeMeeting({
    connection: { state: 'joined', since: 1 },
    capabilities: all,
    participants: [ben],
    ...init,
    local: { role: 'moderator', ...init.local },
  });
  const participant = fake.meeting.participants.get()[1];
  const menu = await fixture<VisioParticipantMenu>(
    html`<visio-participant-menu lang="en" .meeting=${fake.meeting} .participant=${participant}></visio-participant-menu>`,
  );
  const find = (selector: string) => menu.renderRoot.querySelector<HTMLElement>(selector);
  const press = async (selector: string) => {
    find(selector)!.click();
    await aTimeout(0);
    await menu.updateComplete;
  };
  const offered = () => [...menu.renderRoot.querySelectorAll<HTMLElement>('[data-action]')].map((one) => one.dataset['action']);
  const open = () => press('.open');
  return { fake, menu, find, press, offered, open, participant: participant! };
}

describe('visio-participant-menu', () => {
  it('is not there where nothing is allowed', async () => {
    expect((await show({}, { capabilities: ['raise-hand', 'admit'] })).find('.open') === null).to.equal(true);
    expect((await show({ kind: 'agent' })).find('.open') === null).to.equal(true);
  });

  it('offers what capabilities and roles allow, and no more', async () => {
    const cases: [FakeParticipantInit, FakeMeetingInit, string[]][] = [
      [{}, { capabilities: ['mute'] }, ['mute-microphone', 'mute-camera']],
      [{ muted: ['microphone'] }, { capabilities: ['mute'] }, ['mute-camera']],
      [{}, { capabilities: ['remove'] }, ['remove']],
      [{}, { capabilities: ['set-role'] }, ['role']],
      [{}, { capabilities: ['set-role'], local: { role: 'organiser' } }, ['role', 'organiser']],
      [{ role: 'organiser' }, { capabilities: ['set-role', 'remove', 'mute', 'spotlight'] }, ['spotlight']],
      [{ role: 'organiser' }, { capabilities: ['set-role'], local: { role: 'organiser' } }, ['organiser']],
      [{ handRaisedAt: 5 }, { capabilities: ['lower-hands'] }, ['lower-hand']],
      [{}, { capabilities: ['allow-sources'] }, ['allow-microphone', 'allow-camera', 'allow-screen']],
    ];
    for (const [whom, init, expected] of cases) {
      const { open, offered } = await show(whom, init);
      await open();
      expect(offered(), JSON.stringify([whom, init])).to.deep.equal(expected);
    }
  });

  it('does what is chosen, says so, and gives the focus back', async () => {
    const { fake, menu, find, press, open } = await show();
    await open();
    await press('[data-action=mute-microphone]');
    expect(fake.calls).to.include('actions.mute ben microphone');
    expect(find('dialog')!.hasAttribute('open')).to.equal(false);
    expect(find('[role=status]')!.textContent).to.contain('Mute');
    await waitUntil(() => menu.shadowRoot!.activeElement === find('.open'));
  });

  it('switches what one may send, and stays open for more', async () => {
    const { fake, find, press, open, participant } = await show();
    await open();
    expect(find('[data-action=allow-screen]')!.ariaChecked).to.equal('true');
    await press('[data-action=allow-screen]');
    expect(fake.calls).to.include('actions.allowSources ben microphone,camera');
    expect(participant.state.get().canPublish.includes('screen')).to.equal(false);
    expect(find('[data-action=allow-screen]')!.ariaChecked).to.equal('false');
    expect(find('dialog')!.hasAttribute('open')).to.equal(true);
  });

  it('asks before it removes somebody, with the answer that does nothing first', async () => {
    const { fake, menu, find, press, open } = await show({ name: 'Ben <b>' });
    await open();
    await press('[data-action=remove]');
    expect(find('.asked')!.textContent).to.contain('Ben <b>');
    expect(menu.shadowRoot!.activeElement?.textContent.trim()).to.equal('Cancel');
    expect(fake.calls).to.not.include('actions.remove ben');
    await press('[data-action=confirm]');
    expect(fake.calls).to.include('actions.remove ben');
  });

  it('says what went wrong and stays open', async () => {
    const { fake, find, press, open } = await show();
    await open();
    fake.failNextAction(new MeetingError('not-allowed'));
    await press('[data-action=mute-camera]');
    expect(find('.problem')!.textContent).to.not.equal('');
    expect(find('dialog')!.hasAttribute('open')).to.equal(true);
  });

  it('is used with the keyboard, and Escape closes nothing but itself', async () => {
    const { menu, find } = await show();
    let heard = 0;
    menu.addEventListener('keydown', ({ key }) => void (heard += Number(key === 'Escape')));
    find('.open')!.focus();
    await sendKeys({ press: 'Enter' });
    await aTimeout(50);
    const focused = () => (menu.shadowRoot!.activeElement as HTMLElement | null)?.dataset['action'];
    expect(focused()).to.equal('mute-microphone');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('mute-camera');
    await sendKeys({ press: 'End' });
    expect(focused()).to.equal('remove');
    await sendKeys({ press: 'Escape' });
    await menu.updateComplete;
    expect([find('dialog')!.hasAttribute('open'), heard]).to.deep.equal([false, 0]);
    await waitUntil(() => menu.shadowRoot!.activeElement === find('.open'));
  });

  it('is accessible, open and asking', async () => {
    const { menu, open, press } = await show({ handRaisedAt: 5 });
    await expect(menu).to.be.accessible();
    await open();
    await expect(menu).to.be.accessible();
    await press('[data-action=remove]');
    await expect(menu).to.be.accessible();
  });
});
