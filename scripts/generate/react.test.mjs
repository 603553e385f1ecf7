import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reactElements, reactProps, reactTags } from './react.mjs';

/** @type {import('../check/elements-page.mjs').Element} */
const poll = {
  tagName: 'visio-poll',
  name: 'VisioPoll',
  description: 'A vote.\n\nSee {@link OTHER}.',
  members: [
    { kind: 'field', name: 'meeting', type: { text: 'Meeting | undefined' }, description: 'Whose.' },
    { kind: 'field', name: 'maxVotes', type: { text: 'number' }, description: 'How many.' },
    { kind: 'field', name: 'total', readonly: true, type: { text: 'number' }, description: 'So far.' },
    { kind: 'method', name: 'close' },
  ],
  attributes: [{ name: 'max-votes', fieldName: 'maxVotes', type: { text: 'number' }, description: 'How many.' }, { name: 'lang' }],
  events: [{ name: 'visio-error', type: { text: 'VisioErrorEvent' }, description: 'Went wrong.' }, { name: 'visio-poll-closed', type: { text: 'VisioPollClosedEvent' } }],
  slots: [],
  cssParts: [],
  cssProperties: [],
};

describe('what is generated for React', () => {
  it('has a component that takes the meeting around it, and its events as props', () => {
    const text = reactElements([poll]);
    assert.match(text, /export const VisioPoll: VisioComponent<VisioPollElement, VisioPollProps> = /);
    assert.match(text, /meeting: 'takes',/);
    assert.match(text, /onVisioError: 'visio-error',\n {4}onPollClosed: 'visio-poll-closed',/);
    assert.match(text, / \* See `OTHER`\./);
  });

  it('knows a room by its meeting that cannot be set, and a tile by having none', () => {
    const [meeting, ...others] = poll.members;
    assert.match(reactElements([{ ...poll, members: [{ ...meeting, name: 'meeting', readonly: true }, ...others] }]), /meeting: 'has',/);
    assert.match(reactElements([{ ...poll, members: others }]), /meeting: 'none',/);
  });

  it('lets a host set what can be set, and nothing else', () => {
    const text = reactProps([poll]);
    assert.match(text, /readonly maxVotes\?: number \| undefined;/);
    assert.match(text, /readonly onPollClosed\?: \(\(event: VisioPollClosedEvent\) => void\) \| undefined;/);
    assert.match(text, /import type \{\n {2}Meeting,\n\} from '@visio-sdk\/core';/);
    assert.doesNotMatch(text, /total|close\b/);
  });

  it('has the tag with the attributes that are named otherwise than properties', () => {
    assert.match(reactTags([poll]), /'visio-poll': VisioTag<VisioPollElement> & VisioPollProperties & \{\n.*\n {4}readonly 'max-votes'\?: VisioPollProperties\['maxVotes'\] \| undefined;/);
  });
});
