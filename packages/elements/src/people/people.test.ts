import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeetingInit, type FakeParticipantInit } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import type { VisioPeople } from './people.ts';

const crowd = (count: number): FakeParticipantInit[] => Array.from({ length: count }, (_, index) => ({ identity: `p-${index}`, name: `Person ${index}` }));
const waiting = (id: string) => ({ id, name: id, verified: false, since: 1 });

async function show(participants: readonly FakeParticipantInit[], init: FakeMeetingInit = {}) {
  const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, name: 'Sophie', participants, ...init });
  const box = await fixture<HTMLElement>(html`<div></div>`);
  Object.assign(box.style, { height: '480px', width: '320px' });
  const people: VisioPeople = document.createElement('visio-people');
  Object.assign(people, { lang: 'en', meeting: fake.meeting });
  box.append(people);
  const settle = async () => {
    // Rows are measured once drawn, and placed by that.
    for (let i = 0; i < 3; i++) {
      await people.updateComplete;
      await nextFrame();
    }
  };
  await settle();
  const all = (selector: string) => [...people.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const find = (selector: string) => all(selector)[0];
  const names = (section: string) => all(`[aria-labelledby=section-${section}] .name`).map((one) => one.textContent);
  const search = async (text: string) => {
    const field = find('.search') as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const row = (name: string) => all('[data-row]').find((one) => one.querySelector('.name')?.textContent === name)!;
  const focused = () => people.shadowRoot!.activeElement?.querySelector('.name')?.textContent;
  const press = async (key: string) => {
    await sendKeys({ press: key });
    await settle();
  };
  return { fake, people, settle, all, find, names, search, row, focused, press };
}

describe('visio-people', () => {
  it('lists oneself first, then all by name as the language sorts them, whoever speaks', async () => {
    const { fake, people, names, settle, find } = await show([{ name: 'Zoé' }, { name: 'Émile' }, { name: 'Eva' }, { name: '' }, { name: 'Person 10' }, { name: 'Person 9' }]);
    const order = ['Sophie', 'Émile', 'Eva', 'Person 9', 'Person 10', 'Zoé', 'No name'];
    expect(names('room')).to.deep.equal(order);
    expect(find('.count')!.textContent).to.equal('7 people in the meeting');
    const zoe = fake.meeting.participants.get().find((one) => one.state.get().name === 'Zoé')! as ReturnType<typeof fake.addParticipant>;
    zoe.setSpeaking(true);
    await settle();
    expect(names('room')).to.deep.equal(order);
    zoe.set({ name: 'Abel' });
    fake.addParticipant({ name: 'Bea' });
    await settle();
    expect(names('room').slice(0, 3)).to.deep.equal(['Sophie', 'Abel', 'Bea']);
    await expect(people).to.be.accessible();
  });

  it('says of each what is to be known, names as text', async () => {
    const { fake, row, settle } = await show([
      { name: '<b>Ben</b>', role: 'moderator', publishing: ['microphone', 'camera', 'screen'], quality: 'poor' },
      { name: 'Captions', kind: 'agent', publishing: [] },
    ]);
    const said = (name: string) => row(name).querySelector('.what')!.textContent.replace(/\s+/g, ' ').replaceAll(' ,', ',').trim();
    expect(row('Sophie').getAttribute('aria-labelledby')).to.equal(row('Sophie').querySelector('.what')!.id);
    expect(said('Sophie')).to.equal('Sophie (you), microphone on, camera off, speaking');
    expect(said('<b>Ben</b>')).to.equal('<b>Ben</b>, moderator, microphone on, camera on, sharing their screen, weak connection, speaking');
    expect(getComputedStyle(row('Sophie').querySelector('.speaks')!).display, 'nobody speaks').to.equal('none');
    expect(said('Captions')).to.equal('Captions, program, speaking');
    await fake.meeting.speakers.setVolume(fake.meeting.participants.get()[1]!.identity, 0.5);
    await settle();
    expect(said('<b>Ben</b>')).to.contain('volume at 50% for you');
  });

  it('shows who speaks by a class, and draws nothing anew', async () => {
    const { fake, people, row } = await show([{ name: 'Ben' }]);
    let updates = 0;
    const update = people.requestUpdate.bind(people);
    people.requestUpdate = (...args) => {
      updates++;
      update(...args);
    };
    const ben = fake.meeting.participants.get()[1] as ReturnType<typeof fake.addParticipant>;
    ben.setSpeaking(true);
    expect(row('Ben').classList.contains('speaking')).to.equal(true);
    expect(getComputedStyle(row('Ben').querySelector('.speaks')!).display).to.not.equal('none');
    ben.setSpeaking(false);
    ben.setPublication('microphone', { muted: true });
    expect(row('Ben').querySelector('.off')!.textContent).to.contain('microphone off');
    expect(updates).to.equal(0);
  });

  it('searches, keeps the focus in the field, and says how many were found', async () => {
    const { people, find, names, search } = await show([{ name: 'Élise Marchand' }, { name: 'Ben' }]);
    const said = () => find('.hidden[role=status]')!.textContent.trim();
    find('.search')!.focus();
    const searched = search('marchand elise');
    expect(said(), 'not at each letter').to.equal('');
    await searched;
    expect(names('room')).to.deep.equal(['Élise Marchand']);
    expect(people.shadowRoot!.activeElement === find('.search')).to.equal(true);
    await waitUntil(() => said() === '1 person found.');
    await search('nobody');
    expect(find('.none')!.textContent).to.equal('Nobody matches “nobody”.');
    await waitUntil(() => said().includes('Nobody matches “nobody”.'));
    await expect(people).to.be.accessible();
  });

  it('empties the field on Escape, and only then lets it go to whoever closes the panel', async () => {
    const { people, find, names, search, press } = await show([{ name: 'Ben' }]);
    let escapes = 0;
    people.addEventListener('keydown', ({ key }) => key === 'Escape' && escapes++);
    find('.search')!.focus();
    await search('zzz');
    await press('Escape');
    expect(names('room')).to.deep.equal(['Sophie', 'Ben']);
    expect(escapes).to.equal(0);
    await press('Escape');
    expect(escapes).to.equal(1);
  });

  it('lets the page hear nothing of what is typed in the field', async () => {
    const { people, find } = await show([{ name: 'Ben' }]);
    const heard: string[] = [];
    for (const type of ['keydown', 'keyup', 'input', 'paste']) people.addEventListener(type, (event) => heard.push(event.type));
    find('.search')!.focus();
    await sendKeys({ type: 'mvh' });
    expect((find('.search') as HTMLInputElement).value).to.equal('mvh');
    expect(heard).to.deep.equal([]);
  });

  it('queues hands in order, with number and since when', async () => {
    const { fake, all, names, settle } = await show([
      { identity: 'ben', name: 'Ben', handRaisedAt: Date.UTC(2026, 10, 23, 8, 5) },
      { identity: 'ana', name: 'Ana', handRaisedAt: Date.UTC(2026, 10, 23, 8, 4) },
    ]);
    expect(names('hands')).to.deep.equal(['Ana', 'Ben']);
    expect(names('room'), 'all are in the room as well').to.deep.equal(['Sophie', 'Ana', 'Ben']);
    expect(all('.place').map((one) => one.textContent)).to.deep.equal(['1', '2']);
    expect(all('time').map((one) => one.getAttribute('datetime'))).to.deep.equal(['2026-11-23T08:04:00.000Z', '2026-11-23T08:05:00.000Z']);
    expect(all('.lower'), 'nobody may lower them').to.have.length(0);
    fake.setCapabilities(['lower-hands']);
    await settle();
    all('.lower')[0]!.click();
    await settle();
    expect(fake.calls).to.include('actions.lowerHand ana');
    expect(names('hands')).to.deep.equal(['Ben']);
    expect(all('.place').map((one) => one.textContent)).to.deep.equal(['1']);
    all('[data-action=lower-hands]')[0]!.click();
    await settle();
    expect(fake.calls).to.include('actions.lowerHands');
    expect(names('hands')).to.deep.equal([]);
  });

  it('lets one lower one’s own hand', async () => {
    const { fake, find, settle } = await show([], { local: { handRaisedAt: 5 }, capabilities: ['raise-hand'] });
    expect(find('.lower')!.ariaLabel).to.equal('Lower my hand');
    find('.lower')!.click();
    await settle();
    expect(fake.calls).to.include('actions.setHandRaised false');
  });

  it('offers to moderators what is about all people, and says what went wrong', async () => {
    const { fake, all, find, settle } = await show([{ name: 'Ben' }], { capabilities: ['mute', 'lock', 'end', 'lower-hands'] });
    expect(all('.actions [data-action]').map((one) => one.dataset['action'])).to.deep.equal(['mute-all']);
    fake.failNextAction(new MeetingError('server-unreachable'));
    find('[data-action=mute-all]')!.click();
    await settle();
    expect(find('.actions .problem')!.textContent).to.not.equal('');
    fake.setCapabilities([]);
    await settle();
    expect(find('.actions') === undefined).to.equal(true);
  });

  it('shows those at the door to whoever may let them in, and passes the focus on', async () => {
    const { fake, people, names, find, settle, row, press, focused } = await show([{ name: 'Ben' }], { waiting: [waiting('dan'), waiting('eve')] });
    expect(names('waiting')).to.deep.equal([]);
    fake.setCapabilities(['admit']);
    await settle();
    expect(names('waiting')).to.deep.equal(['dan', 'eve']);
    row('dan').focus();
    await settle();
    await press('Tab');
    expect(people.shadowRoot!.activeElement!.ariaLabel).to.equal('Admit dan');
    await press('Enter');
    expect(fake.calls).to.include('actions.admit dan');
    expect(focused()).to.equal('eve');
    row('eve').querySelector<HTMLElement>('[data-action=deny]')!.click();
    await settle();
    expect(fake.calls).to.include('actions.deny eve');
    expect(find('#section-waiting') === undefined).to.equal(true);
  });

  it('has only what is seen of a thousand people in the document, numbered as if all were there', async () => {
    const { people, all, find, settle } = await show(crowd(1_000));
    expect(find('#section-room')!.textContent).to.equal('In the meeting (1001)');
    expect(all('.row').length).to.be.within(6, 30);
    const scroller = find('.scroller')!;
    expect(scroller.scrollHeight).to.be.greaterThan(40_000);
    scroller.scrollTop = scroller.scrollHeight / 2;
    await waitUntil(() => all('.row').some((one) => Number(one.ariaPosInSet) > 450));
    await settle();
    expect(all('.row').length).to.be.within(6, 30);
    for (const one of all('.row')) {
      expect(one.ariaSetSize).to.equal('1001');
      const name = one.querySelector('.name')!.textContent;
      if (name !== 'Sophie') expect(name).to.equal(`Person ${Number(one.ariaPosInSet) - 2}`);
    }
    await expect(people).to.be.accessible();
  });

  it('is one tab stop, and goes by arrows, Page Up and Down, Home and End', async () => {
    const { people, find, row, focused, press, all } = await show(crowd(1_000));
    find('.search')!.focus();
    await press('Tab');
    expect(focused()).to.equal('Sophie');
    await press('Tab');
    expect(people.shadowRoot!.activeElement === row('Sophie').querySelector('visio-participant-menu')).to.equal(true);
    await press('Tab');
    expect(people.shadowRoot!.activeElement === null, 'beyond the list').to.equal(true);
    row('Sophie').focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(focused()).to.equal('Person 0');
    expect(all('[data-row][tabindex="0"]')).to.have.length(1);
    await press('PageDown');
    expect(Number(focused()!.replace('Person ', ''))).to.be.within(3, 12);
    await press('End');
    expect(focused()).to.equal('Person 999');
    await waitUntil(() => row('Person 999').getBoundingClientRect().bottom <= find('.scroller')!.getBoundingClientRect().bottom + 1, 'in sight');
    await press('PageUp');
    await press('ArrowUp');
    expect(Number(focused()!.replace('Person ', ''))).to.be.within(980, 997);
    await press('Home');
    expect(focused()).to.equal('Sophie');
    await waitUntil(() => find('.scroller')!.scrollTop === 0, 'with the heading');
  });

  it('keeps the focus on whoever is scrolled away, and passes it on when they leave', async () => {
    const { fake, find, row, all, focused, settle, press, people } = await show(crowd(200));
    row('Person 1').focus();
    find('.scroller')!.scrollTop = 5_000;
    await waitUntil(() => all('.row').some((one) => Number(one.ariaPosInSet) > 60));
    await settle();
    expect(focused()).to.equal('Person 1');
    fake.removeParticipant('p-1');
    await waitUntil(() => focused() === 'Person 2');
    await press('ArrowDown');
    expect(focused()).to.equal('Person 3');
    for (let i = 0; i < 200; i++) fake.removeParticipant(`p-${i}`);
    await waitUntil(() => focused() === 'Sophie');
    expect(people.shadowRoot!.activeElement !== null).to.equal(true);
  });

  it('opens the menu of a person by keyboard, and keys in it move no row', async () => {
    const { find, row, press, focused, people } = await show([{ name: 'Ben' }, { name: 'Cléa' }]);
    find('.search')!.focus();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(focused()).to.equal('Ben');
    await press('Tab');
    const menu = row('Ben').querySelector('visio-participant-menu')!;
    expect(people.shadowRoot!.activeElement === menu).to.equal(true);
    await press('Enter');
    await waitUntil(() => menu.shadowRoot!.querySelector('dialog')!.open);
    await press('ArrowDown');
    await press('End');
    await press('Escape');
    await waitUntil(() => !menu.shadowRoot!.querySelector('dialog')!.open);
    expect(people.shadowRoot!.activeElement === menu).to.equal(true);
    await press('ArrowDown');
    expect(focused()).to.equal('Cléa');
  });

  it('works no longer than 50 ms at once while fifty a second of a thousand begin or cease to speak', async () => {
    const { fake } = await show(crowd(1_000));
    await aTimeout(300);
    const everybody = fake.meeting.participants.get() as readonly ReturnType<typeof fake.addParticipant>[];
    let long: number[] = [];
    // The clock is the machine's: another program's turn makes a task long too, but not in each of four rounds.
    for (let round = 0; round < 4; round++) {
      long = [];
      const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
      observer.observe({ type: 'longtask' });
      for (let turn = 0; turn < 50; turn++) {
        const one = everybody[1 + (((round * 50 + turn) * 389) % 1_000)]!;
        one.setSpeaking(!one.speaking.get());
        await aTimeout(20);
      }
      observer.disconnect();
      if (long.length === 0) break;
    }
    expect(long).to.deep.equal([]);
  });

  it('shows nothing outside a meeting, and the next one without the old search', async () => {
    const { fake, find, search, settle, names } = await show([{ name: 'Ben' }]);
    await search('zzz');
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settle();
    expect(find('.people') === undefined).to.equal(true);
    fake.setConnection({ state: 'joined', since: 2 });
    await settle();
    expect(names('room')).to.deep.equal(['Sophie', 'Ben']);
  });
});
