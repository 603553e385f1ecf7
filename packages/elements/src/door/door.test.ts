import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { MeetingError, type WaitingPerson } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import './define.ts';
import type { VisioDoor } from './door.ts';

const joined = { state: 'joined', since: 1 } as const;
const waiting = (id: string, name = id, verified = false): WaitingPerson => ({ id, name, verified, since: 1 });

async function show(people: readonly WaitingPerson[], init: FakeMeetingInit = {}) {
  const fake: FakeMeeting = createFakeMeeting({ connection: joined, capabilities: ['admit'], waiting: people, ...init });
  const door = await fixture<VisioDoor>(html`<visio-door lang="en" .meeting=${fake.meeting}></visio-door>`);
  const find = (selector: string) => door.renderRoot.querySelector<HTMLElement>(selector);
  const press = async (selector: string) => {
    find(selector)!.click();
    await aTimeout(0);
    await door.updateComplete;
  };
  const names = () => [...door.renderRoot.querySelectorAll('bdi')].map((one) => one.textContent);
  return { fake, door, find, press, names };
}

describe('visio-door', () => {
  it('shows nothing to whoever may not let others in, nor while nobody waits', async () => {
    const { fake, door, find } = await show([waiting('ben')], { capabilities: ['mute'] });
    expect(find('section') === null).to.equal(true);
    fake.setCapabilities(['admit']);
    await door.updateComplete;
    expect(find('section') !== null).to.equal(true);
    fake.setWaiting([]);
    await door.updateComplete;
    expect(find('section') === null).to.equal(true);
  });

  it('shows one person at once, their name as text, and lets them in', async () => {
    const { fake, find, press, names } = await show([waiting('ben', '<b>Ben</b>')]);
    expect(names()).to.deep.equal(['<b>Ben</b>']);
    expect(find('[data-action=admit]')!.ariaLabel).to.equal('Admit <b>Ben</b>');
    await press('[data-action=admit]');
    expect(fake.calls).to.include('actions.admit ben');
    expect(find('section') === null).to.equal(true);
  });

  it('sends one away', async () => {
    const { fake, press } = await show([waiting('ben')]);
    await press('[data-action=deny]');
    expect(fake.calls).to.include('actions.deny ben');
  });

  it('counts several, lists them on request in order, and lets all in', async () => {
    const { fake, find, press, names } = await show([waiting('ben'), waiting('clea', 'Cléa', true), waiting('x', ' ')]);
    expect(find('.count')!.textContent).to.contain('3 people are waiting');
    expect(names()).to.deep.equal([]);
    await press('[aria-expanded]');
    expect(names()).to.deep.equal(['ben', 'Cléa', 'Someone without a name']);
    expect(find('.verified')!.textContent).to.contain('verified');
    fake.setWaiting([waiting('ben'), waiting('clea')], 250);
    await waitUntil(() => find('.more')?.textContent.includes('248'));
    await press('[data-action=admit-all]');
    expect(fake.calls).to.include('actions.admitAll');
  });

  it('is accessible, alone and as a list', async () => {
    const { door, press, fake } = await show([waiting('ben')]);
    await expect(door).to.be.accessible();
    fake.setWaiting([waiting('ben'), waiting('clea')]);
    await door.updateComplete;
    await press('[aria-expanded]');
    await expect(door).to.be.accessible();
  });

  it('cuts a name without end', async () => {
    const { names, find } = await show([waiting('ben', 'Ben '.repeat(2_500))]);
    expect(names()[0]!.length).to.be.lessThan(100);
    expect(find('bdi')!.title.length).to.be.at.most(201);
  });

  it('says what went wrong, unless somebody else was quicker', async () => {
    const { fake, press, find } = await show([waiting('ben'), waiting('clea')]);
    await press('[aria-expanded]');
    fake.failNextAction(new MeetingError('participant-gone'));
    await press('[data-action=admit]');
    expect(find('[role=alert]')!.textContent.trim()).to.equal('');
    fake.failNextAction(new MeetingError('server-unreachable'));
    await press('[data-action=admit]');
    expect(find('.problem')!.textContent).to.not.equal('');
    expect(fake.meeting.lobby.get().total).to.equal(2);
  });

  it('keeps the focus: on to the next person, then back to where it came from', async () => {
    const { fake, door, press, find } = await show([waiting('ben'), waiting('clea')]);
    const elsewhere = document.createElement('button');
    door.before(elsewhere);
    elsewhere.focus();
    await press('[aria-expanded]');
    find('[data-action=admit]')!.focus();
    await press('[data-action=admit]');
    expect(door.shadowRoot!.activeElement?.ariaLabel).to.equal('Admit clea');
    fake.setWaiting([]);
    await door.updateComplete;
    expect(document.activeElement === elsewhere).to.equal(true);
    elsewhere.remove();
  });

  it('says once, politely, that a group has come, and never takes the focus', async () => {
    const { fake, door } = await show([]);
    const before = document.activeElement;
    fake.setWaiting([waiting('ben')]);
    fake.setWaiting([waiting('ben'), waiting('clea')]);
    fake.setWaiting([waiting('ben'), waiting('clea'), waiting('dan')]);
    const said = () => [...door.renderRoot.querySelectorAll('.hidden[role=status] p')].map((one) => one.textContent);
    await waitUntil(() => said().length > 0, 'it is said', { timeout: 3_000 });
    expect(said()).to.deep.equal(['3 people are waiting to enter.']);
    expect(document.activeElement === before).to.equal(true);
  });
});
