package qadam.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import qadam.shared.Localized;

/**
 * One edition of a dated national target with its tracks and what counts towards it. The first is read from
 * {@code courses/programme.yaml}, later ones are made by the office ({@link Programmes}).
 *
 * @param id {@code kz-2026}; with its version the leaf's {@code kz-2026@1}
 * @param firstDay the first day, in Almaty, on which a credential may be issued that counts
 * @param lastDay the last one
 * @param countedTracks tracks whose passed exam counts as trained
 * @param countedModes {@code online}, {@code supervised}
 */
public record Programme(String id, int version, int year, int target, Localized title, List<Track> tracks,
                        LocalDate firstDay, LocalDate lastDay, Set<String> countedTracks, Set<String> countedModes) {
    private static final String DEMONSTRATION = "demo-";

    /** Over the whole of its year. */
    public Programme(String id, int version, int year, int target, Localized title, List<Track> tracks,
                     Set<String> countedTracks, Set<String> countedModes) {
        this(id, version, year, target, title, tracks, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), countedTracks, countedModes);
    }

    /** A road for one public. */
    public record Track(String id, Localized title, Localized summary) {
    }

    /** The same programme for invented people. Its id travels in every leaf and credential, and no other programme counts it. */
    public Programme demonstration() {
        Localized invented = new Localized("Көрсетілім: " + title.kk(), "Демонстрация: " + title.ru(), "Demonstration: " + title.en());
        return new Programme(DEMONSTRATION + id, version, year, target, invented, tracks, firstDay, lastDay, countedTracks, countedModes);
    }

    public boolean isDemonstration() {
        return id.startsWith(DEMONSTRATION);
    }

    public String idAtVersion() {
        return id + "@" + version;
    }

    ProgrammeTerms terms() {
        return new ProgrammeTerms(target, firstDay, lastDay, countedTracks, countedModes);
    }

    /** The edition of these words and those terms. */
    Programme edition(int number, ProgrammeTerms terms) {
        return new Programme(id, number, year, terms.target(), title, tracks, terms.firstDay(), terms.lastDay(),
            terms.countedTracks(), terms.countedModes());
    }
}
