/** How far a firm's file has come. */
export type FileState = 'draft' | 'submitted' | 'returned' | 'verified'
