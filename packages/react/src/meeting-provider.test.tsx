import { expect, waitUntil } from '@open-wc/testing';
import { MeetingError, type Meeting } from '@visio-sdk/core';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { StrictMode, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { useConnection, useErrors, useParticipants } from './hooks.ts';
import { MeetingProvider, useMeeting } from './meeting-provider.ts';
import { useAttach } from './use-attach.ts';

describe('MeetingProvider', () => {
  let container: HTMLElement;
  let root: Root;
  const draw = (node: ReactNode) => flushSync(() => root.render(<StrictMode>{node}</StrictMode>));
  const later = () => new Promise((resolve) => setTimeout(resolve, 20));
  beforeEach(() => {
    container = document.createElement('div');
    document.body.append(container);
    root = createRoot(container);
  });
  afterEach(async () => {
    root.unmount();
    await later();
    container.remove();
  });

  const State = () => <p>{useConnection().state}</p>;

  it('gives the meeting of the host, and leaves it alone when it goes', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    draw(<MeetingProvider meeting={fake.meeting}><State /></MeetingProvider>);
    expect(container.textContent).to.equal('joined');
    draw(null);
    await later();
    expect(fake.meeting.connection.get().state).to.equal('joined');
  });

  it('plays everybody’s sound as long as it is there, in StrictMode too', () => {
    const { meeting, calls } = createFakeMeeting();
    draw(<MeetingProvider meeting={meeting}>{null}</MeetingProvider>);
    const playing = () => calls.filter((call) => call === 'speakers.play').length - calls.filter((call) => call === 'speakers.stop').length;
    expect(playing()).to.equal(1);
    draw(null);
    expect(playing()).to.equal(0);
  });

  it('makes one meeting of its own, keeps it while it is drawn again, and ends it with itself', async () => {
    const seen = new Set<Meeting>();
    const names: string[] = [];
    const Look = () => {
      const meeting = useMeeting();
      // What StrictMode throws away is never mounted.
      useEffect(() => void seen.add(meeting), [meeting]);
      names.push(meeting.name.get());
      return <State />;
    };
    const page = (name: string) => <MeetingProvider options={{ name, remember: false }}><Look /></MeetingProvider>;
    draw(page('Ana'));
    await later();
    draw(page('Béa'));
    await later();
    const [meeting] = seen;
    expect(seen.size).to.equal(1);
    expect(meeting?.connection.get().state, 'StrictMode does not end it').to.equal('idle');
    expect(meeting?.name.get(), 'options are read when they are needed').to.equal('Béa');
    expect(names[0]).to.equal('Ana');
    draw(null);
    await later();
    expect(meeting?.connection.get()).to.deep.equal({ state: 'ended', reason: 'left' });
  });

  it('ends its own meeting when it is given another', async () => {
    let own: Meeting | undefined;
    const Look = () => {
      const meeting = useMeeting();
      useEffect(() => void (own ??= meeting), [meeting]);
      return <State />;
    };
    draw(<MeetingProvider options={{ remember: false }}><Look /></MeetingProvider>);
    draw(<MeetingProvider meeting={createFakeMeeting({ connection: { state: 'joining' } }).meeting}><Look /></MeetingProvider>);
    expect(container.textContent).to.equal('joining');
    await later();
    expect(own?.connection.get().state).to.equal('ended');
  });

  it('keeps the call when what shows it is put elsewhere', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 }, participants: [{ name: 'Ben', identity: 'ben' }] });
    const ben = fake.meeting.participants.get()[1]!;
    const Picture = () => <video ref={useAttach(ben)} />;
    const page = (aside: boolean) => (
      <MeetingProvider meeting={fake.meeting}>
        <main>{!aside && <Picture />}</main>
        <aside>{aside && <Picture />}</aside>
      </MeetingProvider>
    );
    draw(page(false));
    const shown = () => [...(ben as ReturnType<typeof fake.addParticipant>).shownIn('camera')];
    expect(shown()).to.deep.equal([container.querySelector('main video')]);
    draw(page(true));
    expect(shown()).to.deep.equal([container.querySelector('aside video')]);
    expect(fake.calls.filter((call) => /leave|stop/.test(call)).length, 'but for StrictMode’s rehearsal').to.equal(1);
    draw(null);
    expect(shown()).to.deep.equal([]);
  });

  it('keeps the call while something below waits', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    let arrive = (_text: string) => {};
    let text: string | undefined;
    const letter = new Promise<string>((resolve) => (arrive = resolve)).then((arrived) => (text = arrived));
    // As libraries do on React 18, which has no `use`.
    const Letter = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what Suspense takes
      if (text === undefined) throw letter;
      return <p>{text}</p>;
    };
    const page = (waits: boolean) => (
      <MeetingProvider meeting={fake.meeting}>
        <Suspense fallback={<p>waiting</p>}>
          <State />
          {waits && <Letter />}
        </Suspense>
      </MeetingProvider>
    );
    draw(page(false));
    const before = fake.calls.length;
    draw(page(true));
    expect(container.textContent).to.contain('waiting');
    fake.setConnection({ state: 'reconnecting', since: 0, downSince: 1 });
    arrive('a letter');
    await waitUntil(() => container.textContent === 'reconnectinga letter');
    expect(fake.calls.length).to.equal(before);
  });

  it('says what is missing around a hook', () => {
    const Lost = () => {
      const [message, setMessage] = useState('');
      const isTold = useRef(false);
      try {
        useMeeting();
      } catch (error) {
        if (!isTold.current) queueMicrotask(() => setMessage(String(error)));
        isTold.current = true;
      }
      return <p>{message}</p>;
    };
    draw(<Lost />);
    return later().then(() => expect(container.textContent).to.contain('<MeetingProvider>'));
  });

  it('keeps the last errors until they are dismissed, each once', async () => {
    const fake = createFakeMeeting();
    let renders = 0;
    const Errors = () => {
      renders++;
      const { errors, dismiss } = useErrors();
      return <ul>{errors.map((error) => <li key={error.code} onClick={() => dismiss(error)}>{error.code}</li>)}</ul>;
    };
    draw(<MeetingProvider meeting={fake.meeting}><Errors /></MeetingProvider>);
    const lost = new MeetingError('camera-not-found');
    flushSync(() => {
      fake.camera.setState({ status: 'failed', error: lost });
      fake.emitError(lost);
      fake.emitError(new MeetingError('message-malformed'));
    });
    const codes = () => [...container.querySelectorAll('li')].map((item) => item.textContent);
    expect(codes()).to.deep.equal(['camera-not-found', 'message-malformed']);
    flushSync(() => container.querySelector('li')?.click());
    expect(codes()).to.deep.equal(['message-malformed']);
    const before = renders;
    flushSync(() => fake.local.setSpeaking(true));
    expect(renders).to.equal(before);
  });

  it('redraws a list of people only when somebody comes or goes', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 }, participants: [{ name: 'Ben' }] });
    let renders = 0;
    const Count = () => {
      renders++;
      return <p>{useParticipants().length}</p>;
    };
    draw(<MeetingProvider meeting={fake.meeting}><Count /></MeetingProvider>);
    const before = renders;
    flushSync(() => {
      fake.local.setSpeaking(true);
      fake.local.set({ name: 'Ana' });
      fake.setQuality('poor');
      fake.setLevel(0.5);
    });
    expect(renders).to.equal(before);
    flushSync(() => void fake.addParticipant({ name: 'Cléo' }));
    expect(container.textContent).to.equal('3');
  });
});
