import { define } from '../internal/define.ts';
import { VisioModerationMenu } from './moderation-menu.ts';

define('visio-moderation-menu', VisioModerationMenu);

declare global {
  interface HTMLElementTagNameMap {
    'visio-moderation-menu': VisioModerationMenu;
  }
}
