import type { Participant } from '../participants/participant.ts';

/** What a tile shows of a participant. */
export type TileSource = 'camera' | 'screen';

/** One picture that a stage may show. */
export interface Tile {
  /** Unique in the room: identity and source. */
  readonly key: string;
  readonly participant: Participant;
  readonly source: TileSource;
  /** Whether there is a picture now; a camera's tile also stands for a person without one. */
  readonly hasPicture: boolean;
}

/** The key of a participant's tile. */
export function tileKey(identity: string, source: TileSource): string {
  return `${source}:${identity}`;
}

/**
 * The tiles of these participants, in their order: one for each person, one more for each shared screen.
 * Agents have none: captions and recording are shown by what they do.
 */
export function listTiles(participants: readonly Participant[]): readonly Tile[] {
  const tiles: Tile[] = [];
  for (const participant of participants) {
    if (participant.kind === 'agent') continue;
    const { camera, screen } = participant.state.get().publications;
    const { identity } = participant;
    tiles.push({
      key: tileKey(identity, 'camera'),
      participant,
      source: 'camera',
      hasPicture: camera !== undefined && !camera.muted,
    });
    if (screen) tiles.push({ key: tileKey(identity, 'screen'), participant, source: 'screen', hasPicture: !screen.muted });
  }
  return tiles;
}
