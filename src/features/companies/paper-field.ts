/** What an upload field takes: a scan, or a photograph from the phone, of 20 MB as people count them. */
export const paperAccept = { endings: ['.pdf', '.jpg', '.jpeg', '.png'], says: 'PDF, JPG, PNG' } as const
export const paperLimit = { bytes: 20_000_000 } as const
