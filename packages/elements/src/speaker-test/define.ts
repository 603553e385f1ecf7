import { define } from '../internal/define.ts';
import { VisioSpeakerTest } from './speaker-test.ts';

define('visio-speaker-test', VisioSpeakerTest);

declare global {
  interface HTMLElementTagNameMap {
    'visio-speaker-test': VisioSpeakerTest;
  }
}
