import { define } from '../internal/define.ts';
import { VisioSidePanel } from './side-panel.ts';

// Each panel comes when it is first opened.
VisioSidePanel.loadPanel = (name) => (name === 'chat' ? import('../chat/define.ts') : import('../people/define.ts'));

define('visio-side-panel', VisioSidePanel);
