/**
 * What keeps people safe who ask a model, children before all: who may ask one at all, personal data taken out of what is asked, fixed words when
 * somebody is in danger, and the named adults of a school who then hear of it.
 *
 * <p>Face: {@link qadam.safeguard.Safeguard}; {@link qadam.safeguard.Scrubber} and {@code CrisisWords} know neither people nor pages.
 *
 * <p>Tables: ask_notices, minors_modes, help_lines, alerts, alert_recipients.
 *
 * <p>Invariants: whoever's age is not known is under 13; every question is decided anew, and nothing of it is kept; a model is never asked what to say in a
 * crisis; no help line is built in; an alert never goes to somebody who teaches the pupil's class; every look at an alert enters the trail.
 */
package qadam.safeguard;
