/**
 * Rosters: whole lists of an organisation's places and people, from another system's OneRoster 1.2 files or our own CSV template.
 *
 * <p>Face: {@link qadam.roster.Rosters}; {@link qadam.roster.ImportRoster} on the command line.
 *
 * <p>Tables: roster_places, roster_people, roster_roles, roster_drafts, roster_leases.
 *
 * <p>Invariants: the difference is shown before anything is written, and the same list again writes nothing; no row is dropped without
 * a reason and its line; a national id becomes its match tag in memory, before anything is kept; of whoever left, belonging ends and
 * nothing is deleted; a place is kept by one roster; a file gives no right and confirms nobody; files are read in bounded memory and
 * unpacked onto no disk. E-mail, telephone, passwords and birthdays of a list are never read.
 */
package qadam.roster;
