import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit, type FakeParticipant } from '@visio-sdk/core/testing';
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
// What comes late in a page is here from the start, so that no test waits for files.
import '../participant-menu/define.ts';
import '../translations/en-late.ts';
import './define.ts';
import './stage-controls.ts';
import type { VisioStage } from './stage.ts';

function meetingOf(others: number, init: FakeMeetingInit = {}): FakeMeeting {
  return createFakeMeeting({
    connection: { state: 'joined', since: 0 },
    local: { identity: 'me', name: 'Claire', publishing: ['camera', 'microphone'] },
    participants: Array.from({ length: others }, (_, index) => ({ identity: `p${index + 1}`, name: `Person ${index + 1}`, publishing: ['camera', 'microphone'] })),
    ...init,
  });
}

async function stageOf(fake: FakeMeeting, { width = 1000, height = 600, dir = 'ltr', ...more }: { width?: number; height?: number; dir?: string } & Partial<VisioStage> = {}) {
  const box = await fixture<HTMLElement>(html`
    <div dir=${dir} style="width:${width}px;height:${height}px"><visio-stage lang="en" theme="light" .meeting=${fake.meeting}></visio-stage></div>
  `);
  const stage = Object.assign(box.querySelector('visio-stage')!, more);
  const find = <E extends HTMLElement>(selector: string) => stage.shadowRoot!.querySelector<E>(selector);
  const settled = async () => {
    await nextFrame();
    await nextFrame();
    await stage.updateComplete;
  };
  const items = () => [...stage.shadowRoot!.querySelectorAll('li')];
  const item = (identity: string, source = 'camera') =>
    items().find((one) => [one.querySelector('visio-tile')!].some((tile) => tile.participant!.identity === identity && tile.source === source))!;
  const shown = () => items().map((one) => `${one.className} ${one.querySelector('visio-tile')!.participant!.identity}`);
  const menu = async (identity: string, source = 'camera') => {
    item(identity, source).querySelector<HTMLElement>('[part=menu-button]')!.click();
    await waitUntil(() => find('visio-participant-menu')?.shadowRoot?.querySelector('dialog[open] [data-action]'), 'the menu opens', { timeout: 5000 });
    return find('visio-participant-menu')!.shadowRoot!;
  };
  const choose = async (identity: string, action: string, source?: string) => {
    (await menu(identity, source)).querySelector<HTMLElement>(`[data-action=${action}]`)!.click();
    await waitUntil(() => !find('visio-participant-menu'));
    await settled();
  };
  await waitUntil(() => find('.said'), 'the controls come', { timeout: 5000 });
  await settled();
  return { stage, find, settled, items, item, shown, menu, choose };
}

const focused = (stage: VisioStage) => stage.shadowRoot!.activeElement;

describe('pinning on the stage', () => {
  it('is in the menu of each tile, by keyboard, and shows the person large', async () => {
    const fake = meetingOf(3);
    const { stage, find, item, shown, settled } = await stageOf(fake);
    const button = item('p2').querySelector<HTMLElement>('[part=menu-button]')!;
    expect(button.getAttribute('aria-label')).to.equal('Actions for Person 2');
    button.focus();
    await sendKeys({ press: 'Enter' });
    const chosen = () => find('visio-participant-menu')?.shadowRoot?.activeElement as HTMLElement | null | undefined;
    await waitUntil(() => chosen()?.localName === 'input' || chosen()?.dataset['action'], 'the menu opens', { timeout: 5000 });
    for (let presses = 0; presses < 5 && chosen()?.dataset['action'] !== 'pin'; presses++) await sendKeys({ press: 'Tab' });
    expect(button.ariaExpanded).to.equal('true');
    await expect(stage).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => fake.meeting.pinned.get() === 'p2');
    await settled();
    expect(shown()[0]).to.equal('main p2');
    await waitUntil(() => focused(stage) === button);
    expect(button.ariaExpanded).to.equal('false');
  });

  it('is a double click on the tile, on and off, and said', async () => {
    const fake = meetingOf(3);
    const { find, item, settled } = await stageOf(fake);
    const twice = async (identity: string) => {
      item(identity).querySelector('visio-tile')!.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
      await settled();
    };
    await twice('p3');
    expect([fake.meeting.pinned.get(), find('.said')!.textContent]).to.deep.equal(['p3', 'Video of Person 3 pinned.']);
    await twice('p1');
    expect(fake.meeting.pinned.get()).to.equal('p1');
    await twice('p1');
    expect([fake.meeting.pinned.get(), find('.said')!.textContent]).to.deep.equal([undefined, 'Video of Person 1 unpinned.']);
  });

  it('is a double click as soon as there is a tile, before the controls are there', async () => {
    const fake = meetingOf(3);
    // They come by themselves a moment after the first tile: not in this test.
    const { setTimeout: wait } = globalThis;
    globalThis.setTimeout = ((run: () => void, ms?: number) => (ms === 600 ? 0 : wait(run, ms))) as typeof setTimeout;
    const stage = await fixture<VisioStage>(html`<visio-stage lang="en" style="height:600px" .meeting=${fake.meeting}></visio-stage>`);
    const tile = () => stage.shadowRoot!.querySelector('visio-tile');
    try {
      await waitUntil(tile);
      await stage.updateComplete;
    } finally {
      globalThis.setTimeout = wait;
    }
    expect(stage.shadowRoot!.querySelector('.said') === null).to.equal(true);
    tile()!.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    await waitUntil(() => fake.meeting.pinned.get() === tile()!.participant!.identity);
    await waitUntil(() => stage.shadowRoot!.querySelector('.said')?.textContent?.includes('pinned'));
  });

  it('shows its mark on the tile, which ends it and hands the focus on', async () => {
    const fake = meetingOf(3, { pinned: 'p1' });
    const { stage, item, settled } = await stageOf(fake);
    const mark = item('p1').querySelector<HTMLElement>('.pinned')!;
    expect(mark.getAttribute('aria-label')).to.equal('Unpin Person 1');
    expect(getComputedStyle(mark).opacity).to.equal('1');
    mark.focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(fake.meeting.pinned.get()).to.equal(undefined);
    await waitUntil(() => focused(stage) === item('p1').querySelector('[part=menu-button]'));
  });

  it('keeps the picture of whoever is pinned while pages turn: the same element, received without a break', async () => {
    const fake = meetingOf(39, { pinned: 'p35' });
    const { item, find, settled, stage } = await stageOf(fake);
    stage.layout = 'grid';
    await settled();
    const pinned = fake.meeting.participants.get().find(({ identity }) => identity === 'p35') as FakeParticipant;
    const [video] = pinned.shownIn('camera');
    find('.pager button:last-of-type')!.click();
    await settled();
    expect(find('.said')!.textContent).to.equal('Page 2 of 2');
    expect([...pinned.shownIn('camera')]).to.deep.equal([video]);
    expect(item('p35').querySelector('visio-tile')!.shadowRoot!.querySelector('video')).to.equal(video);
  });
});

describe('one’s own picture on the stage', () => {
  it('is put into a corner, among the others and away by its menu, and remembered', async () => {
    const fake = meetingOf(3);
    const { choose, shown, find, menu, stage } = await stageOf(fake);
    const offered = async () => [...(await menu('me')).querySelectorAll<HTMLElement>('[data-action^=self]')].map((one) => one.dataset['action']);
    expect(await offered()).to.deep.equal(['self-corner', 'self-hidden']);
    find('visio-participant-menu')!.shadowRoot!.querySelector<HTMLElement>('.head button')!.click();
    await waitUntil(() => !find('visio-participant-menu'));
    await choose('me', 'self-corner');
    expect(shown()).to.deep.equal(['grid p3', 'grid p1', 'grid p2', 'corner me']);
    expect(fake.meeting.choices.read()).to.deep.equal({ selfView: 'corner' });
    await choose('me', 'self-hidden');
    expect(shown()).to.deep.equal(['grid p3', 'grid p1', 'grid p2']);
    expect(find('.said')!.textContent).to.contain('Others still see you');
    // What was in focus is gone: the way back has it.
    await waitUntil(() => focused(stage) === find('.self'));
    await expect(stage).to.be.accessible();
    find('.self')!.click();
    await waitUntil(() => shown().includes('grid me'));
    expect(find('.self')).to.equal(null);
  });

  it('goes on being sent while it is hidden', async () => {
    const fake = meetingOf(2);
    await fake.camera.enable();
    const { choose } = await stageOf(fake);
    await choose('me', 'self-hidden');
    expect(fake.camera.state.get().status).to.equal('on');
    expect(fake.meeting.localParticipant.get()!.state.get().publications.camera?.muted).to.equal(false);
  });

  it('begins as the page says, and as the person chose on this device before', async () => {
    expect((await stageOf(meetingOf(2), { selfView: 'corner' })).shown()).to.include('corner me');
    expect((await stageOf(meetingOf(2, { choices: { selfView: 'hidden' } }), { selfView: 'corner' })).shown().join(' ')).to.not.include('me');
    // Storage may hold anything.
    expect((await stageOf(meetingOf(2, { choices: { selfView: 'upside down', selfCorner: '?' } }))).shown()).to.include('grid me');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`goes from corner to corner by its button and the arrow keys, ${dir}`, async () => {
      const fake = meetingOf(3, { choices: { selfView: 'corner' } });
      const { stage, item, find, settled } = await stageOf(fake, { dir });
      const move = item('me').querySelector<HTMLElement>('[aria-label^="Move my video"]')!;
      const at = () => {
        const [own, all] = [item('me').getBoundingClientRect(), stage.getBoundingClientRect()];
        return `${own.top + own.bottom < all.top + all.bottom ? 'top' : 'bottom'} ${own.left + own.right < all.left + all.right ? 'left' : 'right'}`;
      };
      expect(at()).to.equal(dir === 'ltr' ? 'bottom right' : 'bottom left');
      move.focus();
      for (const [key, place] of [['ArrowUp', 'top'], ['ArrowLeft', 'top left'], ['ArrowRight', 'top right'], ['ArrowDown', 'bottom right']] as const) {
        await sendKeys({ press: key });
        await settled();
        expect(at()).to.contain(place);
      }
      expect(find('.said')!.textContent).to.equal('My video is at the bottom right.');
      expect(focused(stage)).to.equal(move);
      const visited = [];
      for (let press = 0; press < 4; press++) {
        await sendKeys({ press: 'Enter' });
        await settled();
        visited.push(at());
      }
      expect(visited).to.have.members(['top right', 'top left', 'bottom left', 'bottom right']);
      expect(fake.meeting.choices.read().selfCorner).to.equal(dir === 'ltr' ? 'bottom-end' : 'bottom-start');
    });
  }

  it('is dragged to the corner that it is let go nearest to', async () => {
    const fake = meetingOf(1);
    const { item, settled } = await stageOf(fake, { width: 700, height: 500 });
    const own = item('me').getBoundingClientRect();
    const middle = (box: DOMRect): [number, number] => [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
    const from = middle(own);
    try {
      await sendMouse({ type: 'move', position: from });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [from[0] - 200, from[1] - 100] });
      expect(item('me').getBoundingClientRect().left).to.be.closeTo(own.left - 200, 2);
      await sendMouse({ type: 'move', position: middle(item('p1').getBoundingClientRect()).map((at) => at - 120) as [number, number] });
      await sendMouse({ type: 'up' });
    } finally {
      await resetMouse();
    }
    await settled();
    expect(fake.meeting.choices.read()).to.deep.equal({ selfCorner: 'top-start' });
    const now = item('me').getBoundingClientRect();
    expect(now.left).to.be.lessThan(100);
    expect(fake.meeting.pinned.get()).to.equal(undefined);
  });
});

describe('a shared screen on the stage', () => {
  it('has a menu of its own, with full screen where the browser can', async () => {
    const fake = meetingOf(2);
    (fake.meeting.participants.get()[1] as FakeParticipant).setPublication('screen', {});
    const { menu, item } = await stageOf(fake);
    const opened = await menu('p1', 'screen');
    expect(opened.querySelector('h2')!.textContent).to.equal('Actions for the screen of Person 1');
    const actions = [...opened.querySelectorAll<HTMLElement>('[data-action]')].map((one) => one.dataset['action']);
    expect(actions).to.deep.equal(document.fullscreenEnabled ? ['fullscreen', 'pin'] : ['pin']);
    let asked: Element | undefined;
    const screen = item('p1', 'screen');
    screen.requestFullscreen = async () => void (asked = screen);
    opened.querySelector<HTMLElement>('[data-action=fullscreen]')?.click();
    await nextFrame();
    expect(asked).to.equal(document.fullscreenEnabled ? screen : undefined);
  });

  it('of one’s own can be stopped there, and is not pinned', async () => {
    const fake = meetingOf(1, { local: { identity: 'me', publishing: ['camera', 'screen'] } });
    const { choose, item, settled } = await stageOf(fake);
    item('me', 'screen').querySelector('visio-tile')!.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    await settled();
    expect(fake.meeting.pinned.get()).to.equal(undefined);
    await choose('me', 'stop-sharing', 'screen');
    expect(fake.calls).to.include('screenShare.stop');
  });
});

describe('what a page puts over tiles', () => {
  it('is slotted over the tile of whom it is for, through two shadow roots, now and later', async () => {
    const fake = meetingOf(2);
    const { stage, item, settled } = await stageOf(fake);
    const host = stage.parentElement!;
    host.attachShadow({ mode: 'open' }).append(stage);
    await waitUntil(() => item('p1'));
    await settled();
    const badge = Object.assign(document.createElement('b'), { slot: 'tile-p1', textContent: 'Interpreter' });
    host.append(badge);
    await nextFrame();
    const isOver = (identity: string) => {
      const [mark, tile] = [badge.getBoundingClientRect(), item(identity).getBoundingClientRect()];
      return mark.width > 0 && mark.left >= tile.left && mark.right <= tile.right && mark.top >= tile.top && mark.bottom <= tile.bottom;
    };
    expect(isOver('p1')).to.equal(true);
    badge.slot = 'tile-p2';
    await nextFrame();
    expect([isOver('p1'), isOver('p2')]).to.deep.equal([false, true]);
    badge.remove();
    await nextFrame();
    expect(stage.querySelector('slot')).to.equal(null);
  });

  it('is a child of the stage itself where that stands in the page', async () => {
    const fake = meetingOf(2);
    const { stage } = await stageOf(fake);
    const badge = Object.assign(document.createElement('b'), { slot: 'tile-p2', textContent: 'Interpreter' });
    stage.append(badge);
    await nextFrame();
    expect(badge.getBoundingClientRect().width).to.be.greaterThan(0);
  });
});
