import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import '../define-all.ts';
import { firstWords } from '../translations/translate.ts';
import { VisioRoom } from './room.ts';

/** A room whose file of this part is gone. */
async function show(part: 'loadNotices' | 'loadDoor', attributes: Partial<VisioRoom> = {}) {
  const usual = VisioRoom[part];
  const fake: FakeMeeting = createFakeMeeting();
  VisioRoom.createMeeting = () => fake.meeting;
  let asked = 0;
  const gone = () => {
    asked++;
    return Promise.reject(new TypeError('gone'));
  };
  VisioRoom[part] = gone;
  const codes: string[] = [];
  const room = await fixture<VisioRoom>(html`<visio-room lang="en" room="demo"></visio-room>`);
  room.addEventListener('visio-error', ({ detail }) => codes.push(detail.code));
  Object.assign(room, attributes);
  const settled = async () => {
    for (let frame = 0; frame < 10; frame++) await nextFrame();
  };
  await settled();
  return { fake, codes, settled, asked: () => asked, restore: () => void Object.assign(VisioRoom, { [part]: usual }) };
}

describe('a part of the room whose file is gone', () => {
  before(() => firstWords.load('en'));

  it('is told, and not asked for at every drawing', async () => {
    const { fake, codes, settled, asked, restore } = await show('loadNotices', { layout: 'mosaic' as 'grid' });
    expect(asked()).to.equal(1);
    expect(codes).to.deep.equal(['configuration-invalid', 'asset-missing']);
    fake.setAudioBlocked(true);
    await settled();
    expect(asked(), 'there is something new to say').to.equal(2);
    restore();
  });

  it('is asked for once for each wait at the door, not at each place in the queue', async () => {
    const { fake, codes, settled, asked, restore } = await show('loadDoor');
    for (const position of [3, 2, 1]) {
      fake.setConnection({ state: 'waiting', position });
      await settled();
    }
    expect(codes).to.deep.equal(['asset-missing']);
    fake.setConnection({ state: 'ended', reason: 'left' });
    fake.setConnection({ state: 'waiting', position: 3 });
    await settled();
    expect(asked()).to.equal(2);
    restore();
  });
});
