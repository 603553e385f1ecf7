import { define } from '../internal/define.ts';
import { VisioChat } from './chat.ts';

define('visio-chat', VisioChat);
