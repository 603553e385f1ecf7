import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import './define.ts';
import type { VisioLobby } from './lobby.ts';

async function show(position?: number) {
  const fake = createFakeMeeting({ connection: { state: 'waiting', ...(position === undefined ? {} : { position }) } });
  const lobby = await fixture<VisioLobby>(html`<visio-lobby lang="en" .meeting=${fake.meeting}></visio-lobby>`);
  const find = (selector: string) => lobby.renderRoot.querySelector<HTMLElement>(selector);
  const said = (role: 'status' | 'alert') => [...lobby.renderRoot.querySelectorAll(`.hidden[role=${role}] p`)].map((one) => one.textContent);
  return { fake, lobby, find, said };
}

describe('visio-lobby', () => {
  it('shows nothing while one does not wait', async () => {
    const { fake, lobby, find } = await show(2);
    expect(find('.lobby') !== null).to.equal(true);
    for (const connection of [{ state: 'idle' }, { state: 'joining' }, { state: 'joined', since: 1 }, { state: 'ended', reason: 'denied' }] as const) {
      fake.setConnection(connection);
      await lobby.updateComplete;
      expect(find('.lobby') === null, connection.state).to.equal(true);
    }
  });

  it('says what happens next, and one’s place when it is known', async () => {
    const { fake, lobby, find } = await show();
    expect(find('h2')!.textContent).to.contain('waiting room');
    expect(find('.position') === null).to.equal(true);
    fake.setConnection({ state: 'waiting', position: 3 });
    await lobby.updateComplete;
    expect(find('.position')!.textContent).to.contain('3');
    fake.setConnection({ state: 'waiting', position: 1 });
    await lobby.updateComplete;
    expect(find('.position')!.textContent).to.contain('next');
    await expect(lobby).to.be.accessible();
  });

  it('says a place to screen readers at once, and no more than now and then while the queue moves fast', async () => {
    const { fake, lobby, said } = await show(9);
    await waitUntil(() => said('status').length === 1);
    expect(said('status')[0]).to.contain('9');
    for (const position of [8, 7, 6]) fake.setConnection({ state: 'waiting', position });
    await lobby.updateComplete;
    await lobby.updateComplete;
    expect(said('status')).to.have.length(1);
  });

  it('announces that one was let in', async () => {
    const { fake, said } = await show(1);
    await waitUntil(() => said('status').length === 1);
    fake.setConnection({ state: 'joined', since: 1 });
    await waitUntil(() => said('alert').length === 1);
    expect(said('alert')[0]).to.contain('You were let in');
  });

  it('lets one try camera and microphone meanwhile', async () => {
    const { fake, lobby, find } = await show(1);
    expect(fake.meeting.camera.state.get().status).to.equal('off');
    find('button[data-input=camera], .preview button, .toggle')?.click();
    await lobby.updateComplete;
    await waitUntil(() => [fake.meeting.camera, fake.meeting.microphone].some(({ state }) => state.get().status === 'on'));
  });

  it('gives up the wait, unless the host prevents it', async () => {
    const { fake, lobby, find } = await show(1);
    lobby.addEventListener('visio-leave-request', (event) => event.preventDefault(), { once: true });
    find('.stop')!.click();
    expect(fake.calls).to.not.include('leave');
    setTimeout(() => find('.stop')!.click());
    await oneEvent(lobby, 'visio-leave-request');
    expect(fake.calls).to.include('leave');
  });
});
