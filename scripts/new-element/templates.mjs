// What a new element starts as: something that is seen, named and tested, and small enough to be thrown away line by line.

/** @typedef {import('./name.mjs').Name} Name */

/** @param {Name} name */
export const elementFile = ({ kebab, camel, pascal, words }) => `import { isInMeeting } from '@visio-sdk/core';
import { html, nothing } from 'lit';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { ${camel}Styles } from './${kebab}.styles.ts';

/**
 * ${words}, while one is in a meeting.
 *
 * @csspart panel - The panel.
 * @csspart title - Its title.
 */
export class Visio${pascal} extends MeetingElement {
  static override styles = [...baseStyles, ${camel}Styles];

  protected override readonly words = lateWords;

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting || !isInMeeting(this.read(meeting.connection))) return nothing;
    return html\`
      <section class="panel" part="panel" aria-labelledby="title">
        <h2 id="title" part="title">\${this.t('${camel}.label')}</h2>
      </section>
    \`;
  }
}
`;

/** @param {Name} name */
export const stylesFile = ({ camel }) => `import { css } from 'lit';

export const ${camel}Styles = css\`
  :host {
    display: block;
  }
  .panel {
    padding: 0.75em 1em 1em;
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-surface);
  }
  h2 {
    font-weight: 650;
  }
\`;
`;

/** @param {Name} name */
export const defineFile = ({ kebab, pascal }) => `import { define } from '../internal/define.ts';
import { Visio${pascal} } from './${kebab}.ts';

define('visio-${kebab}', Visio${pascal});

declare global {
  interface HTMLElementTagNameMap {
    'visio-${kebab}': Visio${pascal};
  }
}
`;

/** @param {Name} name */
export const testFile = ({ kebab, pascal, words }) => `import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { lateWords } from '../translations/late-words.ts';
import './define.ts';
import type { Visio${pascal} } from './${kebab}.ts';

const joined = { state: 'joined', since: 1 } as const;

async function show(lang: 'fr' | 'en' = 'fr', fake: FakeMeeting = createFakeMeeting({ connection: joined })) {
  await lateWords.load(lang);
  const element = await fixture<Visio${pascal}>(html\`<visio-${kebab} lang=\${lang} .meeting=\${fake.meeting}></visio-${kebab}>\`);
  return { element, fake, title: () => element.shadowRoot!.querySelector('h2')?.textContent };
}

describe('<visio-${kebab}>', () => {
  it('is accessible, and named in the language of its place', async () => {
    const { element, title } = await show('en');
    expect(title()).to.equal('${words}');
    await expect(element).to.be.accessible();
    expect((await show('fr')).title()).to.equal('${words}');
  });

  it('is there only while one is in the meeting', async () => {
    const { element, fake, title } = await show('fr', createFakeMeeting());
    expect(title()).to.equal(undefined);
    fake.setConnection(joined);
    await element.updateComplete;
    expect(title()).to.equal('${words}');
    fake.setConnection({ state: 'ended', reason: 'left' });
    await element.updateComplete;
    expect(title()).to.equal(undefined);
  });
});
`;

/** @param {Name} name */
export const storyFile = ({ kebab, words }) => `import type { FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, since } from './support/people.ts';
import { make } from './support/story.ts';

const meta: Meta = { title: '${words}', component: 'visio-${kebab}', parameters: { frame: { width: '20rem' } } };
export default meta;

type Story = StoryObj;

// Time stands still in stories (support/clock.ts): an element that waits uses setTimeout, not setInterval.
const shown = (init: FakeMeetingInit = {}): Story => ({
  render: () => make('visio-${kebab}', { meeting: callWith(2, init).meeting }),
});

export const InACall: Story = shown();
export const Reconnecting: Story = shown({ connection: { state: 'reconnecting', since, downSince: since + 60_000 } });
/** Nothing is shown before one is in. */
export const BeforeTheCall: Story = shown({ connection: { state: 'idle' } });
`;
