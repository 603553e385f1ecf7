import { define } from '../internal/define.ts';
import { VisioNotices } from './notices.ts';

define('visio-notices', VisioNotices);
