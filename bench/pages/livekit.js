// What bare.js needs of livekit-client: a file of its own, which the page preloads while token and devices are asked for.
export { Room, RoomEvent, Track } from 'livekit-client';
