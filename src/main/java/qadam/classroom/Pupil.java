package qadam.classroom;

import java.time.Instant;
import java.util.Optional;

/**
 * A pupil as the teacher's page shows one.
 *
 * @param person the id, in a form's words
 * @param number on the card; 0 without one
 * @param until the card's last moment
 * @param wrong wrong guesses at this card today, from wherever
 * @param child whether they come in by a card; others come in by themselves
 */
public record Pupil(String person, String name, int number, Optional<Instant> until, boolean holds, int wrong, boolean child) {
}
