import { define } from '../internal/define.ts';
import { VisioToolbar } from './toolbar.ts';

// Lazily: most people never open it.
VisioToolbar.loadDeviceMenu = () => import('../device-menu/define.ts');
VisioToolbar.loadModerationMenu = () => import('../moderation-menu/define.ts');
define('visio-toolbar', VisioToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'visio-toolbar': VisioToolbar;
  }
}
