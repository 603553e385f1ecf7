import { createFakeMeeting, type FakeMeeting, type FakeParticipantInit } from '@visio-sdk/core/testing';
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
// What comes late in a page is here from the start, so that no test waits for files.
import '../participant-menu/define.ts';
import '../translations/fr-late.ts';
import './define.ts';
import './stage-controls.ts';
import type { VisioStage } from './stage.ts';

const people = (count: number, more: FakeParticipantInit = {}): FakeParticipantInit[] =>
  Array.from({ length: count }, (_, index) => ({ identity: `p${index + 1}`, name: `Personne ${index + 1}`, publishing: ['camera', 'microphone'], ...more }));

function meetingOf(others: readonly FakeParticipantInit[]): FakeMeeting {
  return createFakeMeeting({
    connection: { state: 'joined', since: 0 },
    name: 'Claire',
    local: { identity: 'me', name: 'Claire', publishing: ['camera', 'microphone'] },
    participants: others,
  });
}

async function stageOf(fake: FakeMeeting, width = 1000, height = 600): Promise<VisioStage> {
  const box = await fixture<HTMLElement>(html`
    <div style="width:${width}px;height:${height}px">
      <visio-stage lang="fr" theme="light" .meeting=${fake.meeting}></visio-stage>
    </div>
  `);
  const stage = box.querySelector('visio-stage')!;
  // Tiles come once the stage has measured itself.
  if (fake.meeting.participants.get().length > 0) {
    await waitUntil(() => tiles(stage).length > 0);
    // What comes after the first picture.
    await waitUntil(() => stage.shadowRoot!.querySelector('.said'), 'the controls come', { timeout: 5000 });
  }
  await settled(stage);
  return stage;
}

async function settled(stage: VisioStage): Promise<void> {
  await nextFrame();
  await nextFrame();
  await stage.updateComplete;
}

const tiles = (stage: VisioStage) => [...stage.shadowRoot!.querySelectorAll('visio-tile')];
const shown = (stage: VisioStage) =>
  tiles(stage)
    .map((tile) => (tile.source === 'screen' ? 'screen:' : '') + tile.participant!.identity)
    .join(' ');
const button = (stage: VisioStage, name: string) => stage.shadowRoot!.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)!;
const place = (stage: VisioStage, identity: string) =>
  tiles(stage).find((tile) => tile.participant!.identity === identity)!.parentElement!;

describe('<visio-stage>', () => {
  it('numbers raised hands when there are several', async () => {
    const fake = meetingOf(people(3));
    const [first, second] = fake.meeting.participants.get().slice(1) as ReturnType<typeof fake.addParticipant>[];
    const stage = await stageOf(fake);
    const numbers = () => tiles(stage).map((tile) => tile.shadowRoot!.querySelector('.hand')?.textContent);
    first!.set({ handRaisedAt: 20 });
    await settled(stage);
    expect(numbers()).to.deep.equal([undefined, '', undefined, undefined]);
    second!.set({ handRaisedAt: 10 });
    await settled(stage);
    expect(numbers()).to.deep.equal([undefined, '2', '1', undefined]);
  });

  it('shows everybody in a list, oneself first', async () => {
    const stage = await stageOf(meetingOf(people(3)));
    expect(shown(stage)).to.equal('me p1 p2 p3');
    const list = stage.shadowRoot!.querySelector('ul')!;
    expect(list.getAttribute('role')).to.equal('list');
    expect(list.getAttribute('aria-label')).to.equal('Participants');
    await expect(stage).to.be.accessible();
  });

  it('puts every tile inside itself, none over another', async () => {
    const stage = await stageOf(meetingOf(people(4)));
    const frame = stage.getBoundingClientRect();
    const boxes = tiles(stage).map((tile) => tile.getBoundingClientRect());
    for (const [index, box] of boxes.entries()) {
      expect(box.left).to.be.at.least(frame.left);
      expect(box.right).to.be.at.most(frame.right);
      expect(box.bottom).to.be.at.most(frame.bottom);
      expect(box.width).to.be.greaterThan(200);
      for (const other of boxes.slice(index + 1)) {
        expect(box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top).to.equal(true);
      }
    }
  });

  it('follows its own size', async () => {
    const stage = await stageOf(meetingOf(people(1)), 1000, 600);
    stage.layout = 'grid';
    await settled(stage);
    const [first, second] = tiles(stage).map((tile) => tile.parentElement!);
    expect(first!.offsetTop).to.equal(second!.offsetTop);
    stage.parentElement!.style.setProperty('width', '300px');
    await settled(stage);
    expect(second!.offsetTop).to.be.greaterThan(first!.offsetTop);
  });

  it('has only the tiles of its page in the document, and receives no others', async () => {
    const fake = meetingOf(people(39));
    const stage = await stageOf(fake);
    const [, ...others] = fake.meeting.participants.get() as unknown as { shownIn(source: 'camera'): Set<unknown> }[];
    expect(tiles(stage).length).to.equal(25);
    expect(others.filter((one) => one.shownIn('camera').size > 0).length).to.equal(24);
    button(stage, 'Page suivante').click();
    await settled(stage);
    expect(tiles(stage).length).to.equal(15);
    expect(others.filter((one) => one.shownIn('camera').size > 0).length).to.equal(15);
    await expect(stage).to.be.accessible();
  });

  it('says the page after a page button was pressed by keyboard, and keeps the focus on it', async () => {
    const stage = await stageOf(meetingOf(people(39)));
    const next = button(stage, 'Page suivante');
    next.focus();
    await sendKeys({ press: 'Enter' });
    await settled(stage);
    expect(stage.shadowRoot!.querySelector('.said')!.textContent).to.equal('Page 2 sur 2');
    expect(stage.shadowRoot!.activeElement).to.equal(next);
    expect(next.getAttribute('aria-disabled')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await settled(stage);
    expect(stage.shadowRoot!.querySelector('nav .hidden')!.textContent).to.equal('Page 2 sur 2');
  });

  it('goes to the last page there is when people leave', async () => {
    const fake = meetingOf(people(39));
    const stage = await stageOf(fake);
    button(stage, 'Page suivante').click();
    await settled(stage);
    for (let index = 39; index > 10; index--) fake.removeParticipant(`p${index}`);
    await settled(stage);
    expect(tiles(stage).length).to.equal(11);
    expect(stage.shadowRoot!.querySelector('nav')).not.to.exist;
  });

  it('keeps each video element wherever its tile goes', async () => {
    const fake = meetingOf(people(30));
    const stage = await stageOf(fake);
    const videos = new Map(tiles(stage).map((tile) => [tile.participant!.identity, tile.shadowRoot!.querySelector('video')]));
    fake.removeParticipant('p2');
    await settled(stage);
    expect(shown(stage)).to.match(/^me p1 p30 p3 /);
    stage.layout = 'speaker';
    await settled(stage);
    for (const tile of tiles(stage)) {
      const before = videos.get(tile.participant!.identity);
      if (before) expect(tile.shadowRoot!.querySelector('video')).to.equal(before);
    }
  });

  it('brings somebody who goes on speaking from another page to the first, and nobody for a cough', async () => {
    const fake = meetingOf(people(30));
    const stage = await stageOf(fake);
    const late = fake.meeting.participants.get().at(-1)! as unknown as { setSpeaking(speaking: boolean): void };
    late.setSpeaking(true);
    await new Promise((done) => setTimeout(done, 500));
    expect(shown(stage)).not.to.include('p30');
    await waitUntil(() => shown(stage).includes('p30'), 'is on the first page', { timeout: 3000 });
    expect(tiles(stage).length).to.equal(25);
  });

  it('shows the other large and oneself small in the corner when two are in', async () => {
    const stage = await stageOf(meetingOf(people(1)));
    expect(place(stage, 'p1').className).to.equal('main');
    expect(place(stage, 'me').className).to.equal('corner');
    const [main, corner] = [place(stage, 'p1'), place(stage, 'me')].map((item) => item.getBoundingClientRect());
    expect(corner!.width).to.be.lessThan(main!.width / 3);
    expect(corner!.right).to.be.at.most(main!.right);
    await expect(stage).to.be.accessible();
  });

  it('turns to the shared screen in auto, and back when it ends', async () => {
    const fake = meetingOf(people(3));
    const stage = await stageOf(fake);
    const sharer = fake.meeting.participants.get()[2] as unknown as ReturnType<FakeMeeting['addParticipant']>;
    sharer.setPublication('screen', {});
    await settled(stage);
    expect(shown(stage)).to.equal('screen:p2 me p1 p2 p3');
    expect(tiles(stage)[0]!.parentElement!.className).to.equal('main');
    sharer.setPublication('screen', undefined);
    await settled(stage);
    expect(shown(stage)).to.equal('me p1 p2 p3');
    expect(tiles(stage)[0]!.parentElement!.className).to.equal('grid');
  });

  it('says that one is alone until somebody comes', async () => {
    const fake = meetingOf([]);
    const stage = await stageOf(fake);
    const message = stage.shadowRoot!.querySelector('.message')!;
    expect(message.textContent).to.include('Vous êtes la seule personne présente.');
    expect(message.getAttribute('role')).to.equal('status');
    await expect(stage).to.be.accessible();
    fake.addParticipant({ name: 'Camille' });
    await settled(stage);
    expect(message.textContent.trim()).to.equal('');
  });

  it('says that it is connecting, and has no tiles outside the meeting', async () => {
    const fake = meetingOf(people(2));
    const stage = await stageOf(fake);
    fake.setConnection({ state: 'joining' });
    await settled(stage);
    expect(tiles(stage).length).to.equal(0);
    expect(stage.shadowRoot!.querySelector('.connecting')!.textContent).to.include('Connexion');
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settled(stage);
    expect(stage.shadowRoot!.querySelector('.connecting')).not.to.exist;
  });

  it('has a place for everybody while media still connect, and shows them when that is done', async () => {
    const all = meetingOf(people(2));
    const connecting = createFakeMeeting({ connection: { state: 'joining' } });
    const stage = await stageOf({ ...all, meeting: { ...all.meeting, connection: connecting.meeting.connection } });
    const before = tiles(stage);
    expect(before.map((tile) => tile.checkVisibility({ visibilityProperty: true }))).to.deep.equal([false, false, false]);
    expect(stage.shadowRoot!.querySelector('.connecting')!.checkVisibility({ visibilityProperty: true })).to.equal(true);
    connecting.setConnection({ state: 'joined', since: 0 });
    await settled(stage);
    expect(tiles(stage)).to.deep.equal(before);
    expect(before.map((tile) => tile.checkVisibility({ visibilityProperty: true }))).to.deep.equal([true, true, true]);
  });

  it('keeps the picture of the meeting while the line is down', async () => {
    const fake = meetingOf(people(2));
    const stage = await stageOf(fake);
    const before = tiles(stage);
    fake.setConnection({ state: 'reconnecting', since: 0, downSince: 1 });
    await settled(stage);
    expect(tiles(stage)).to.deep.equal(before);
  });

  it('receives nothing while it is hidden or out of the document', async () => {
    const fake = meetingOf(people(3));
    const stage = await stageOf(fake);
    stage.hidden = true;
    await settled(stage);
    expect(tiles(stage).length).to.equal(0);
    stage.hidden = false;
    await settled(stage);
    expect(tiles(stage).length).to.equal(4);
  });

  it('sets positions without style attributes in its template, which a strict CSP blocks', async () => {
    const stage = await stageOf(meetingOf(people(3)));
    expect(place(stage, 'p2').style.getPropertyValue('--width')).to.match(/^\d+px$/);
  });

  it('hides agents', async () => {
    const stage = await stageOf(meetingOf([...people(2), { identity: 'captions', kind: 'agent' }]));
    expect(shown(stage)).to.equal('me p1 p2');
  });

  it('passes axe at 320 px, dark, with a screen and pages', async () => {
    const stage = await stageOf(meetingOf(people(30, { publishing: ['camera', 'screen'] })), 320, 560);
    stage.theme = 'dark';
    await settled(stage);
    await expect(stage).to.be.accessible();
  });
});
