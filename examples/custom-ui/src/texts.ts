import type { ErrorCode, LeaveReason, MeetingError } from '@visio-sdk/core';

/** What a person is told of an error. The SDK speaks codes, and each application its own language. */
const errors: Partial<Record<ErrorCode, string>> = {
  'camera-not-found': 'Aucune caméra n’a été trouvée.',
  'camera-denied': 'La caméra n’est pas autorisée : cliquez sur l’icône à gauche de l’adresse pour l’autoriser.',
  'camera-in-use': 'La caméra est utilisée par une autre application.',
  'camera-failed': 'La caméra ne répond pas.',
  'microphone-not-found': 'Aucun micro n’a été trouvé.',
  'microphone-denied': 'Le micro n’est pas autorisé : cliquez sur l’icône à gauche de l’adresse pour l’autoriser.',
  'microphone-in-use': 'Le micro est utilisé par une autre application.',
  'microphone-failed': 'Le micro ne répond pas.',
  'screen-share-denied': 'Le partage d’écran n’est pas autorisé sur cet appareil.',
  'screen-share-failed': 'L’écran n’a pas pu être partagé.',
  'insecure-page': 'Cette page doit être ouverte en https.',
  'browser-unsupported': 'Ce navigateur est trop ancien pour une réunion en visio.',
  'server-unreachable': 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  'websocket-blocked': 'Votre réseau bloque la connexion à la réunion.',
  'media-unreachable': 'Votre réseau bloque l’image et le son.',
  'room-not-found': 'Cette salle n’existe pas.',
  'room-full': 'La salle est complète.',
  'entry-denied': 'L’entrée vous a été refusée.',
  'configuration-invalid': 'L’adresse de cette page n’est pas celle d’une salle.',
};

const endings: Record<LeaveReason, string> = {
  left: 'Vous avez quitté la réunion.',
  removed: 'Vous avez été retiré de la réunion.',
  denied: 'L’entrée vous a été refusée.',
  ended: 'La réunion est terminée.',
  replaced: 'Vous avez rejoint la réunion ailleurs.',
  expired: 'Votre invitation a expiré.',
  full: 'La salle est complète.',
  unreachable: 'La réunion n’est pas joignable.',
  failed: 'La réunion s’est arrêtée à cause d’un incident.',
};

/** An error in French; one without a text of its own says whether to try again. */
export function errorText({ code, recoverable }: MeetingError): string {
  return errors[code] ?? (recoverable ? 'Un incident est survenu. Réessayez.' : 'La réunion n’est pas possible ici.');
}

/** Why the meeting is over, in French. */
export function endingText(reason: LeaveReason): string {
  return endings[reason];
}
