/**
 * The transport on livekit-client: the only module that sees its Room. Events go one way, from the Room through
 * snapshots to the listener; actions go the other way, through Publisher, Attachments and AudioPlayer.
 */
import { ConnectionState, RoomEvent, type Participant, type RemoteTrack, type Room, type TrackPublication } from 'livekit-client';
import { chatTopic } from '../protocol/chat.ts';
import { parseRoomState } from '../protocol/index.ts';
import { once } from '../support/once.ts';
import type { LineSample, Texts, Transport, TransportListener, TransportOptions, TrackSource } from '../transport/transport.ts';
import { Attachments } from './attachments.ts';
import { AudioPlayer } from './audio-player.ts';
import { explain } from './explain.ts';
import { leaveReasonOf } from './leave-reason.ts';
import { lookSooner } from './look-sooner.ts';
import { makeRoom } from './make-room.ts';
import { Publisher } from './publisher.ts';
import { silenceLog } from './silence-log.ts';
import { snapshotOf } from './snapshot.ts';
import { sourceOf } from './sources.ts';
import type { ThinLine } from './thin-line.ts';

silenceLog();
lookSooner();

/** How long after coming in again the others may take to do the same, in ms, before they count as gone. */
const regrouping = 8_000;

/** How long what the server sends first is left alone, in ms: the line is made of it, and that goes before drawing. */
const answering = 20;

/** Makes a transport on livekit-client. */
export function createRoomTransport(listener: TransportListener, options: TransportOptions): Transport {
  return new RoomTransport(listener, options);
}

class RoomTransport implements Transport {
  readonly #listener: TransportListener;
  readonly #options: TransportOptions;
  readonly #room: Room;
  readonly #release: () => void;
  readonly #publisher: Publisher;
  readonly #attachments: Attachments;
  readonly #audio: AudioPlayer;
  readonly #told = new Set<string>();
  readonly #pinned = once(async () => new (await import('./pinned-videos.ts')).PinnedVideos(this.#room));
  readonly #volumes = once(async () => (await import('./track-volumes.ts')).keepTrackVolumes(this.#room));
  #isIn = false;
  /** The server has let us in, media are not connected yet. */
  #isComingIn = false;
  #isClosing = false;
  /** Out on purpose, to come in by another door. */
  #isMoving = false;
  #regrouping: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: TransportListener, options: TransportOptions) {
    this.#listener = listener;
    this.#options = options;
    const { room, release } = makeRoom();
    this.#room = room;
    this.#release = release;
    this.#publisher = new Publisher(this.#room, options.videoCodec);
    this.#attachments = new Attachments(this.#room);
    this.#audio = new AudioPlayer(this.#room);
    this.#listen();
  }

  get underlying(): Room {
    return this.#room;
  }

  async connect(server: string, token: string, signal: AbortSignal): Promise<void> {
    const abort = () => void this.#room.disconnect(!this.#isMoving);
    signal.addEventListener('abort', abort);
    try {
      signal.throwIfAborted();
      if (this.#isIn) await this.#moveOut();
      // `iceServers` stays unset: any value would throw away the server's TURN credentials.
      // LiveKit 1.13 takes what a client leaves unsaid for a no, whatever its `allow_pause` is.
      await this.#room.connect(server, token, { subscriberAllowPause: true, rtcConfig: { iceTransportPolicy: this.#options.iceTransport } });
      signal.throwIfAborted();
      this.#regroup(this.#isMoving ? regrouping : 0);
      this.#isIn = true;
      this.#isMoving = false;
      this.#tellAll();
    } catch (error) {
      throw signal.aborted ? error : await explain(error, server);
    } finally {
      this.#isComingIn = false;
      signal.removeEventListener('abort', abort);
    }
  }

  /** Media take as long again to connect: time for everybody to be drawn, so that pictures have a place when they come. */
  #comeIn(): void {
    if (this.#isMoving || this.#isClosing || this.#room.state !== ConnectionState.Connecting) return;
    this.#isComingIn = true;
    this.#tellAll();
  }

  #tellAll(): void {
    this.#tellRoom();
    for (const participant of [this.#room.localParticipant, ...this.#room.remoteParticipants.values()]) this.#tell(participant);
  }

  /** Leaves without a word to anybody here; the media stay open. */
  async #moveOut(): Promise<void> {
    this.#isMoving = true;
    this.#publisher.forgetAll();
    await this.#room.disconnect(false);
  }

  /** Who was told of and is not there: gone while one came in. Whoever lost the same server comes back about now. */
  #regroup(within: number): void {
    clearTimeout(this.#regrouping);
    this.#regrouping = setTimeout(() => this.#told.forEach((identity) => this.#left(identity)), within);
  }

  async sample(): Promise<LineSample | undefined> {
    return (await import('./line-sample.ts')).sampleOf(this.#room);
  }

  readonly texts = once(async (): Promise<Texts> => (await import('./texts.ts')).textsOf(this.#room));

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#isComingIn = false;
    clearTimeout(this.#regrouping);
    void this.#thinLine?.then((line) => line.stop(), () => {});
    // Whoever owns the media has closed them by now: LiveKit's tracks then stop listening to them.
    await this.#room.disconnect(true);
    this.#release();
  }

  publish(source: TrackSource, track: MediaStreamTrack): Promise<void> {
    return this.#publisher.publish(source, track);
  }

  mute(source: TrackSource): Promise<void> {
    return this.#publisher.mute(source);
  }

  unpublish(source: TrackSource): Promise<void> {
    return this.#publisher.unpublish(source);
  }

  attach(identity: string, source: TrackSource, element: HTMLMediaElement): () => void {
    return this.#attachments.attach(identity, source, element);
  }

  pin(identity: string | undefined): void {
    this.#attachments.pinned = identity;
    void this.#weigh();
    // Without it they come as large as they are shown.
    void this.#pinned().then((videos) => videos.pin(identity), () => {});
  }

  playAudio(): () => void {
    return this.#audio.play();
  }

  unblockAudio(): Promise<void> {
    return this.#room.startAudio();
  }

  async setSpeaker(deviceId: string): Promise<void> {
    await this.#room.switchActiveDevice('audiooutput', deviceId || 'default');
  }

  async setVolume(identity: string, source: TrackSource, volume: number): Promise<void> {
    (await this.#volumes())(identity, source, volume);
  }

  #listen(): void {
    const tell = (participant: Participant) => this.#tell(participant);
    const tellOwner = (_: TrackPublication, participant: Participant) => this.#tell(participant);
    const tellLocal = () => this.#tell(this.#room.localParticipant);
    // Once, and before connecting: a stream that comes before is lost.
    this.#room.registerTextStreamHandler(chatTopic, (stream, { identity }) => this.#listener.topic(stream, identity, chatTopic));
    this.#room
      .on(RoomEvent.SignalConnected, () => setTimeout(() => this.#comeIn(), answering))
      .on(RoomEvent.ParticipantConnected, tell)
      .on(RoomEvent.ParticipantActive, tell)
      .on(RoomEvent.ParticipantDisconnected, (participant) => this.#left(participant.identity))
      .on(RoomEvent.ParticipantNameChanged, (_, participant) => this.#tell(participant))
      .on(RoomEvent.ParticipantAttributesChanged, (_, participant) => this.#tell(participant))
      .on(RoomEvent.ParticipantPermissionsChanged, (_, participant) => this.#tell(participant))
      .on(RoomEvent.ConnectionQualityChanged, (_, participant) => this.#tell(participant))
      .on(RoomEvent.TrackPublished, tellOwner)
      .on(RoomEvent.TrackUnpublished, tellOwner)
      .on(RoomEvent.TrackUnmuted, tellOwner)
      .on(RoomEvent.TrackMuted, (publication, participant) => {
        this.#tell(participant);
        if (participant.isLocal) this.#stopped(publication);
      })
      .on(RoomEvent.LocalTrackPublished, tellLocal)
      .on(RoomEvent.LocalTrackUnpublished, (publication) => {
        tellLocal();
        this.#stopped(publication, true);
      })
      .on(RoomEvent.TrackSubscribed, (track, publication, participant) => this.#subscribed(track, publication, participant))
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        this.#attachments.unsubscribed(track);
        this.#audio.unsubscribed(track);
      })
      .on(RoomEvent.ActiveSpeakersChanged, () => this.#tellSpeaking())
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.#listener.audioBlocked(!this.#room.canPlaybackAudio))
      .on(RoomEvent.DataReceived, (payload, participant, _, topic) => this.#listener[topic ? 'topic' : 'data'](payload, participant?.identity, topic!))
      .on(RoomEvent.TrackStreamStateChanged, (_, __, participant) => {
        this.#tell(participant);
        void this.#weigh();
      })
      .on(RoomEvent.RoomMetadataChanged, () => this.#tellRoom())
      .on(RoomEvent.SignalReconnecting, () => this.#line('reconnecting'))
      .on(RoomEvent.Reconnecting, () => this.#line('reconnecting'))
      .on(RoomEvent.Reconnected, () => this.#line('reconnected'))
      .on(RoomEvent.Disconnected, (reason) => {
        // While connecting, `connect` rejects and says more.
        if (this.#isTelling) this.#listener.ended(leaveReasonOf(reason));
      });
  }

  /** Not while closing: leaving withdraws one's tracks, and whoever is told of that would put us back on the list. */
  get #isTelling(): boolean {
    return this.#isIn && !this.#isClosing && !this.#isMoving;
  }

  #line(news: 'reconnecting' | 'reconnected'): void {
    if (this.#isTelling) this.#listener[news]();
  }

  #tell(participant: Participant): void {
    if (!this.#isTelling && !this.#isComingIn) return;
    if (!participant.isLocal) this.#told.add(participant.identity);
    this.#listener.participant(snapshotOf(participant, (source) => this.#attachments.isHeld(participant.identity, source)));
  }

  #tellRoom(): void {
    if (this.#isTelling || this.#isComingIn) this.#listener.roomState(parseRoomState(this.#room.metadata));
  }

  #thinLine: Promise<ThinLine> | undefined;

  /** The media server holds a picture back, or does not any more. */
  async #weigh(): Promise<void> {
    this.#thinLine ??= import('./thin-line.ts').then((module) => module.watchThinLine(this.#room, this.#attachments, (one) => this.#tell(one)));
    // Without it, pictures are held back in no order of ours.
    this.#thinLine.catch(() => (this.#thinLine = undefined));
    (await this.#thinLine.catch(() => undefined))?.look();
  }

  #speakers: ReadonlySet<string> = new Set();

  #tellSpeaking(): void {
    const before = this.#speakers;
    this.#speakers = new Set(this.#room.activeSpeakers.map((one) => one.identity));
    for (const identity of new Set([...before, ...this.#speakers])) {
      if (before.has(identity) === this.#speakers.has(identity)) continue;
      const participant = this.#room.getParticipantByIdentity(identity);
      if (participant) this.#tell(participant);
    }
  }

  /** On a full reconnection LiveKit says that everybody left, then that they came: only who does not come back has left. */
  #left(identity: string): void {
    queueMicrotask(() => {
      if (!this.#isTelling || this.#room.remoteParticipants.has(identity)) return;
      if (this.#room.state !== ConnectionState.Connected) return void this.#room.once(RoomEvent.Reconnected, () => this.#left(identity));
      if (this.#told.delete(identity)) this.#listener.participantLeft(identity);
    });
  }

  #subscribed(track: RemoteTrack, publication: TrackPublication, participant: Participant): void {
    // LiveKit asks each receiver for its statistics every two seconds, for a bitrate that nobody here reads.
    track.stopMonitor();
    const source = sourceOf(publication.source);
    if (source) this.#attachments.subscribed(track, participant.identity, source);
    this.#audio.subscribed(track);
    this.#tell(participant);
  }

  /** One's own source fell silent and it was not us: unless the device itself ended, which its owner knows. */
  #stopped(publication: TrackPublication, isGone = false): void {
    const source = sourceOf(publication.source);
    if (!source) return;
    if (this.#publisher.isChanging(source)) return void this.#publisher.isStopped(source).then((isStopped) => isStopped && this.#stopped(publication, isGone));
    const isOpen = publication.track?.mediaStreamTrack.readyState !== 'ended';
    // A disconnection withdraws everything, too, just before it says so: the devices are to stay open for coming back.
    queueMicrotask(() => {
      if (!this.#isTelling || this.#room.state !== ConnectionState.Connected) return;
      if (isGone) this.#publisher.forget(source);
      if (isOpen) this.#listener.localStopped(source);
    });
  }
}
