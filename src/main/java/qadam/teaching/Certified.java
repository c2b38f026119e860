package qadam.teaching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.credential.Credentials;
import qadam.organisation.Organisation;
import qadam.shared.Language;

/** Who of an agency's people holds a certificate of what they were assigned: yes or not yet, and until when. Nothing else. */
final class Certified {
    private final Courses courses;
    private final Assignments assignments;
    private final Credentials credentials;

    Certified(Courses courses, Assignments assignments, Credentials credentials) {
        this.courses = courses;
        this.assignments = assignments;
        this.credentials = credentials;
    }

    /** @param places of each person, the places of the branch to which they belong */
    Map<UUID, List<CertifiedLine>> of(Handle handle, Map<UUID, List<Organisation>> places, Language language) {
        List<Assignment> all = assignments.in(handle, places.values().stream().flatMap(Collection::stream).distinct().toList());
        Map<String, Set<UUID>> holders = new HashMap<>();
        all.stream().map(Assignment::course).distinct()
            .forEach(course -> holders.put(course, credentials.holders(handle, places.keySet(), course).keySet()));
        Map<UUID, List<CertifiedLine>> lines = new LinkedHashMap<>();
        places.forEach((person, own) -> lines.put(person, lines(person, own, all, holders, language)));
        return lines;
    }

    private List<CertifiedLine> lines(UUID person, List<Organisation> own, List<Assignment> all, Map<String, Set<UUID>> holders, Language language) {
        Set<String> said = new HashSet<>();
        List<CertifiedLine> lines = new ArrayList<>();
        for (Assignment one : all) {   // the nearest last day first: a course assigned twice is due by that
            if (own.stream().anyMatch(place -> place.isWithin(one.place())) && said.add(one.course())) {
                String title = courses.find(one.course()).map(course -> course.title().in(language)).orElse(one.course());
                lines.add(new CertifiedLine(title, holders.get(one.course()).contains(person), one.dueOn()));
            }
        }
        return lines;
    }
}
