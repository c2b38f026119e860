/**
 * People: sign-up, sign-in, sessions, roles, and the trail of what the office did.
 *
 * <p>Face: {@link qadam.identity.Identity} (put together in {@code House}), {@link qadam.identity.People},
 * {@link qadam.identity.Learners}, {@link qadam.identity.NationalId}, {@link qadam.identity.MasterKey}, {@link qadam.identity.SignOns}; other packages add
 * to its pages by {@link qadam.identity.MeSection}, {@link qadam.identity.OfficeSection}, {@link qadam.identity.Exporter}.
 *
 * <p>Tables: persons, learners, learner_links, person_keys, person_details, confirmations, sign_ins, recovery_codes,
 * sessions, challenges, rate_counters, organisations, role_grants, one_time_links, audit_entries, audit_head.
 *
 * <p>Two accounts of one person are joined by {@link qadam.identity.JoinPersons}; each package says in a {@link qadam.identity.JoinListener} what becomes
 * of its rows.
 *
 * <p>Invariants: a learner key is one person's at a time, by dated rows; what identifies a person is sealed under their own
 * key and gone when it is destroyed; tokens, codes and user names are stored only as hashes; a sign-in always gets a new
 * token; what staff may do is locked in a session that was opened by less than a passkey, unless the operator says otherwise; Argon2 and signatures never run inside a write; of a national id that the office
 * has seen only a keyed match tag is kept, with the confirmation that holds, and one id confirms one account. Sends no e-mail.
 */
package qadam.identity;
