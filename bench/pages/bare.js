// The quickest way to a first remote picture that livekit-client alone allows: its code (preloaded), the token and the
// devices all start at once; the room is made while they come; what is open is published as soon as one is in.
import { constraints, enter } from './entry.js';

const entry = enter();
const media = navigator.mediaDevices.getUserMedia(constraints);
const { Room, RoomEvent, Track } = await import('./livekit.js');

const room = new Room({ adaptiveStream: true, dynacast: true });
room.on(RoomEvent.TrackSubscribed, (track) => {
  if (track.kind === Track.Kind.Video) track.attach(document.querySelector('video'));
  else track.attach();
});

const { servers, token } = await entry;
if (document.documentElement.dataset.start === 'press') await pressed();
await room.connect(servers[0], token);
await publish();

/** With everything at hand: what is left is livekit-client's own time from `connect()` on. */
async function pressed() {
  await media;
  const button = document.querySelector('#join');
  button.hidden = false;
  await new Promise((resolve) => button.addEventListener('click', resolve, { once: true }));
}

async function publish() {
  const stream = await media;
  const [camera] = stream.getVideoTracks();
  const [microphone] = stream.getAudioTracks();
  await Promise.all([
    room.localParticipant.publishTrack(microphone, { source: Track.Source.Microphone }),
    room.localParticipant.publishTrack(camera, { source: Track.Source.Camera, simulcast: true }),
  ]);
}
