import type { Layout, SelfView } from '@visio-sdk/core';
import type { FakeMeeting, FakeParticipantInit } from '@visio-sdk/core/testing';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { pass } from './support/clock.ts';
import { callWith, people, person } from './support/people.ts';
import { cameraPicture, screenPicture } from './support/pictures.ts';
import { make, opened, until } from './support/story.ts';

const meta: Meta = { title: 'Stage', component: 'visio-stage', parameters: { frame: { height: 'min(40rem, 100dvh)', padding: '0' } } };
export default meta;

type Story = StoryObj;

const stage = (fake: () => FakeMeeting, layout: Layout = 'auto'): Story => ({
  render: () => make('visio-stage', { meeting: fake().meeting, layout }),
  play: controls,
});

/** Menus and page buttons come a moment after the first picture, for which a story goes on. */
async function controls(context: StoryContext): Promise<void> {
  const { element } = await opened('visio-stage', context);
  pass(600);
  await until(() => element.shadowRoot?.querySelector('.said, .connecting'));
}

/** A stage whose tile of a person had its menu opened, and then these pressed in it. */
const menuOf = (fake: () => FakeMeeting, tile: number, ...actions: readonly string[]): Story => ({
  ...stage(fake),
  play: async (context) => {
    await controls(context);
    const root = context.canvasElement.querySelector('visio-stage')!.shadowRoot!;
    for (const action of ['', ...actions]) {
      // There are no tiles before the stage knows how big it is.
      if (action === '') (await until(() => root.querySelectorAll<HTMLElement>('[part=menu-button]')[tile])).click();
      const menu = await until(() => root.querySelector('visio-participant-menu')?.shadowRoot?.querySelector('dialog[open]'));
      await until(() => menu.querySelector<HTMLElement>(`[data-action${action && `=${action}`}]`));
      if (action) menu.querySelector<HTMLElement>(`[data-action=${action}]`)!.click();
    }
  },
});
const sharing: FakeParticipantInit = { publishing: ['microphone', 'camera', 'screen'] };
const withScreen = () => ({ ...sharing, streams: { camera: cameraPicture({ hue: 30 }), screen: screenPicture() } });
const speaking = (count: number): FakeParticipantInit[] => people(count).map((one, index) => (index === 1 ? { ...one, speaking: true } : one));

// How many

export const Connecting: Story = stage(() => callWith(0, { connection: { state: 'joining' } }));
export const Alone: Story = stage(() => callWith(0));
export const AloneWithoutCamera: Story = stage(() => callWith(0, { local: { publishing: ['microphone'] } }));
export const TwoPeople: Story = stage(() => callWith(1));
export const ThreePeople: Story = stage(() => callWith(2));
export const SixPeople: Story = stage(() => callWith(5));
export const ThirtyPeople: Story = stage(() => callWith(29));
export const SecondPage: Story = {
  ...stage(() => callWith(29), 'grid'),
  play: async (context) => {
    await controls(context);
    const { press } = await opened('visio-stage', context);
    await press('.pager button:last-of-type');
  },
};
/** An agent writes captions: it is not a person and has no tile. */
export const WithAnAgent: Story = stage(() => callWith([...people(2), person(5, { kind: 'agent', name: 'Sous-titres' })]));

// Layouts

export const Grid: Story = stage(() => callWith(speaking(8)), 'grid');
export const Speaker: Story = stage(() => callWith(speaking(8)), 'speaker');
export const SpeakerOfThirty: Story = stage(() => callWith(speaking(29)), 'speaker');
export const TwoPeopleInSpeakerView: Story = stage(() => callWith(1), 'speaker');

// Pins

export const Pinned: Story = stage(() => callWith(5, { pinned: 'person-3' }));
export const PinnedInGridOfThirty: Story = stage(() => callWith(29, { pinned: 'person-27' }), 'grid');
export const PinnedBesideAScreen: Story = stage(() => callWith([...people(3), person(3, withScreen())], { pinned: 'person-1' }));
export const PinnedScreenOfTwo: Story = stage(() => callWith([person(0, withScreen()), person(1, withScreen()), person(2)], { pinned: 'person-0' }));
export const PinnedOneself: Story = stage(() => callWith(3, { pinned: 'me' }));

// One's own picture

const seeing = (selfView: SelfView, others: number, selfCorner?: string): Story =>
  stage(() => callWith(others, { choices: { selfView, ...(selfCorner && { selfCorner }) } }));
export const SelfInCorner: Story = seeing('corner', 5);
export const SelfInUpperCorner: Story = seeing('corner', 5, 'top-start');
export const SelfInCornerOfThirty: Story = seeing('corner', 29, 'bottom-start');
export const SelfAsTileOfTwo: Story = seeing('tile', 1);
export const SelfHidden: Story = seeing('hidden', 5);
export const SelfHiddenOfTwo: Story = seeing('hidden', 1);

// Menus

export const MenuOfAnother: Story = menuOf(() => callWith(3), 1);
export const MenuOfAnotherPinned: Story = menuOf(() => callWith(3, { pinned: 'person-1' }), 0);
export const MenuOfOneself: Story = menuOf(() => callWith(3), 0);
export const MenuOfAScreen: Story = menuOf(() => callWith([...people(3), person(3, withScreen())]), 0);
export const MenuOfOnesOwnScreen: Story = menuOf(() => callWith(2, { local: withScreen() }), 0);
export const MenuForAModerator: Story = menuOf(() => callWith(3, { capabilities: ['mute', 'remove', 'spotlight'], local: { role: 'moderator' } }), 1);

/** What a page puts over somebody's tile. */
export const WithAnOverlay: Story = {
  ...stage(() => callWith(3)),
  render() {
    const element = make('visio-stage', { meeting: callWith(3).meeting });
    const badge = Object.assign(document.createElement('strong'), { slot: 'tile-person-1', textContent: 'Interprète' });
    Object.assign(badge.style, { position: 'absolute', insetBlockStart: '8px', insetInlineStart: '8px', padding: '4px 8px', background: '#fff', color: '#000' });
    element.append(badge);
    return element;
  },
};

// Screens

export const ScreenOfAnother: Story = stage(() => callWith([...people(3), person(3, withScreen())]));
export const ScreenAmongThirty: Story = stage(() => callWith([...people(28), person(28, withScreen())]));
export const ScreenInGrid: Story = stage(() => callWith([...people(3), person(3, withScreen())]), 'grid');
export const TwoScreens: Story = stage(() => callWith([person(0, withScreen()), person(1, withScreen()), person(2)]));
export const OwnScreen: Story = stage(() => callWith(2, { local: withScreen() }));
export const OwnScreenAlone: Story = stage(() => callWith(0, { local: withScreen() }));

// Sizes

export const Low: Story = { ...stage(() => callWith(4)), parameters: { frame: { height: '12rem', padding: '0' } } };
export const Narrow: Story = { ...stage(() => callWith(4)), parameters: { frame: { height: '40rem', width: '15rem', padding: '0' } } };
