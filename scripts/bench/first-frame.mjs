/**
 * @typedef {object} FirstFrame ms since the navigation started
 * @property {number} frame the first frame of a remote picture was handed to the screen
 * @property {number} seen the video that shows it was visible: no ancestor hides it, nor makes it transparent
 * @property {number | null} press the first click of the person
 * @property {Record<string, number>} marks when what leads there happened first
 */

/**
 * Notes in every page when the first frame of a remote picture is drawn, and what led to it: `window.benchFirstFrame` is
 * a promise of a {@link FirstFrame}. Runs in the page as text, before its first script, the same in each page.
 */
export function watchFirstFrame() {
  /** @type {Record<string, number>} */
  const marks = {};
  /** @type {WeakSet<MediaStreamTrack>} */
  const remote = new WeakSet();
  /** @type {number | null} */
  let press = null;
  const mark = (/** @type {string} */ name) => void (marks[name] ??= performance.now());
  /** @type {(found: FirstFrame) => void} */
  let found;
  const first = new Promise((/** @type {(value: FirstFrame) => void} */ resolve) => (found = resolve));
  addEventListener('click', (event) => (press ??= event.isTrusted ? event.timeStamp : null), { capture: true });

  const { fetch: ask, WebSocket: Socket, RTCPeerConnection: Line } = window;
  window.fetch = (...request) => {
    if (String(request[1]?.method).toUpperCase() !== 'POST') return ask(...request);
    mark('entry asked');
    const answer = ask(...request);
    void answer.then(() => mark('entry answered'), () => {});
    return answer;
  };
  window.WebSocket = class extends Socket {
    constructor(/** @type {string | URL} */ url, /** @type {string | string[] | undefined} */ protocols) {
      super(url, protocols);
      mark('socket asked');
      this.addEventListener('open', () => mark('socket open'));
      this.addEventListener('message', () => mark('socket answered'));
    }
  };
  /** @type {WeakRef<RTCPeerConnection>[]} */
  const lines = [];
  window.RTCPeerConnection = class extends Line {
    constructor(/** @type {RTCConfiguration | undefined} */ configuration) {
      super(configuration);
      mark('line made');
      lines.push(new WeakRef(this));
      this.addEventListener('connectionstatechange', () => mark(`line ${this.connectionState}`));
      this.addEventListener('track', ({ track }) => {
        remote.add(track);
        mark(`remote ${track.kind}`);
      });
    }
  };
  const devices = MediaDevices.prototype;
  const { getUserMedia } = devices;
  devices.getUserMedia = async function (constraints) {
    mark('devices asked');
    const stream = await getUserMedia.call(this, constraints);
    mark('devices open');
    return stream;
  };

  const isRemote = (/** @type {HTMLVideoElement} */ video) =>
    video.srcObject instanceof MediaStream && video.srcObject.getVideoTracks().some((track) => remote.has(track));
  const isVisible = (/** @type {HTMLVideoElement} */ video) =>
    video.clientWidth > 0 && video.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  let isFound = false;
  const watch = (/** @type {HTMLVideoElement} */ video) => {
    // Only the first picture counts, and what went on watching would hold on to the page's elements.
    if (isFound) return;
    video.requestVideoFrameCallback(() => {
      if (isFound) return;
      // One's own picture, or an element that is in no page.
      if (!isRemote(video) || !video.isConnected) return watch(video);
      const frame = performance.now();
      isFound = true;
      const see = () => {
        // Gone before anybody saw it: the next one counts.
        if (!video.isConnected) return void (isFound = false);
        if (!isVisible(video)) return void requestAnimationFrame(see);
        found({ frame, seen: performance.now(), press, marks });
      };
      see();
    });
  };
  const media = HTMLMediaElement.prototype;
  const own = Object.getOwnPropertyDescriptor(media, 'srcObject');
  Object.defineProperty(media, 'srcObject', {
    ...own,
    set(value) {
      own?.set?.call(this, value);
      if (!(this instanceof HTMLVideoElement) || !value) return;
      if (isRemote(this) && this.isConnected) mark('picture attached');
      watch(this);
    },
  });
  Object.assign(window, { benchFirstFrame: first, benchLines: () => lines.flatMap((line) => line.deref() ?? []) });
}
