// LiveKit's own conference on React, as its documentation has it. `benchRoom` comes and goes with it.
import '@livekit/components-styles';
import './conference.css';
import { LiveKitRoom, VideoConference } from '@livekit/components-react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { enter } from './entry.js';

const root = createRoot(document.querySelector('#root'));
const options = { adaptiveStream: true, dynacast: true };

function show({ servers, token }) {
  const settings = { serverUrl: servers[0], token, options, connect: true, video: true, audio: true, 'data-lk-theme': 'default', style: { height: '100%' } };
  root.render(createElement(LiveKitRoom, settings, createElement(VideoConference)));
}

window.benchRoom = {
  join: async () => show(await enter()),
  // As a page's router does when one goes elsewhere.
  leave: () => root.render(null),
};

const entry = await enter();
if (document.documentElement.dataset.start === 'press') {
  const button = document.querySelector('#join');
  button.hidden = false;
  await new Promise((resolve) => button.addEventListener('click', resolve, { once: true }));
  button.remove();
}
show(entry);
