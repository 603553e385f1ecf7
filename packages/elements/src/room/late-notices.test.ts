import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import './define.ts';
import { VisioRoom } from './room.ts';

const load = VisioRoom.loadNotices;

/** A room in a call, whose notices and keys come when the returned function says so. */
async function show() {
  const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 } });
  await fake.microphone.enable();
  let come = (): void => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  VisioRoom.createMeeting = () => fake.meeting;
  VisioRoom.loadNotices = async () => {
    await coming;
    return load();
  };
  const room = await fixture<VisioRoom>(html`<visio-room lang="en" room="demo" style="height:600px"></visio-room>`);
  await waitUntil(() => room.shadowRoot!.querySelector('visio-toolbar')?.shadowRoot?.querySelector('button'));
  const press = (key: string, target: EventTarget = room) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  const status = () => fake.meeting.microphone.state.get().status;
  return { fake, room, press, status, load: come };
}

describe('a key that is pressed before the keys are there', () => {
  afterEach(() => (VisioRoom.loadNotices = load));

  it('does what it says once they are', async () => {
    const { press, status, load } = await show();
    press('m');
    expect(status()).to.equal('on');
    load();
    await waitUntil(() => status() === 'off');
  });

  it('does nothing when it was typed, or was the page’s', async () => {
    const { room, press, status, load } = await show();
    const field = document.createElement('input');
    room.append(field);
    press('m', field);
    room.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true });
    press('m');
    load();
    press('x');
    await waitUntil(() => room.shadowRoot!.querySelector('visio-shortcuts')?.shadowRoot?.querySelector('dialog'));
    await room.updateComplete;
    expect(status()).to.equal('on');
  });
});
