import type { Readable } from '../reactive/readable.ts';

/** Shows the track in the element whenever there is one; returns how to stop. */
export function showTrack(track: Readable<MediaStreamTrack | undefined>, element: HTMLVideoElement): () => void {
  const show = () => {
    const current = track.get();
    element.srcObject = current ? new MediaStream([current]) : null;
  };
  show();
  const unsubscribe = track.subscribe(show);
  return () => {
    unsubscribe();
    element.srcObject = null;
  };
}
