import { expect } from '@open-wc/testing';
import { capture, toCaptureError } from './capture.ts';

describe('opening devices', () => {
  it('asks once for camera and microphone wished for together', async () => {
    const original = navigator.mediaDevices.getUserMedia;
    const asked: unknown[] = [];
    navigator.mediaDevices.getUserMedia = (constraints) => {
      asked.push(Object.keys(constraints ?? {}).sort().join('+'));
      return original.call(navigator.mediaDevices, constraints);
    };
    try {
      const tracks = await Promise.all([capture('camera', undefined), capture('microphone', undefined)]);
      expect(asked).to.deep.equal(['audio+video']);
      expect(tracks.map((track) => track.kind)).to.deep.equal(['video', 'audio']);
      for (const track of tracks) track.stop();
    } finally {
      navigator.mediaDevices.getUserMedia = original;
    }
  });

  it('names each refusal of the browser', () => {
    const code = (name: string) => toCaptureError('microphone', new DOMException('', name)).code;
    expect(['NotFoundError', 'NotAllowedError', 'NotReadableError', 'TypeError'].map(code)).to.deep.equal([
      'microphone-not-found',
      'microphone-denied',
      'microphone-in-use',
      'microphone-failed',
    ]);
  });
});
