import '../device-help/define.ts';
import { define } from '../internal/define.ts';
import '../speaker-test/define.ts';
import { VisioLobby } from './lobby.ts';

define('visio-lobby', VisioLobby);

declare global {
  interface HTMLElementTagNameMap {
    'visio-lobby': VisioLobby;
  }
}
