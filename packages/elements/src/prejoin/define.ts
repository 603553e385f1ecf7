import { define } from '../internal/define.ts';
import { VisioPrejoin } from './prejoin.ts';

// Once the prejoin is there: one can join without.
VisioPrejoin.loadHelp = () => Promise.all([import('../device-help/define.ts'), import('../speaker-test/define.ts')]);
define('visio-prejoin', VisioPrejoin);
