/**
 * What a pupil's guardian has agreed to: asked by a one-time link or on paper, separately for learning, tutor and publication, kept as dated
 * rows with the text that was read, and taken back at any time.
 *
 * <p>Face: {@link qadam.consent.Consents} (may this be done with this person's data now?), {@link qadam.consent.AgeBands} (how old a pupil may be),
 * {@link qadam.consent.GuardianSection} (what others add to the guardian's page).
 *
 * <p>Tables: consent_texts, consents, consent_codes, consent_papers, consent_decisions.
 *
 * <p>Invariants: rows of consents are only added, and the newest one of a pupil holds until its term is over; each names the text that was read by its
 * hash, and the text is kept; nothing is agreed to by silence; a paper is confirmed by another person than the one who entered it, and never
 * against a later answer; the guardian's name lies under the pupil's key and goes with it; of links and addresses only keyed hashes are kept.
 * Lessons never ask for a consent.
 */
package qadam.consent;
