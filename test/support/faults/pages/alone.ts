// livekit-client with nothing of ours, for the column beside ours: it says what its events say, in our words.
import { Room, RoomEvent, Track, type RemoteTrack } from 'livekit-client';

const parameters = new URLSearchParams(location.hash.slice(1));
const room = new Room({ adaptiveStream: true, dynacast: true });
const alone = (window.visioAlone = { state: 'joining', mute: () => room.localParticipant.setMicrophoneEnabled(false) });
const videos = new Map<RemoteTrack, HTMLMediaElement>();

room
  .on(RoomEvent.TrackSubscribed, (track) => {
    const element = track.attach();
    if (track.kind !== Track.Kind.Video) return;
    element.setAttribute('width', '320');
    videos.set(track, element);
    document.querySelector('#videos')!.append(element);
  })
  .on(RoomEvent.TrackUnsubscribed, (track) => {
    track.detach();
    videos.get(track)?.remove();
  })
  .on(RoomEvent.SignalReconnecting, () => (alone.state = 'reconnecting'))
  .on(RoomEvent.Reconnecting, () => (alone.state = 'reconnecting'))
  .on(RoomEvent.Reconnected, () => (alone.state = 'joined'))
  .on(RoomEvent.Disconnected, () => (alone.state = 'ended'));

try {
  const iceTransportPolicy = parameters.get('ice-transport') === 'relay' ? 'relay' : 'all';
  await room.connect(parameters.get('server')!, parameters.get('token')!, { rtcConfig: { iceTransportPolicy } });
  alone.state = 'joined';
  await room.localParticipant.enableCameraAndMicrophone();
} catch (error) {
  document.querySelector('h1')!.textContent = String(error);
  alone.state = 'ended';
}
