import { define } from '../internal/define.ts';
import '../participant-menu/define.ts';
import { VisioPeople } from './people.ts';

define('visio-people', VisioPeople);

declare global {
  interface HTMLElementTagNameMap {
    'visio-people': VisioPeople;
  }
}
