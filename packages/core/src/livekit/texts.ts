/** Texts and packets on their way out. Loaded when the first is sent. */
import { compareVersions, type Room } from 'livekit-client';
import type { Texts } from '../transport/transport.ts';

/** The part of livekit-client 2.23 that keeps each stream until it ends or its sender leaves, and that it does not show. */
interface Streams {
  readonly incomingDataStreamManager?: { readonly textStreamControllers?: Map<string, unknown> };
}

/** How texts are sent in this room. */
export function textsOf(room: Room): Texts {
  return {
    get carried() {
      const { edition, version } = room.serverInfo ?? {};
      // As LiveKit's components decide it: the same clients then show the same messages.
      return edition === 1 || (!!version && compareVersions(version, '1.8.2') > 0);
    },
    async send(topic, streamId, text) {
      // Not `sendText`: it chooses the id, and what is sent again must have the one it had.
      const writer = await room.localParticipant.streamText({ topic, streamId });
      await writer.write(text);
      await writer.close();
    },
    sendPacket: (topic, payload) => room.localParticipant.publishData(new Uint8Array(payload), { reliable: true, ...(topic !== undefined && { topic }) }),
    forget(id) {
      // Otherwise whoever opens streams and never ends them fills the memory of everybody.
      (room as unknown as Streams).incomingDataStreamManager?.textStreamControllers?.delete(id);
    },
  };
}
