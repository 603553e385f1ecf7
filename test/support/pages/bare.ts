// livekit-client with nothing of ours: proves the rig, and is what our own times and bytes are compared with.
import { Room, RoomEvent, Track, type RemoteTrack } from 'livekit-client';

const parameters = new URLSearchParams(location.hash.slice(1));
const state = document.querySelector('#state')!;
const room = new Room({ adaptiveStream: true, dynacast: true, disconnectOnPageLeave: false });

const videos = new Map<RemoteTrack, HTMLMediaElement>();

room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
  const element = track.attach();
  // Sound is apart from pictures, and not in the document, as in our elements.
  if (track.kind !== Track.Kind.Video) return;
  element.dataset['name'] = participant.name ?? participant.identity;
  videos.set(track, element);
  document.querySelector('#videos')!.append(element);
});
room.on(RoomEvent.TrackUnsubscribed, (track) => {
  track.detach();
  videos.get(track)?.remove();
});

try {
  await room.connect(parameters.get('server')!, parameters.get('token')!);
  state.textContent = 'joined';
  if (parameters.get('publish') !== 'off') {
    await room.localParticipant.enableCameraAndMicrophone();
    state.textContent = 'published';
  }
} catch (error) {
  state.textContent = `failed: ${String(error)}`;
}
addEventListener('pagehide', () => void room.disconnect());
