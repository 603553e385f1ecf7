import type { frHelp } from './fr-help.ts';
import type { frLate } from './fr-late.ts';

/**
 * Texts of a page from the start, in French: the keys and the reference for every other language; the rest is in
 * `fr-late.ts` and `fr-help.ts`. Keys start with the name of their element
 * (`error` and `reason` are shared). `{name}` is a placeholder; `.one` and `.other` are plural forms.
 */
export const fr = {
  // Room
  'room.label': 'Visioconférence',
  'room.unconfigured': 'La visioconférence va bientôt s’afficher.',
  'room.misconfigured': 'La visioconférence ne peut pas s’afficher',
  'room.setting': 'Réglage en cause : {subject}.',
  'room.joining': 'Connexion en cours…',
  'room.joiningHint': 'Cela ne prend que quelques secondes.',
  'room.cancel': 'Annuler',
  'room.leave': 'Quitter la réunion',
  'room.joined': 'Vous êtes dans la réunion.',
  'room.waiting': 'Vous êtes en salle d’attente',
  'room.rejoin': 'Rejoindre à nouveau',
  'room.copyLink': 'Copier le lien de cette page',
  'room.linkCopied': 'Lien copié : collez-le dans l’adresse d’un autre navigateur.',
  'room.retry': 'Réessayer',

  // Prejoin
  'prejoin.title': 'Prêt à rejoindre la réunion ?',
  'prejoin.name': 'Votre nom',
  'prejoin.as': 'Vous participez en tant que {name}.',
  'prejoin.nameHint': 'Il sera vu par les autres participants.',
  'prejoin.nameMissing': 'Indiquez votre nom pour rejoindre la réunion.',
  'prejoin.preview': 'Aperçu de votre caméra',
  'prejoin.camera': 'Caméra',
  'prejoin.microphone': 'Micro',
  'prejoin.turnCameraOn': 'Activer la caméra',
  'prejoin.turnCameraOff': 'Couper la caméra',
  'prejoin.turnMicrophoneOn': 'Activer le micro',
  'prejoin.turnMicrophoneOff': 'Couper le micro',
  'prejoin.cameraOff': 'Votre caméra est coupée',
  'prejoin.cameraStarting': 'Démarrage de la caméra…',
  'prejoin.askCamera': 'Autorisez la caméra et le micro dans la fenêtre du navigateur',
  'prejoin.cameraFailed': 'Votre caméra n’est pas disponible',
  'prejoin.microphoneOff': 'Votre micro est coupé',
  'prejoin.level': 'Niveau du micro',
  'prejoin.levelHint': 'Parlez : la barre doit bouger.',
  'prejoin.defaultDevice': 'Choix du système',
  'prejoin.unnamedDevice': 'Appareil {number}',
  'prejoin.retry': 'Réessayer',
  'prejoin.join': 'Rejoindre la réunion',
  'prejoin.joining': 'Connexion en cours…',
  'prejoin.cancel': 'Annuler',

  // Stage and tile
  'stage.label': 'Participants',
  'stage.connecting': 'Connexion à la réunion…',
  'tile.you': '{name} (vous)',
  'tile.youUnnamed': 'Vous',
  'tile.unnamed': 'Sans nom',
  'tile.screen': 'Écran de {name}',
  'tile.ownScreen': 'Votre écran partagé',
  'tile.screenPaused': 'Partage d’écran en pause',
  'tile.cameraOff': 'caméra coupée',
  'tile.microphoneOff': 'micro coupé',
  'tile.speaking': 'parle',
  'tile.handRaised': 'main levée',
  'tile.poor': 'connexion faible',
  'tile.lost': 'connexion perdue',
  'tile.held': 'image en pause, votre connexion est faible',

  // Toolbar
  'toolbar.label': 'Commandes de la réunion',
  'toolbar.turnMicrophoneOn': 'Activer le micro',
  'toolbar.turnMicrophoneOff': 'Couper le micro',
  'toolbar.microphoneStarting': 'Activation du micro…',
  'toolbar.turnCameraOn': 'Activer la caméra',
  'toolbar.turnCameraOff': 'Couper la caméra',
  'toolbar.cameraStarting': 'Activation de la caméra…',
  'toolbar.share': 'Partager l’écran',
  'toolbar.stopSharing': 'Arrêter le partage',
  'toolbar.shareStarting': 'Choisissez ce que vous partagez…',
  'toolbar.leave': 'Quitter',

  // Why a meeting is over: what happened, then what to do
  'reason.left': 'Vous avez quitté la réunion',
  'reason.left.hint': 'Vous pouvez fermer cette page ou rejoindre la réunion à nouveau.',
  'reason.removed': 'Vous avez été retiré de la réunion',
  'reason.removed.hint': 'Si c’est une erreur, contactez la personne qui organise la réunion.',
  'reason.denied': 'L’entrée dans la réunion vous a été refusée',
  'reason.denied.hint': 'Vérifiez que le lien est le bon, puis contactez la personne qui organise la réunion.',
  'reason.locked': 'La réunion est verrouillée',
  'reason.locked.hint': 'Plus personne ne peut entrer pour le moment. Réessayez plus tard ou contactez la personne qui organise la réunion.',
  'reason.unanswered': 'Personne ne vous a répondu',
  'reason.unanswered.hint': 'Réessayez, ou prévenez la personne qui organise la réunion que vous attendez.',
  'reason.ended': 'La réunion est terminée',
  'reason.ended.hint': 'Vous pouvez fermer cette page.',
  'reason.replaced': 'Vous avez rejoint la réunion ailleurs',
  'reason.replaced.hint': 'La réunion continue sur votre autre onglet ou appareil. Pour revenir ici, rejoignez-la à nouveau.',
  'reason.expired': 'Votre invitation a expiré',
  'reason.expired.hint': 'Rechargez la page ou rouvrez le lien de votre invitation pour en obtenir une nouvelle.',
  'reason.full': 'La réunion est complète',
  'reason.full.hint': 'Réessayez dans quelques minutes ou prévenez la personne qui organise la réunion.',
  'reason.unreachable': 'La réunion est injoignable',
  'reason.unreachable.hint': 'Vérifiez votre connexion à internet, puis réessayez.',
  'reason.failed': 'La connexion à la réunion a échoué',
  'reason.failed.hint': 'Réessayez. Si cela se reproduit, prévenez votre service informatique.',

  // Errors: what is wrong, then the way out
  'error.insecure-page': 'Cette page n’est pas sécurisée : caméra et micro y sont interdits. Ouvrez-la avec une adresse qui commence par https.',
  'error.browser-unsupported': 'Ce navigateur ne permet pas de rejoindre la réunion. Ouvrez cette page dans une version récente de Firefox, Chrome, Edge ou Safari.',
  'error.server-unreachable': 'Le serveur de la réunion ne répond pas. Vérifiez votre connexion à internet, puis réessayez.',
  'error.websocket-blocked': 'Votre réseau bloque la connexion à la réunion. Essayez un autre réseau, ou demandez à votre service informatique d’autoriser les WebSocket.',
  'error.media-unreachable': 'Votre réseau bloque le son et l’image. Essayez un autre réseau, ou prévenez votre service informatique.',
  'error.token-invalid': 'Votre invitation n’est pas valable. Vérifiez que le lien est complet, ou demandez-en un nouveau.',
  'error.token-expired': 'Votre invitation a expiré. Rechargez la page ou rouvrez le lien de votre invitation.',
  'error.room-not-found': 'Cette réunion n’existe pas. Vérifiez le lien auprès de la personne qui organise la réunion.',
  'error.room-full': 'La réunion est complète. Réessayez dans quelques minutes.',
  'error.room-locked': 'La réunion est verrouillée : plus personne ne peut entrer. Réessayez plus tard.',
  'error.meeting-ended': 'La réunion est terminée. Vous pouvez fermer cette page.',
  'error.entry-denied': 'L’entrée vous a été refusée. Contactez la personne qui organise la réunion.',
  'error.entry-unanswered': 'Personne ne vous a répondu. Réessayez, ou contactez la personne qui organise la réunion.',
  'error.removed': 'Vous avez été retiré de la réunion. Si c’est une erreur, contactez la personne qui l’organise.',
  'error.ticket-used': 'Cette invitation a déjà servi à une autre personne. Demandez la vôtre à la personne qui organise la réunion.',
  'error.too-many-requests': 'Trop de demandes en peu de temps. Attendez une minute, puis réessayez.',
  'error.client-too-old': 'Cette page est trop ancienne pour le serveur de la réunion. Rechargez-la.',
  'error.origin-refused': 'Le serveur de la réunion n’accepte pas les appels depuis ce site. Prévenez le service qui publie cette page.',
  'error.configuration-invalid': 'Cette page est mal réglée. Prévenez le service qui la publie.',
  'error.encryption-unsupported': 'Le chiffrement de bout en bout n’est pas encore possible ici. Prévenez la personne qui organise la réunion.',
  'error.asset-missing': 'Une partie de l’application n’a pas pu être chargée. Rechargez la page quand vous le pourrez.',
  'error.name-invalid': 'Ce nom ne peut pas être utilisé. Choisissez-en un autre, de 100 caractères au plus.',
  'error.server-error': 'Le serveur de la réunion a rencontré un problème. Réessayez dans quelques minutes.',
} as const;

/** Key of a text that a page has from the start. */
export type FirstKey = keyof typeof fr;

/** Key of a text. */
export type TextKey = FirstKey | keyof typeof frLate | keyof typeof frHelp;

/** One text per key. */
export type Texts = Readonly<Record<TextKey, string>>;
