/** Tries a device again by itself once what kept it from working is gone. */
import type { InputDevice, Meeting } from '@visio-sdk/core';
import { ignoreFailure } from '../internal/ignore-failure.ts';

type Kind = 'camera' | 'microphone';

const listed = { camera: 'videoinput', microphone: 'audioinput' } as const;

/** Follows permissions and what is plugged in, for both devices; returns how to stop. */
export function followComebacks(meeting: Meeting): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const both: readonly Kind[] = ['camera', 'microphone'];
  // A browser that does not know these permissions, or tells of no change, leaves it to the button.
  for (const kind of both) ignoreFailure(followPermission(kind, meeting[kind], signal));
  const plugged = () => both.forEach((kind) => ignoreFailure(retryPlugged(kind, meeting[kind])));
  navigator.mediaDevices?.addEventListener('devicechange', plugged, { signal });
  // Settings of the system are elsewhere, and nothing tells of them but that the person comes back.
  const back = () => both.forEach((kind) => ignoreFailure(retryAllowed(kind, meeting[kind])));
  addEventListener('focus', back, { signal });
  return () => controller.abort();
}

async function followPermission(kind: Kind, input: InputDevice, signal: AbortSignal): Promise<void> {
  const permission = await query(kind);
  permission.addEventListener('change', () => permission.state === 'granted' && retry(input, `${kind}-denied`), { signal });
}

async function retryAllowed(kind: Kind, input: InputDevice): Promise<void> {
  if (input.state.get().error?.code === `${kind}-denied` && (await query(kind)).state === 'granted') retry(input, `${kind}-denied`);
}

async function retryPlugged(kind: Kind, input: InputDevice): Promise<void> {
  if (input.state.get().error?.code !== `${kind}-not-found`) return;
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (devices.some((device) => device.kind === listed[kind])) retry(input, `${kind}-not-found`);
}

/** Unless it is on again, or off by choice, meanwhile. */
function retry(input: InputDevice, code: string): void {
  const { status, error } = input.state.get();
  if (status === 'failed' && error?.code === code) ignoreFailure(input.enable());
}

function query(kind: Kind): Promise<PermissionStatus> {
  return navigator.permissions.query({ name: kind });
}
