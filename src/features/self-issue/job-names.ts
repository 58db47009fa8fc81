/** The job that reads a list whose bytes have all come. */
export const readListJob = 'self-issue.read-list'
