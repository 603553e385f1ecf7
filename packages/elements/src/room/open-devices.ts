import { isUnderWay, type Meeting } from '@visio-sdk/core';
import { ignoreFailure } from '../internal/ignore-failure.ts';

/** How long devices wait for the meeting, in ms. */
const patience = 1_000;

/**
 * Opens the devices that are wanted as soon as one is in or waits at the door, or after {@link patience}. To open a camera
 * keeps a small machine as busy as to connect, and the others are to be seen first.
 */
export function openDevices(meeting: Meeting): void {
  const { connection, camera, microphone } = meeting;
  const open = () => {
    clearTimeout(timer);
    stop();
    if (!isUnderWay(connection.get())) return;
    for (const input of [camera, microphone]) if (input.isWanted()) ignoreFailure(input.enable());
  };
  const look = () => connection.get().state === 'joining' || open();
  const timer = setTimeout(open, patience);
  const stop = connection.subscribe(look);
  look();
}
