import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith } from './support/people.ts';
import { make } from './support/story.ts';

const meta: Meta = { title: 'Side panel', component: 'visio-side-panel', parameters: { frame: { width: '24rem', height: '36rem', padding: '0' } } };
export default meta;

type Story = StoryObj;

export const Chat: Story = { render: () => make('visio-side-panel', { meeting: callWith(3).meeting, panel: 'chat' }) };
export const People: Story = { render: () => make('visio-side-panel', { meeting: callWith(3).meeting, panel: 'people' }) };

/** A panel of the page's own, with a heading that does not fit. */
export const OfThePage: Story = {
  render() {
    const element = make('visio-side-panel', { panel: 'notes', heading: 'Notes du rendez-vous du 24 novembre au sujet de votre déclaration' });
    element.append('Pièces reçues : 3');
    return element;
  },
};
