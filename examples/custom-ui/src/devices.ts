import type { InputDevice, Meeting } from '@visio-sdk/core';
import { byId, onClick, watch } from './page.ts';

/** Preview, lists of devices and level of the microphone: they work before anything is joined. */
export function showDevices({ camera, microphone }: Meeting): void {
  camera.attach(byId<HTMLVideoElement>('preview'));
  watch(camera.state, ({ status }) => {
    byId('preview-text').hidden = status === 'on';
    byId('preview-text').textContent = status === 'starting' ? 'Votre caméra s’allume…' : 'Votre caméra est éteinte.';
  });
  showChoice(byId<HTMLSelectElement>('cameras'), camera);
  showChoice(byId<HTMLSelectElement>('microphones'), microphone);
  showSwitches('camera', camera, ['Allumer la caméra', 'Éteindre la caméra']);
  showSwitches('microphone', microphone, ['Activer le micro', 'Couper le micro']);

  // The level costs something to measure, so only while its meter is seen.
  let stop: (() => void) | undefined;
  new IntersectionObserver(([entry]) => {
    stop?.();
    stop = entry?.isIntersecting ? watch(microphone.level, (level) => (byId<HTMLMeterElement>('level').value = level)) : undefined;
  }).observe(byId('level'));
}

function showChoice(select: HTMLSelectElement, input: InputDevice): void {
  const draw = () => {
    const devices = input.devices.get();
    const used = input.state.get().deviceId ?? '';
    // Without permission browsers tell neither names nor ids.
    const named = devices.filter(({ deviceId }) => deviceId !== '');
    select.replaceChildren(new Option('Choix du système', ''), ...named.map(({ deviceId, label }, index) => new Option(label || `Appareil ${index + 1}`, deviceId)));
    select.value = named.some(({ deviceId }) => deviceId === used) ? used : '';
    select.disabled = named.length === 0;
  };
  watch(input.devices, draw);
  watch(input.state, draw);
  select.addEventListener('change', () => void input.select(select.value).catch(() => {}));
}

/** Every button for one input, at the door and in the call, says what a click does. */
function showSwitches(kind: 'camera' | 'microphone', input: InputDevice, [turnOn, turnOff]: readonly [string, string]): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`[data-input=${kind}]`)) {
    onClick(button, () => (input.state.get().status === 'on' ? input.disable() : input.enable()));
    watch(input.state, ({ status }) => {
      button.classList.toggle('on', status === 'on');
      button.setAttribute('aria-busy', String(status === 'starting'));
      button.textContent = status === 'on' ? turnOff : turnOn;
    });
  }
}
