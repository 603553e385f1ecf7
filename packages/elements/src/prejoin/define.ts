import { define } from '../internal/define.ts';
import { VisioPrejoin } from './prejoin.ts';

define('visio-prejoin', VisioPrejoin);
