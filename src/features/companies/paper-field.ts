/** What an upload field takes: a scan, or a photograph from the phone. */
export const paperAccept = { endings: ['.pdf', '.jpg', '.jpeg', '.png'], says: 'PDF, JPG, PNG' } as const
