import type { Meeting, Participant } from '@visio-sdk/core';
import { byId, watch } from './page.ts';

/** A tile for each participant, with name, microphone, voice and pictures. Tiles stay as they are while others come and go. */
export function showPeople(meeting: Meeting): void {
  const tiles = new Map<Participant, { readonly tile: HTMLElement; readonly stop: () => void }>();
  watch(meeting.participants, (people) => {
    for (const [participant, { tile, stop }] of tiles) {
      if (people.includes(participant)) continue;
      stop();
      tile.remove();
      tiles.delete(participant);
    }
    for (const participant of people) {
      if (tiles.has(participant)) continue;
      const made = makeTile(participant);
      tiles.set(participant, made);
      byId('people').append(made.tile);
    }
  });
}

function makeTile(participant: Participant): { readonly tile: HTMLElement; readonly stop: () => void } {
  const tile = document.createElement('li');
  const label = document.createElement('p');
  const pictures = (['screen', 'camera'] as const).map((source) => {
    const video = document.createElement('video');
    // Sound does not come from here: `meeting.speakers.play()` plays everybody.
    Object.assign(video, { autoplay: true, playsInline: true, muted: true });
    video.dataset['source'] = source;
    if (source === 'camera' && participant.isLocal) video.classList.add('mirrored');
    return { source, video, stop: participant.attach(source, video) };
  });
  tile.append(...pictures.map(({ video }) => video), label);

  const stops = [
    ...pictures.map(({ stop }) => stop),
    watch(participant.speaking, (speaking) => tile.classList.toggle('speaking', speaking)),
    watch(participant.state, ({ name, publications }) => {
      const { microphone } = publications;
      const who = `${name || 'Sans nom'}${participant.isLocal ? ' (vous)' : ''}`;
      label.textContent = !microphone || microphone.muted ? `${who}, micro coupé` : who;
      for (const { source, video } of pictures) {
        const publication = publications[source];
        video.hidden = !publication || publication.muted;
        video.setAttribute('aria-label', source === 'camera' ? who : `Écran de ${who}`);
      }
    }),
  ];
  return { tile, stop: () => stops.forEach((stop) => stop()) };
}
