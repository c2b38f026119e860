package qadam.catalog;

import java.time.LocalDate;
import java.util.Set;

/** What one edition of a programme may say otherwise than the one before. */
public record ProgrammeTerms(int target, LocalDate firstDay, LocalDate lastDay, Set<String> countedTracks, Set<String> countedModes) {
}
