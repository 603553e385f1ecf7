import { define } from '../internal/define.ts';
import { VisioParticipantMenu } from './participant-menu.ts';

define('visio-participant-menu', VisioParticipantMenu);

declare global {
  interface HTMLElementTagNameMap {
    'visio-participant-menu': VisioParticipantMenu;
  }
}
