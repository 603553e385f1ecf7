import { MeetingError } from './errors.ts';

/** Throws `insecure-page` or `browser-unsupported` when this page cannot hold a meeting at all. */
export function assertCanMeet(): void {
  const page = globalThis as Partial<typeof globalThis>;
  if (page.isSecureContext === false) throw new MeetingError('insecure-page');
  if (!page.RTCPeerConnection || !page.WebSocket || !page.RTCRtpReceiver || !page.ReadableStream) {
    throw new MeetingError('browser-unsupported', { message: 'WebRTC, WebSocket or streams are missing' });
  }
}
