import { define } from '../internal/define.ts';
import { VisioDoor } from './door.ts';

define('visio-door', VisioDoor);

declare global {
  interface HTMLElementTagNameMap {
    'visio-door': VisioDoor;
  }
}
