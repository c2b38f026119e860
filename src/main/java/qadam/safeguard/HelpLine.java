package qadam.safeguard;

import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import qadam.shared.Language;

/**
 * Whom one can call or write to, as the office has entered it.
 *
 * @param reach a number or an address
 * @param hours when somebody answers, as the office wrote it
 * @param source where the office read it
 * @param checkedOn when it was last looked at there
 */
public record HelpLine(long number, String name, String reach, Set<Language> languages, String hours, URI source, LocalDate checkedOn) {
    public HelpLine {
        languages = Set.copyOf(languages);
    }
}
