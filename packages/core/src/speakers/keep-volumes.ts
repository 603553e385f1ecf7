/** Who is how loud here, as long as the meeting object lives. Loaded when somebody first asks for it. */
import type { Participant } from '../participants/participant.ts';
import type { Readable, State } from '../reactive/readable.ts';
import type { Transport } from '../transport/transport.ts';

export interface VolumeParts {
  readonly volumes: State<ReadonlyMap<string, number>>;
  readonly participants: Readable<readonly Participant[]>;
  transport(): Transport | undefined;
}

export interface VolumeKeeper {
  set(identity: string, volume: number): Promise<void>;
  canSet(): Promise<boolean>;
}

const sounds = ['microphone', 'screen-audio'] as const;

/** How long Safari on iPhone and iPad keeps up that it has taken a volume, in ms, and more. */
const pretence = 100;

/** The keeper of one meeting's volumes. */
export function keepVolumes({ volumes, participants, transport }: VolumeParts): VolumeKeeper {
  /** Of whom one turned down, by subject: on another device they have another identity. */
  const ofSubjects = new Map<string, number>();
  let answer: Promise<boolean> | undefined;

  const subjectOf = (identity: string) => participants.get().find((one) => one.identity === identity)?.state.get().subject;

  function note(identity: string, volume: number): void {
    volumes.set(new Map(volumes.get()).set(identity, volume));
  }

  async function send(identity: string, volume: number): Promise<void> {
    const to = transport();
    if (to) await Promise.all(sounds.map((source) => to.setVolume(identity, source, volume)));
  }

  // Whoever comes back, or another meeting begins, is as loud as before.
  participants.subscribe(() => {
    for (const { identity, state } of participants.get()) {
      const { subject } = state.get();
      const known = volumes.get().get(identity);
      const volume = known ?? (subject === undefined ? undefined : ofSubjects.get(subject));
      if (volume === undefined) continue;
      if (known === undefined) note(identity, volume);
      // A file that is gone is told to whoever sets a volume.
      send(identity, volume).catch(() => {});
    }
  });

  return {
    async set(identity, volume) {
      if (Number.isNaN(volume)) throw new TypeError('A volume is a number from 0 to 1');
      const within = Math.min(1, Math.max(0, volume));
      const subject = subjectOf(identity);
      if (subject !== undefined) ofSubjects.set(subject, within);
      note(identity, within);
      await send(identity, within);
    },
    canSet: () => (answer ??= canSetVolume()),
  };
}

/** On iPhone and iPad the person's own buttons alone say how loud it is: there a volume springs back to 1. */
async function canSetVolume(): Promise<boolean> {
  const audio = new Audio();
  audio.volume = 0.5;
  await new Promise((resolve) => setTimeout(resolve, pretence));
  return audio.volume === 0.5;
}
