import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { createFakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { LitElement, html } from 'lit';
import { LateNotices } from './late-notices.ts';

/** What a room is to its late notices: keys come when `come` says so, and say what is done again. */
class Host extends LitElement {
  override render(): unknown {
    return html`<visio-shortcuts></visio-shortcuts>`;
  }
}
customElements.define('late-notices-host', Host);

async function show(init: FakeMeetingInit = {}) {
  const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, ...init });
  const host = document.createElement('late-notices-host') as Host;
  let come = (): void => {};
  let fail = (): void => {};
  let loads = 0;
  const load = () => {
    loads++;
    return new Promise<void>((resolve, reject) => ([come, fail] = [resolve, () => reject(new Error('gone'))]));
  };
  new LateNotices(host, fake.meeting, { load, hasProblems: () => false });
  document.body.append(host);
  await host.updateComplete;
  const replayed: string[] = [];
  Object.assign(host.shadowRoot!.querySelector('visio-shortcuts')!, { replay: async ({ key }: KeyboardEvent) => void replayed.push(key) });
  const comeDrawn = ({ isDrawn = true } = {}): void => {
    if (isDrawn) Object.assign(host.shadowRoot!.querySelector('visio-shortcuts')!, { hasUpdated: true });
    come();
  };
  const press = (key: string) => host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  return { fake, host, press, replayed, come: comeDrawn, fail: () => fail(), loads: () => loads };
}

describe('a key that is pressed before the keys are there', () => {
  afterEach(() => document.querySelector('late-notices-host')?.remove());

  it('does what it says once they are, and once however often it was pressed', async () => {
    const { press, replayed, come } = await show();
    for (const key of ['m', 'c', 'm']) press(key);
    expect(replayed).to.deep.equal([]);
    come();
    await waitUntil(() => replayed.length > 1);
    expect(replayed).to.deep.equal(['c', 'm']);
  });

  it('is done once, however often it was pressed while the words are still on their way', async () => {
    const { host, press, replayed, come } = await show();
    let draw = () => {};
    const drawn = new Promise<void>((resolve) => (draw = resolve));
    Object.assign(host.shadowRoot!.querySelector('visio-shortcuts')!, { updateComplete: drawn });
    press('m');
    come({ isDrawn: false });
    await aTimeout(0);
    press('m');
    await aTimeout(0);
    draw();
    await waitUntil(() => replayed.length > 0);
    await aTimeout(0);
    expect(replayed).to.deep.equal(['m']);
  });

  it('is left to the click that came after it', async () => {
    const { press, host, replayed, come } = await show();
    press('m');
    host.shadowRoot!.querySelector<HTMLElement>('visio-shortcuts')!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    press('c');
    come();
    await waitUntil(() => replayed.length > 0);
    expect(replayed).to.deep.equal(['c']);
  });

  it('does nothing in the next meeting, nor outside of one', async () => {
    const { fake, press, replayed, come, loads } = await show({ connection: { state: 'joining' } });
    press('m');
    expect(loads()).to.equal(0);
    fake.setConnection({ state: 'joined', since: 1 });
    press('m');
    fake.setConnection({ state: 'ended', reason: 'left' });
    fake.setConnection({ state: 'joined', since: 2 });
    press('c');
    come();
    await waitUntil(() => replayed.length > 0);
    expect(replayed).to.deep.equal(['c']);
  });

  it('asks once for a file that is gone', async () => {
    const { host, press, fail, loads } = await show();
    let told = 0;
    host.addEventListener('visio-error', () => told++);
    press('m');
    fail();
    await waitUntil(() => told > 0);
    for (const key of ['m', 'c', 'Tab']) press(key);
    expect([loads(), told]).to.deep.equal([1, 1]);
  });
});

describe('the file of what is shown and said', () => {
  afterEach(() => document.querySelector('late-notices-host')?.remove());

  it('comes at once when somebody gives a reaction, which is gone in a moment', async () => {
    const { fake, loads } = await show();
    expect(loads()).to.equal(0);
    const ben = fake.addParticipant({ name: 'Ben' });
    fake.addReaction(ben, 'party-popper');
    expect(loads()).to.equal(1);
  });
});
