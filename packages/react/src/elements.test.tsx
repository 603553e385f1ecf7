import { expect, waitUntil } from '@open-wc/testing';
import { MeetingError, type Meeting } from '@visio-sdk/core';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import {
  VisioErrorEvent,
  VisioJoinedEvent,
  VisioLayoutRequestEvent,
  VisioLeftEvent,
  VisioRoom as VisioRoomElement,
  type VisioStage as VisioStageElement,
} from '@visio-sdk/elements';
import '@visio-sdk/elements/define-all';
import { createRef, StrictMode, version, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { VisioDeviceMenu, VisioRoom, VisioStage, VisioTile, VisioToolbar } from './elements.ts';
import './tags.ts';
import { MeetingProvider } from './meeting-provider.ts';

describe('the components of the elements', () => {
  let container: HTMLElement;
  let root: Root;
  const draw = (node: ReactNode) => flushSync(() => root.render(<StrictMode>{node}</StrictMode>));
  const find = <T extends HTMLElement>(selector: string) => container.querySelector<T>(selector)!;
  const makeMeeting = VisioRoomElement.createMeeting;
  beforeEach(() => {
    VisioRoomElement.createMeeting = () => createFakeMeeting({ connection: { state: 'joined', since: 0 } }).meeting;
    container = document.createElement('div');
    document.body.append(container);
    root = createRoot(container);
  });
  afterEach(() => {
    root.unmount();
    container.remove();
    VisioRoomElement.createMeeting = makeMeeting;
  });

  it('set attributes as props, objects and functions too, and give the element as ref', () => {
    const ref = createRef<VisioRoomElement>();
    const token = async () => 'a token';
    draw(<VisioRoom ref={ref} room="r" server="https://visio.example" layout="grid" token={token} texts={{ 'room.rejoin': 'Encore' }} className="large" lang="en" />);
    const room = find<VisioRoomElement>('visio-room');
    expect(ref.current).to.equal(room);
    expect([room.room, room.server, room.layout, room.token, room.className, room.lang]).to.deep.equal(['r', 'https://visio.example', 'grid', token, 'large', 'en']);
    draw(<VisioRoom ref={ref} room="r" />);
    expect([room.server, room.className]).to.deep.equal([undefined, '']);
  });

  it('hear events, by the listener of the last drawing and not before it', () => {
    const heard: string[] = [];
    const page = (prefix: string) => (
      <VisioRoom
        onJoined={(event: VisioJoinedEvent) => heard.push(`${prefix} ${event.type}`)}
        onLeft={(event) => heard.push(`${prefix} ${event.detail.reason}`)}
        onVisioError={(event) => heard.push(`${prefix} ${event.detail.code}`)}
        onLayoutRequest={(event) => event.preventDefault()}
      />
    );
    draw(page('1'));
    const room = find('visio-room');
    room.dispatchEvent(new VisioJoinedEvent());
    draw(page('2'));
    room.dispatchEvent(new VisioLeftEvent('removed'));
    room.dispatchEvent(new VisioErrorEvent(new MeetingError('room-full')));
    expect(heard).to.deep.equal(['1 visio-joined', '2 removed', '2 room-full']);
    expect(room.dispatchEvent(new VisioLayoutRequestEvent('grid')), 'a request may be prevented').to.equal(false);
  });

  it('take the meeting of the provider, unless they are given another, told whose, or inside a room', async () => {
    const [mine, other] = [createFakeMeeting().meeting, createFakeMeeting().meeting];
    draw(
      <MeetingProvider meeting={mine}>
        <VisioStage id="mine" />
        <VisioStage id="other" meeting={other} />
        <VisioToolbar for="a-room" />
        <VisioRoom id="a-room"><VisioDeviceMenu slot="stage" /></VisioRoom>
      </MeetingProvider>,
    );
    const room = find<VisioRoomElement>('visio-room');
    // Compared here: to show two meetings that differ, chai would walk all through both.
    const shows = (selector: string, meeting: Meeting): void => {
      expect(find<VisioStageElement>(selector).meeting === meeting, selector).to.equal(true);
    };
    shows('#mine', mine);
    shows('#other', other);
    await waitUntil(() => find<VisioStageElement>('visio-toolbar').meeting === room.meeting);
    shows('visio-device-menu', room.meeting);
  });

  it('show a participant', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    draw(<VisioTile participant={fake.local} mirrored="off" />);
    expect(find<HTMLElement & { participant: unknown }>('visio-tile').participant).to.equal(fake.local);
  });

  it('keep the room and its meeting when React puts it elsewhere in a list', async () => {
    const page = (order: readonly string[]) => <>{order.map((key) => (key === 'room' ? <VisioRoom key={key} room="r" /> : <p key={key}>{key}</p>))}</>;
    draw(page(['room', 'a', 'b']));
    const room = find<VisioRoomElement>('visio-room');
    const { meeting } = room;
    draw(page(['a', 'b', 'room']));
    expect(container.lastElementChild).to.equal(room);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(room.meeting === meeting).to.equal(true);
    expect(meeting.connection.get().state).to.equal('joined');
  });

  it('keep the room and its meeting when its container is moved under a portal', async () => {
    const [here, there, stable] = ['div', 'div', 'div'].map((name) => document.createElement(name));
    container.before(here!, there!);
    here!.append(stable!);
    draw(createPortal(<VisioRoom room="r" />, stable!));
    const room = stable!.querySelector('visio-room')!;
    there!.append(stable!);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(there!.contains(room)).to.equal(true);
    expect(room.meeting.connection.get().state).to.equal('joined');
    here!.remove();
    there!.remove();
  });

  it('are tags of JSX too', () => {
    let reason = '';
    draw(<visio-room room="r" prejoin="off" ice-transport="relay" onvisio-left={(event) => (reason = event.detail.reason)} />);
    const room = find<VisioRoomElement>('visio-room');
    expect([room.room, room.prejoin, room.iceTransport]).to.deep.equal(['r', 'off', 'relay']);
    room.dispatchEvent(new VisioLeftEvent('ended'));
    // React 18 knows no events of elements: that is what the components are for.
    expect(reason).to.equal(version.startsWith('18.') ? '' : 'ended');
  });
});

/** What TypeScript must refuse. */
void [
  // @ts-expect-error a layout that does not exist
  <VisioRoom key="1" layout="mosaic" />,
  // @ts-expect-error a room has its meeting
  <VisioRoom key="2" meeting={undefined} />,
  // @ts-expect-error the event of another
  <VisioRoom key="3" onLeft={(event: VisioErrorEvent) => event.detail.code} />,
  // @ts-expect-error a value that does not exist
  <visio-room key="4" prejoin="maybe" />,
  // @ts-expect-error an attribute that does not exist
  <visio-stage key="5" rooms="r" />,
];
