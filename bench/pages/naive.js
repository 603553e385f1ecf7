// livekit-client as its own first example has it: one thing after the other.
import { Room, RoomEvent } from 'livekit-client';
import { enter } from './entry.js';

const room = new Room({ adaptiveStream: true, dynacast: true });
room.on(RoomEvent.TrackSubscribed, (track) => document.body.append(track.attach()));

const { servers, token } = await enter();
await room.connect(servers[0], token);
await room.localParticipant.enableCameraAndMicrophone();
