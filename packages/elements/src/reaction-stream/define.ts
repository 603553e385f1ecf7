import { define } from '../internal/define.ts';
import { VisioReactionStream } from './reaction-stream.ts';

define('visio-reaction-stream', VisioReactionStream);

declare global {
  interface HTMLElementTagNameMap {
    'visio-reaction-stream': VisioReactionStream;
  }
}
