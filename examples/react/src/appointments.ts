/** One appointment of the patient; a real portal asks its own server. */
export interface Appointment {
  readonly id: string;
  /** In words: date and time as the practice writes them. */
  readonly when: string;
  readonly practitioner: string;
  readonly speciality: string;
  /** The room of the meeting. In a real portal nobody can guess it, or the server asks who comes. */
  readonly room: string;
  readonly documents: readonly string[];
}

/** The patient's appointments, next one first. */
export const appointments: readonly Appointment[] = [
  { id: 'generaliste', when: 'Aujourd’hui à 14 h 30', practitioner: 'Dr Nadia Ferrand', speciality: 'Médecine générale', room: 'sante-generaliste', documents: ['Ordonnance du 3 mars', 'Prise de sang du 12 mars'] },
  { id: 'kine', when: 'Demain à 9 h 15', practitioner: 'Marc Le Goff', speciality: 'Kinésithérapie', room: 'sante-kine', documents: ['Exercices de la semaine'] },
  { id: 'dietetique', when: 'Lundi à 11 h', practitioner: 'Inès Caron', speciality: 'Diététique', room: 'sante-dietetique', documents: [] },
];
