import { expect } from '@open-wc/testing';
import { controlNames } from '../internal/controls.ts';
import { readSettings, type RawSettings } from './settings.ts';

const nothing: RawSettings = {
  provider: null,
  server: null,
  room: null,
  token: null,
  name: null,
  prejoin: null,
  camera: null,
  microphone: null,
  layout: null,
  selfView: null,
  controls: null,
  shortcuts: null,
  lang: null,
  theme: null,
  remember: null,
  sounds: null,
  talkWhileMuted: null,
  assets: null,
  iceTransport: null,
};
const read = (some: Partial<Record<keyof RawSettings, unknown>>) => readSettings({ ...nothing, ...some } as RawSettings);
const wrong = (some: Partial<Record<keyof RawSettings, unknown>>) => read(some).problems.map(({ code, subject }) => `${code} ${subject}`);

describe('readSettings', () => {
  it('has a default for each attribute', () => {
    const settings = read({});
    expect(settings.options).to.deep.equal({ provider: 'visio', remember: true, camera: true, microphone: true, iceTransport: 'all' });
    expect(settings).to.include({ prejoin: true, layout: 'auto', controls: controlNames, fatal: undefined });
    expect(settings.problems).to.deep.equal([]);
  });

  it('finds what is malformed, and names the attribute', () => {
    expect(wrong({ server: 'not a url' })).to.deep.equal(['configuration-invalid server']);
    expect(wrong({ server: 'javascript:alert(1)' })).to.deep.equal(['configuration-invalid server']);
    expect(wrong({ provider: 'zoom' })).to.deep.equal(['configuration-invalid provider']);
    expect(wrong({ provider: 'constructor' })).to.deep.equal(['configuration-invalid provider']);
    expect(wrong({ room: '../secret' })).to.deep.equal(['configuration-invalid room']);
    expect(wrong({ token: 42 })).to.deep.equal(['configuration-invalid token']);
    expect(wrong({ name: 'x'.repeat(101) })).to.deep.equal(['configuration-invalid name']);
    expect(wrong({ layout: 'mosaic' })).to.deep.equal(['configuration-invalid layout']);
    expect(wrong({ selfView: 'mirror' })).to.deep.equal(['configuration-invalid self-view']);
    expect(wrong({ theme: 'pink' })).to.deep.equal(['configuration-invalid theme']);
    expect(wrong({ prejoin: 'false' })).to.deep.equal(['configuration-invalid prejoin']);
    expect(wrong({ lang: 'français !' })).to.deep.equal(['configuration-invalid lang']);
    expect(wrong({ assets: 'http://' })).to.deep.equal(['configuration-invalid assets']);
    expect(wrong({ iceTransport: 'udp' })).to.deep.equal(['configuration-invalid ice-transport']);
    expect(wrong({ controls: 'microphone, leave' })).to.deep.equal(['configuration-invalid controls']);
  });

  it('takes what a script sets for malformed when it is no text, and never throws', () => {
    for (const value of [5, true, [], {}, () => 'x', Symbol('x')]) {
      expect(wrong({ server: value })).to.deep.equal(['configuration-invalid server']);
      expect(wrong({ room: value })).to.deep.equal(['configuration-invalid room']);
      expect(wrong({ name: value })).to.deep.equal(['configuration-invalid name']);
      expect(wrong({ controls: value })).to.deep.equal(['configuration-invalid controls']);
      expect(wrong({ provider: value })).to.deep.equal(['configuration-invalid provider']);
    }
    expect(wrong({ provider: '__proto__' })).to.deep.equal(['configuration-invalid provider']);
  });

  it('goes on without a default only where another would be unsafe', () => {
    for (const one of [{ server: 'x' }, { provider: 'x' }, { room: '/' }, { token: 1 }]) expect(read(one).fatal, JSON.stringify(one)).not.to.equal(undefined);
    for (const one of [{ layout: 'x' }, { theme: 'x' }, { prejoin: 'x' }, { lang: '!' }, { controls: 'x' }, { name: 'x'.repeat(101) }]) {
      expect(read(one).fatal, JSON.stringify(one)).to.equal(undefined);
    }
  });

  it('keeps nothing on the device when `remember` is misspelt', () => {
    expect(read({ remember: 'of' }).options.remember).to.equal(false);
  });

  it('is complete with what the provider cannot do without', () => {
    expect(read({ room: 'salle-12' }).isComplete).to.equal(true);
    expect(read({ server: 'https://visio.test' }).isComplete).to.equal(false);
    expect(read({ provider: 'livekit', server: 'wss://livekit.test' }).isComplete).to.equal(false);
    expect(read({ provider: 'livekit', server: 'wss://livekit.test', token: 'ey' }).isComplete).to.equal(true);
    expect(read({ provider: 'livekit', server: 'https://tokens.test' }).isComplete).to.equal(true);
    expect(read({ provider: { capabilities: new Set(), actions: {}, enter: () => [] } }).isComplete).to.equal(true);
  });

  it('reads controls in the order written', () => {
    expect(read({ controls: ' leave  microphone leave' }).controls).to.deep.equal(['leave', 'microphone']);
    expect(read({ controls: '' }).controls).to.deep.equal(controlNames);
  });
});
