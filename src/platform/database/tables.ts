/**
 * The tables of the database as Kysely sees them. Each feature adds its own beside its SQL:
 *
 *     declare module '#/platform/database/tables.ts' { interface Tables { holiday: HolidayTable } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled in by the features
export interface Tables {}
