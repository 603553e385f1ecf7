import { define } from '../internal/define.ts';
import { VisioShortcuts } from './shortcuts.ts';

define('visio-shortcuts', VisioShortcuts);
