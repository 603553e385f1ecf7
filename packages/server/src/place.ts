/** One run of a room: `end` starts the next generation, which no old token fits. */
export interface Place {
  /** Pseudonym of the room's name. */
  readonly key: string;
  readonly generation: number;
}

/** The run that never is, at whose door strangers wait while the room is locked: nobody inside sees them there. */
export const unseenGeneration = 0;

/** LiveKit's name of one run of a room: opaque, and readable backwards by us alone when LiveKit speaks of it. */
export function livekitRoomOf({ key, generation }: Place): string {
  return `${key}.${generation}`;
}

/** The place that LiveKit means; undefined when it is no room of this server. */
export function placeOf(livekitRoom: string): Place | undefined {
  const [, key, generation] = /^([\w-]{22})\.([1-9]\d{0,8})$/.exec(livekitRoom) ?? [];
  return key === undefined ? undefined : { key, generation: Number(generation) };
}
