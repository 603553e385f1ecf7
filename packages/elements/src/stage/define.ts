import { define } from '../internal/define.ts';
import '../tile/define.ts';
import { VisioStage } from './stage.ts';

// Lazily: most people never open it.
VisioStage.loadParticipantMenu = () => import('../participant-menu/define.ts');
define('visio-stage', VisioStage);

declare global {
  interface HTMLElementTagNameMap {
    'visio-stage': VisioStage;
  }
}
