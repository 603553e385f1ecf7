import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define-all.ts';
import type { VisioPanelChangedEvent } from '../events/late-facts.ts';
import { VisioSidePanel } from '../side-panel/side-panel.ts';
import { VisioRoom } from './room.ts';

/** A room in a call, with a panel of the page's own. */
async function show(width = 1000): Promise<VisioRoom> {
  VisioRoom.createMeeting = () => createFakeMeeting({ connection: { state: 'joined', since: 1 } }).meeting;
  const box = await fixture(html`<div style="width:${width}px;height:600px">
    <visio-room lang="en" room="demo" style="height:600px"><div slot="panel-notes" aria-label="Case notes"><button>Save</button></div></visio-room>
  </div>`);
  const room = box.querySelector('visio-room')!;
  await waitUntil(() => button(room, 'chat'), 'the toolbar');
  return room;
}

const button = (room: VisioRoom, part: string) =>
  room.shadowRoot?.querySelector('visio-toolbar')?.shadowRoot?.querySelector<HTMLButtonElement>(`button[part~=${part}]`);
const panel = (room: VisioRoom) => room.shadowRoot!.querySelector<VisioSidePanel>('visio-side-panel');
const heading = (room: VisioRoom) => panel(room)?.shadowRoot?.querySelector('h2')?.textContent;
const focused = (room: VisioRoom) => room.shadowRoot?.querySelector('visio-toolbar')?.shadowRoot?.activeElement?.getAttribute('part');

describe('the panel beside the stage', () => {
  it('opens by its button, takes the focus, and gives it back when Escape closes it', async () => {
    const room = await show();
    button(room, 'people')!.focus();
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    const { detail } = await oneEvent<VisioPanelChangedEvent>(room, 'visio-panel-changed');
    expect(detail).to.deep.equal({ panel: 'people' });
    await waitUntil(() => panel(room)?.shadowRoot?.activeElement);
    expect(heading(room)).to.equal('Participants');
    expect(button(room, 'people')!.getAttribute('aria-expanded')).to.equal('true');
    let escaped = false;
    document.addEventListener('keydown', () => (escaped = true), { once: true });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !panel(room));
    expect(escaped, 'the page hears of that Escape').to.equal(false);
    await waitUntil(() => focused(room) === 'button people');
    expect(room.panel).to.equal('');
  });

  it('shows what the page put in its slot, under the name the page gave it', async () => {
    const room = await show();
    room.panel = 'notes';
    await waitUntil(() => heading(room) === 'Case notes');
    const own = room.querySelector('button')!;
    expect(own.getClientRects().length).to.equal(1);
    await expect(room).to.be.accessible();
    room.panel = 'nothing-like-it';
    await room.updateComplete;
    expect(panel(room) === null).to.equal(true);
    expect(own.getClientRects().length).to.equal(0);
  });

  it('stays as it is when the page prevents the request', async () => {
    const room = await show();
    room.addEventListener('visio-panel-request', (event) => event.preventDefault(), { once: true });
    button(room, 'chat')!.click();
    await waitUntil(() => customElements.get('visio-side-panel'));
    await room.updateComplete;
    expect(room.panel).to.equal('');
    button(room, 'chat')!.click();
    await waitUntil(() => heading(room) === 'Chat');
  });

  it('does not stay when Escape comes while it is on its way, and the focus stays on its button', async () => {
    const { loadPanel } = VisioSidePanel;
    let come = (): void => {};
    VisioSidePanel.loadPanel = async (name) => {
      await new Promise<void>((resolve) => (come = resolve));
      return loadPanel(name);
    };
    try {
      const room = await show();
      button(room, 'chat')!.focus();
      button(room, 'chat')!.click();
      await waitUntil(() => panel(room));
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !panel(room));
      await waitUntil(() => focused(room) === 'button chat');
      button(room, 'chat')!.click();
      await waitUntil(() => panel(room));
      come();
      await waitUntil(() => panel(room)?.shadowRoot?.querySelector('visio-chat'));
      await waitUntil(() => panel(room)?.matches(':focus-within'));
    } finally {
      VisioSidePanel.loadPanel = loadPanel;
    }
  });

  it('lies over the stage where there is no room for both, and then nothing of the stage is drawn', async () => {
    for (const [width, shown] of [[1000, 1], [400, 0]] as const) {
      const room = await show(width);
      room.panel = 'notes';
      await waitUntil(() => panel(room));
      expect(room.shadowRoot!.querySelector('visio-stage')!.getClientRects().length, `${width} px`).to.equal(shown);
      const box = panel(room)!.getBoundingClientRect();
      expect(box.right).to.be.at.most(room.getBoundingClientRect().right + 0.5);
      expect(box.height).to.be.greaterThan(300);
    }
  });
});
