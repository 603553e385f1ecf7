import type { Decorator, Preview } from '@storybook/web-components-vite';
import axe from '../.storybook/axe.json' with { type: 'json' };
import type { Frame } from './story.ts';
import { holdTime, releaseTime } from './clock.ts';
import { setMotion, stopPictures } from './pictures.ts';

/** Page and element in the chosen language and theme; the element in a frame of the size that its stories ask for. */
const dressed: Decorator = (story, { globals, parameters }) => {
  const { lang, theme, motion, time } = globals as Record<string, string>;
  const root = document.documentElement;
  root.lang = lang ?? 'fr';
  root.dataset['theme'] = theme ?? 'auto';
  setMotion(motion === 'moving');
  if (time === 'running') releaseTime();
  else holdTime();

  const element = story();
  if (!(element instanceof HTMLElement)) throw new Error('A story gives one element: see support/story.ts');
  element.setAttribute('theme', theme ?? 'auto');
  const { width = 'auto', height = 'auto', padding = '1rem', surroundings } = (parameters['frame'] ?? {}) as Frame;
  const frame = document.createElement('div');
  frame.className = 'story';
  frame.style.setProperty('--story-width', width);
  frame.style.setProperty('--story-height', height);
  frame.style.setProperty('--story-inner-height', height === 'auto' ? 'auto' : '100%');
  frame.style.setProperty('--story-padding', padding);
  frame.append(element);
  if (surroundings) frame.prepend(surroundings());
  return frame;
};

const preview: Preview = {
  decorators: [dressed],
  beforeEach: () => () => {
    stopPictures();
    releaseTime();
  },
  initialGlobals: { lang: 'fr', theme: 'auto', motion: 'still', time: 'standing' },
  globalTypes: {
    lang: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'fr', title: 'Français' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    theme: {
      description: 'Theme of the element',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: ['auto', 'light', 'dark', 'contrast'].map((value) => ({ value, title: `Theme: ${value}` })),
      },
    },
    motion: {
      description: 'Pictures of the fake cameras',
      toolbar: {
        icon: 'play',
        dynamicTitle: true,
        items: ['still', 'moving'].map((value) => ({ value, title: `Pictures: ${value}` })),
      },
    },
    time: {
      description: 'Time of the fake meeting: it stands, or goes as elsewhere',
      toolbar: {
        icon: 'time',
        dynamicTitle: true,
        items: ['standing', 'running'].map((value) => ({ value, title: `Time: ${value}` })),
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    // The page's background is the theme's.
    backgrounds: { disable: true },
    controls: { disable: true },
    actions: { disable: true },
    a11y: { test: 'error', options: axe },
  },
};

export default preview;
