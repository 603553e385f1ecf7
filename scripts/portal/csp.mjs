/**
 * The content security policy of the example portal: the one of docs/contracts.md, with LiveKit's names filled in.
 * @param {string} livekit LiveKit's URL for clients, `ws:` or `wss:`
 */
export function portalPolicy(livekit) {
  const { host, protocol } = new URL(livekit);
  const [socket, web] = protocol === 'wss:' ? ['wss', 'https'] : ['ws', 'http'];
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // Both: livekit-client opens a socket, and asks by fetch why one was refused.
    `connect-src 'self' ${socket}://${host} ${web}://${host}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types visio-sdk lit-html',
  ].join('; ');
}
