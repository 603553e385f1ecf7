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
  it('is not there for a program that is not heard, nor outside the meeting', async () => {
    expect((await show({ kind: 'agent', publishing: [] })).find('.open') === null).to.equal(true);
    const { fake, menu, find } = await show();
    fake.setConnection({ state: 'ended', reason: 'left' });
    await menu.updateComplete;
    expect(find('.open') === null).to.equal(true);
  });

  it('lets anybody pin a person, and unpin them', async () => {
    const { fake, menu, find, press, offered, open } = await show({}, { capabilities: [] });
    await open();
    expect(offered()).to.deep.equal(['silence', 'pin']);
    await press('[data-action=pin]');
    expect(fake.meeting.pinned.get()).to.equal('ben');
    expect(find('dialog')!.hasAttribute('open')).to.equal(false);
    await waitUntil(() => menu.shadowRoot!.activeElement === find('.open'));
    await open();
    expect(find('[data-action=pin]')!.textContent).to.contain('Unpin');
    await press('[data-action=pin]');
    expect(fake.meeting.pinned.get()).to.equal(undefined);
  });

  it('says no more of a shared screen than concerns it', async () => {
    const { menu, find, open, offered } = await show({ name: 'Ben', publishing: ['microphone', 'camera', 'screen'], handRaisedAt: 5 });
    menu.source = 'screen';
    await menu.updateComplete;
    expect(find('.open')!.ariaLabel).to.equal('Actions for the screen of Ben');
    await open();
    expect(offered()).to.deep.equal(['pin', 'mute-screen']);
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
      expect(offered().filter((id) => id !== 'pin' && id !== 'silence'), JSON.stringify([whom, init])).to.deep.equal(expected);
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
    expect(focused()).to.equal('silence');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('pin');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('mute-microphone');
    await sendKeys({ press: 'End' });
    expect(focused()).to.equal('remove');
    await sendKeys({ press: 'Escape' });
    await menu.updateComplete;
    expect([find('dialog')!.hasAttribute('open'), heard]).to.deep.equal([false, 0]);
    await waitUntil(() => menu.shadowRoot!.activeElement === find('.open'));
  });

  it('sets how loud one person is here, by a slider that says percent', async () => {
    const { fake, menu, find, open } = await show({}, { capabilities: [] });
    await open();
    const slider = find('input[type=range]') as HTMLInputElement;
    expect(slider.getAttribute('aria-valuetext')).to.equal('100%');
    slider.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await menu.updateComplete;
    expect(fake.meeting.speakers.volumes.get().get('ben')).to.equal(0.9);
    expect([slider.getAttribute('aria-valuetext'), find('.percent')!.textContent]).to.deep.equal(['90%', '90%']);
    await sendKeys({ press: 'Home' });
    await menu.updateComplete;
    expect(fake.meeting.speakers.volumes.get().get('ben')).to.equal(0);
    expect(find('[data-action=silence]')!.ariaChecked).to.equal('true');
    await expect(menu).to.be.accessible();
  });

  it('keeps the slider where it was moved to while it is not that loud yet', async () => {
    const { fake, menu, find, open } = await show({}, { capabilities: [] });
    const { speakers } = fake.meeting;
    const wishes: (() => void)[] = [];
    const { setVolume } = speakers;
    Object.assign(speakers, {
      setVolume: (identity: string, volume: number) => new Promise<void>((resolve) => wishes.push(() => resolve(setVolume(identity, volume)))),
    });
    await open();
    const slider = find('input[type=range]') as HTMLInputElement;
    slider.focus();
    for (let i = 0; i < 3; i++) await sendKeys({ press: 'ArrowLeft' });
    wishes[0]!();
    await aTimeout(0);
    await menu.updateComplete;
    expect([speakers.volumes.get().get('ben'), slider.value]).to.deep.equal([0.95, '85']);
    wishes[1]!();
    wishes[2]!();
    await aTimeout(0);
    await menu.updateComplete;
    expect([speakers.volumes.get().get('ben'), slider.value, find('.percent')!.textContent]).to.deep.equal([0.85, '85', '85%']);
  });

  it('silences one person here, and lets them be heard as before', async () => {
    const { fake, find, press, open } = await show({}, { capabilities: [] });
    const volume = () => fake.meeting.speakers.volumes.get().get('ben');
    await fake.meeting.speakers.setVolume('ben', 0.4);
    await open();
    await press('[data-action=silence]');
    expect([volume(), find('[data-action=silence]')!.ariaChecked]).to.deep.equal([0, 'true']);
    expect((find('input[type=range]') as HTMLInputElement).value).to.equal('0');
    await press('[data-action=silence]');
    expect([volume(), find('[data-action=silence]')!.ariaChecked]).to.deep.equal([0.4, 'false']);
  });

  it('offers silence alone where the browser lets no page choose a volume', async () => {
    const { find, open, offered } = await show({}, { capabilities: [], canSetVolume: false });
    await open();
    await waitUntil(() => find('input[type=range]') === null);
    expect(offered()).to.deep.equal(['silence', 'pin']);
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
