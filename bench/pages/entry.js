// What the pages without our SDK share: our server's way in, and what is asked of the devices.
const { room } = document.documentElement.dataset;

/** As `<visio-room>` asks it. @returns {Promise<{ servers: string[], token: string }>} */
export async function enter() {
  const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))));
  const answer = await fetch(`/api/v1/rooms/${room}/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench', device: secret.replaceAll('+', '-').replaceAll('/', '_') }),
  });
  if (!answer.ok) throw new Error(`Not admitted: ${answer.status}`);
  return answer.json();
}

/** Camera and microphone as `<visio-room>` asks for them. */
export const constraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
};
