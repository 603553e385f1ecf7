import { expect, waitUntil } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { StrictMode, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import {
  useCamera,
  useCapabilities,
  useChat,
  useHands,
  useLobby,
  useLocalParticipant,
  useMicrophone,
  useMicrophoneLevel,
  useMicrophoneSilent,
  useName,
  useParticipant,
  usePinned,
  useQuality,
  useReactions,
  useRole,
  useRoomState,
  useScreenShare,
  useSpeakers,
  useSpeaking,
  useVolume,
} from './hooks.ts';
import { MeetingProvider } from './meeting-provider.ts';
import { usePreview } from './use-attach.ts';

type Fake = ReturnType<typeof createFakeMeeting>;

describe('hooks', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  /** Draws what a hook says, as JSON, in a meeting; functions are left out. */
  function follow(fake: Fake, look: () => unknown): { readonly said: () => unknown; readonly container: HTMLElement } {
    const container = document.createElement('div');
    const root = createRoot(container);
    const Look = (): ReactNode => JSON.stringify(look()) ?? 'undefined';
    flushSync(() =>
      root.render(
        <StrictMode>
          <MeetingProvider meeting={fake.meeting}>
            <Look />
          </MeetingProvider>
        </StrictMode>,
      ),
    );
    stops.push(() => root.unmount());
    return { said: () => (container.textContent === 'undefined' ? undefined : JSON.parse(container.textContent)), container };
  }

  it('follow reactions, and give one', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 } });
    let reactions: ReturnType<typeof useReactions> | undefined;
    const { said } = follow(fake, () => (reactions = useReactions()).recent.map(({ from, emoji }) => `${from} ${emoji}`));
    expect(said()).to.deep.equal([]);
    flushSync(() => fake.addReaction(fake.addParticipant({ identity: 'ana' }), 'red-heart'));
    await reactions?.send('thumbs-up');
    flushSync(() => {});
    expect(said()).to.deep.equal(['ana red-heart', 'me thumbs-up']);
    flushSync(() => fake.clearReactions());
    expect(said()).to.deep.equal([]);
  });

  it('pin somebody, and say who it is', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 }, participants: [{ identity: 'ana' }] });
    let pin: ReturnType<typeof usePinned>[1] | undefined;
    const { said } = follow(fake, () => {
      const [pinned, setPinned] = usePinned();
      pin = setPinned;
      return pinned ?? 'nobody';
    });
    expect(said()).to.equal('nobody');
    flushSync(() => pin?.('ana'));
    expect(said()).to.equal('ana');
    flushSync(() => fake.removeParticipant('ana'));
    expect(said()).to.equal('nobody');
  });

  it('follow a camera and a microphone, and turn them on', async () => {
    const fake = createFakeMeeting();
    let camera: ReturnType<typeof useCamera> | undefined;
    const { said } = follow(fake, () => [(camera = useCamera()).status, camera.deviceId, camera.devices.length, useMicrophone().status, useMicrophoneLevel(), useMicrophoneSilent()]);
    expect(said()).to.deep.equal(['off', null, 2, 'off', 0, false]);
    await camera?.enable();
    await fake.microphone.enable();
    flushSync(() => {
      fake.setLevel(0.5);
      fake.setSilent(true);
    });
    expect(said()).to.deep.equal(['on', 'camera-1', 2, 'on', 0.5, true]);
    await camera?.select('camera-2');
    await camera?.disable();
    flushSync(() => {});
    expect(said()).to.deep.equal(['off', 'camera-2', 2, 'on', 0.5, true]);
  });

  it('follow sound and the shared screen', async () => {
    const fake = createFakeMeeting();
    const { said } = follow(fake, () => {
      const { deviceId, canSelect, blocked, devices } = useSpeakers();
      const { status, supported } = useScreenShare();
      return [deviceId, canSelect, blocked, devices.length, status, supported];
    });
    expect(said()).to.deep.equal([null, true, false, 2, 'off', true]);
    await fake.meeting.speakers.select('speaker-1');
    flushSync(() => {
      fake.setAudioBlocked(true);
      fake.setScreenShare({ status: 'on', error: undefined });
    });
    expect(said()).to.deep.equal(['speaker-1', true, true, 2, 'on', true]);
  });

  it('find somebody by identity, whenever they come', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    const { said } = follow(fake, () => [useParticipant('ben')?.name, useParticipant(undefined)?.name]);
    expect(said()).to.deep.equal([null, null]);
    let ben: ReturnType<typeof fake.addParticipant> | undefined;
    flushSync(() => void (ben = fake.addParticipant({ identity: 'ben', name: 'Ben' })));
    expect(said()).to.deep.equal(['Ben', null]);
    flushSync(() => ben?.set({ name: 'Benoît' }));
    expect(said()).to.deep.equal(['Benoît', null]);
    flushSync(() => fake.removeParticipant('ben'));
    expect(said()).to.deep.equal([null, null]);
  });

  it('tell who speaks', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    const { said } = follow(fake, () => useSpeaking(fake.local));
    expect(said()).to.equal(false);
    flushSync(() => fake.local.setSpeaking(true));
    expect(said()).to.equal(true);
  });

  it('tell whose hands are up, and how loud somebody is here', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 }, participants: [{ identity: 'ben' }, { identity: 'clea', handRaisedAt: 1 }] });
    let set: ReturnType<typeof useVolume>[1] | undefined;
    const { said } = follow(fake, () => {
      const [volume, setVolume] = useVolume({ identity: 'ben' });
      set = setVolume;
      return [useHands().map(({ identity }) => identity), volume];
    });
    expect(said()).to.deep.equal([['clea'], 1]);
    await set?.(0.5);
    flushSync(() => (fake.meeting.participants.get()[1] as typeof fake.local).set({ handRaisedAt: 0 }));
    expect(said()).to.deep.equal([['ben', 'clea'], 0.5]);
  });

  it('tell one’s role, who waits at the door, and how the room stands', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 }, local: { role: 'moderator' } });
    const { said } = follow(fake, () => [useRole(), useLobby().total, useRoomState().locked]);
    expect(said()).to.deep.equal(['moderator', 0, false]);
    flushSync(() => {
      fake.setWaiting([{ id: 'ben', name: 'Ben', verified: false, since: 0 }]);
      fake.setRoomState({ locked: true });
      fake.local.set({ role: 'participant' });
    });
    expect(said()).to.deep.equal(['participant', 1, true]);
  });

  it('follow the chat, and send', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    let chat: ReturnType<typeof useChat> | undefined;
    const { said } = follow(fake, () => [(chat = useChat()).messages.map(({ text }) => text), chat.unread, chat.maxLength]);
    expect(said()).to.deep.equal([[], 0, 5_000]);
    flushSync(() => void fake.chat.receive({ text: 'Bonjour' }));
    expect(said()).to.deep.equal([['Bonjour'], 1, 5_000]);
    await chat?.send('Salut');
    let stop: (() => void) | undefined;
    flushSync(() => void (stop = chat?.startReading()));
    expect(said()).to.deep.equal([['Bonjour', 'Salut'], 0, 5_000]);
    stop?.();
  });

  it('tell one’s name, oneself, one’s line and rights', () => {
    const fake = createFakeMeeting({ name: 'Ana' });
    const { said } = follow(fake, () => [useName()[0], useLocalParticipant()?.identity, useQuality(), [...useCapabilities()]]);
    expect(said()).to.deep.equal(['Ana', null, 'excellent', []]);
    flushSync(() => {
      fake.meeting.setName('Béa');
      fake.setConnection({ state: 'joined', since: 0 });
      fake.setQuality('poor');
      fake.setCapabilities(['rename']);
    });
    expect(said()).to.deep.equal(['Béa', 'me', 'poor', ['rename']]);
  });

  it('begin with what a server has drawn, and then say what this browser knows', async () => {
    const fake = createFakeMeeting({ name: 'Ana' });
    await fake.camera.select('camera-2');
    const container = document.createElement('div');
    const paragraph = document.createElement('p');
    paragraph.append('["","off",null,false,false]');
    container.append(paragraph);
    const drawn: string[] = [];
    const Look = () => {
      const { status, deviceId = null } = useCamera();
      drawn.push(JSON.stringify([useName()[0], status, deviceId, useScreenShare().supported, useSpeakers().canSelect]));
      return <p>{drawn.at(-1)}</p>;
    };
    const errors: unknown[] = [];
    const root = flushSync(() =>
      hydrateRoot(container, <MeetingProvider meeting={fake.meeting}><Look /></MeetingProvider>, { onRecoverableError: (error) => errors.push(error) }),
    );
    await waitUntil(() => paragraph.textContent === '["Ana","off","camera-2",true,true]');
    expect(drawn[0]).to.equal('["","off",null,false,false]');
    expect(container.firstElementChild).to.equal(paragraph);
    expect(errors).to.deep.equal([]);
    root.unmount();
  });

  it('show one’s own camera in a video, and let it go with the video', async () => {
    const stream = document.createElement('canvas').captureStream();
    const fake = createFakeMeeting({ cameraTrack: () => stream.getVideoTracks()[0]! });
    const container = document.createElement('div');
    const root = createRoot(container);
    const Preview = () => <video ref={usePreview()} muted />;
    const draw = (node: ReactNode) =>
      flushSync(() =>
        root.render(
          <StrictMode>
            <MeetingProvider meeting={fake.meeting}>{node}</MeetingProvider>
          </StrictMode>,
        ),
      );
    draw(<Preview />);
    const video = container.querySelector('video')!;
    expect(video.srcObject).to.equal(null);
    await fake.camera.enable();
    expect((video.srcObject as MediaStream | null)?.getVideoTracks().length).to.equal(1);
    draw(null);
    video.srcObject = null;
    fake.camera.setTrack(undefined);
    await fake.camera.enable();
    expect(video.srcObject, 'nobody writes to it any more').to.equal(null);
    root.unmount();
  });
});
