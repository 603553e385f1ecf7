import { defaultClientConditions, defineConfig } from 'vite';

// Where `npm start` has our server. It lets in pages of its own origin, so it must see the host that the page sees.
const server = { proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } } };

// eslint-disable-next-line no-restricted-syntax -- Vite reads the default export
export default defineConfig({
  // In this repository the SDK is its sources; leave it out in a project of your own.
  resolve: { conditions: ['@visio-sdk/source', ...defaultClientConditions] },
  // So that it works in any folder of a web server.
  base: './',
  // The chunk beyond 500 kB is livekit-client, which comes while joining.
  build: { target: 'es2022', chunkSizeWarningLimit: 600 },
  server,
  preview: server,
});
