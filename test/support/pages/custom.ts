// A meeting with an interface of one's own: @visio-sdk/core and no element of ours. Parameters of the address: `provider`,
// `server`, `room`, `name`, and how the token comes: `token` itself, or `by` a function or LiveKit's TokenSource, asking
// the `endpoint`.
import { createMeeting, type Participant, type TokenInput } from '@visio-sdk/core';
import { liveKitRoom } from '@visio-sdk/core/livekit';
import { TokenSource } from 'livekit-client';

const parameters = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const { provider, server, room, name, endpoint = '' } = parameters;
const token = tokenInput();
const meeting = createMeeting({
  ...(provider === 'livekit' && { provider }),
  ...(server && { server }),
  ...(room && { room }),
  ...(name && { name }),
  ...(token && { token }),
});

function tokenInput(): TokenInput | undefined {
  if (parameters['by'] === 'function') {
    return async () => {
      const body = JSON.stringify({ room_name: room, participant_name: name });
      const answer = await (await fetch(endpoint, { method: 'POST', body })).json();
      return { serverUrl: answer.server_url, participantToken: answer.participant_token };
    };
  }
  return parameters['by'] === 'source' ? TokenSource.endpoint(endpoint) : parameters['token'];
}

const $ = (id: string) => document.getElementById(id)!;
const onClick = (id: string, action: () => unknown) => $(id).addEventListener('click', () => void action());

onClick('devices', () => Promise.all([meeting.camera.enable(), meeting.microphone.enable()]));
onClick('join', () => meeting.join().catch(() => {}));
onClick('share', () => meeting.screenShare.start());
onClick('leave', () => meeting.leave());
let silence: (() => void) | undefined;
onClick('sound', () => (silence = silence ? void silence() : meeting.speakers.play()));
meeting.camera.attach($('preview') as HTMLVideoElement);

meeting.connection.subscribe(() => {
  const connection = meeting.connection.get();
  $('state').textContent = connection.state === 'ended' ? `ended: ${connection.reason} ${connection.error?.code ?? ''}` : connection.state;
  $('door').textContent = liveKitRoom(meeting)?.name ?? '';
});

/** How to take away what shows a participant. */
const shown = new Map<Participant, () => void>();

meeting.participants.subscribe(() => {
  const people = meeting.participants.get();
  for (const [one, hide] of shown) if (!people.includes(one)) hide();
  for (const one of people) if (!shown.has(one)) shown.set(one, show(one));
});

function show(participant: Participant): () => void {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const videos = (['camera', 'screen'] as const).map((source) => {
    const video = document.createElement('video');
    Object.assign(video, { width: 320, height: 180, autoplay: true, playsInline: true, muted: true });
    Object.assign(video.dataset, { source, identity: participant.identity });
    return { video, stop: participant.attach(source, video) };
  });
  figure.append(...videos.map(({ video }) => video), caption);
  const describe = () => {
    const { name, publications } = participant.state.get();
    const isOff = !publications.microphone || publications.microphone.muted;
    caption.textContent = isOff ? `${name}, off` : name;
    for (const { video } of videos) video.dataset['name'] = name;
  };
  describe();
  const stopDescribing = participant.state.subscribe(describe);
  $('people').append(figure);
  return () => {
    stopDescribing();
    for (const { stop } of videos) stop();
    figure.remove();
    shown.delete(participant);
  };
}
