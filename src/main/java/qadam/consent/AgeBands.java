package qadam.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PlacedRoles;
import qadam.organisation.ClassStay;
import qadam.organisation.Members;

/**
 * How old a pupil may be, by the grade of their class: no date of birth is ever asked. A child may begin school at six, so the youngest pupil
 * of a grade turns five more than it in that school year; the band is always the youngest one's. Who has left every class grows a year each first
 * of September. Whoever was never in a class, or holds a right as staff, is an adult.
 */
public final class AgeBands {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final int YOUNGEST_BEFORE_GRADE_ONE = 5;
    private static final int UNKNOWN_GRADE = 0;

    private final Members members;
    private final PlacedRoles roles;
    private final InstantSource clock;

    public AgeBands(Members members, PlacedRoles roles, InstantSource clock) {
        this.members = members;
        this.roles = roles;
        this.clock = clock;
    }

    public AgeBand of(Handle handle, UUID person) {
        List<ClassStay> stays = members.classes(handle, person);
        if (stays.isEmpty() || !roles.of(handle, person).isEmpty()) {
            return AgeBand.ADULT;
        }
        return AgeBand.of(lately(stays).stream().mapToInt(this::youngest).min().orElseThrow());
    }

    /** The classes of now; else those that were left last. */
    private static List<ClassStay> lately(List<ClassStay> stays) {
        List<ClassStay> now = stays.stream().filter(ClassStay::holds).toList();
        if (!now.isEmpty()) {
            return now;
        }
        Instant last = stays.stream().map(stay -> stay.untilAt().orElseThrow()).max(Instant::compareTo).orElseThrow();
        return stays.stream().filter(stay -> stay.untilAt().orElseThrow().equals(last)).toList();
    }

    private int youngest(ClassStay stay) {
        int since = stay.untilAt().map(until -> schoolYear(clock.instant()) - schoolYear(until)).orElse(0);
        return YOUNGEST_BEFORE_GRADE_ONE + stay.grade().orElse(UNKNOWN_GRADE) + Math.max(0, since);
    }

    private static int schoolYear(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ALMATY);
        return day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? day.getYear() : day.getYear() - 1;
    }
}
