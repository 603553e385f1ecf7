import type { Participant } from '@visio-sdk/core';
import { useCallback, useRef, type RefCallback } from 'react';
import { useMeeting } from './meeting-provider.ts';

/**
 * Shows somebody's camera or screen in a `<video autoPlay playsInline muted>`, whenever there is one: give it what this
 * returns as `ref`. What no element shows is not received; sound comes from the provider.
 */
export function useAttach(participant: Participant | undefined, source: 'camera' | 'screen' = 'camera'): RefCallback<HTMLVideoElement> {
  return useAttachment(useCallback((video) => participant?.attach(source, video), [participant, source]));
}

/** Shows one's own camera, before and during the meeting: give the `<video>` what this returns as `ref`. */
export function usePreview(): RefCallback<HTMLVideoElement> {
  const { camera } = useMeeting();
  return useAttachment(useCallback((video) => camera.attach(video), [camera]));
}

function useAttachment(attach: (video: HTMLVideoElement) => (() => void) | undefined): RefCallback<HTMLVideoElement> {
  const stop = useRef<(() => void) | undefined>(undefined);
  // Told to stop by null and not by a function that it returns: React 18 knows only the one, React 19 both.
  return useCallback(
    (video) => {
      stop.current?.();
      stop.current = video ? attach(video) : undefined;
    },
    [attach],
  );
}
