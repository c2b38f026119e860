package qadam.catalog;

import java.util.List;
import java.util.Set;
import qadam.shared.Localized;

/**
 * A dated national target with its tracks and what counts towards it; read from {@code courses/programme.yaml}.
 *
 * @param id {@code kz-2026}; with its version the leaf's {@code kz-2026@1}
 * @param countedTracks tracks whose passed exam counts as trained
 * @param countedModes {@code online}, {@code supervised}
 */
public record Programme(String id, int version, int year, int target, Localized title, List<Track> tracks,
                        Set<String> countedTracks, Set<String> countedModes) {
    private static final String DEMONSTRATION = "demo-";

    /** A road for one public. */
    public record Track(String id, Localized title, Localized summary) {
    }

    /** The same programme for invented people. Its id travels in every leaf and credential, and no other programme counts it. */
    public Programme demonstration() {
        Localized invented = new Localized("Көрсетілім: " + title.kk(), "Демонстрация: " + title.ru(), "Demonstration: " + title.en());
        return new Programme(DEMONSTRATION + id, version, year, target, invented, tracks, countedTracks, countedModes);
    }

    public boolean isDemonstration() {
        return id.startsWith(DEMONSTRATION);
    }

    public String idAtVersion() {
        return id + "@" + version;
    }
}
