import { define } from '../internal/define.ts';
import { VisioToolbar } from './toolbar.ts';

// Lazily: most people never open them.
VisioToolbar.loadPopup = (name) => {
  if (name === 'moderate') return import('../moderation-menu/define.ts');
  return name === 'reactions' ? import('../reactions/define.ts') : import('../device-menu/define.ts');
};
define('visio-toolbar', VisioToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'visio-toolbar': VisioToolbar;
  }
}
