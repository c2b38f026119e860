package qadam.classroom;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import qadam.identity.Arrivals;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Door;

/** Makes cards and ends them. A pupil keeps their number as long as they have a card in the class. */
final class ClassCards {
    /** As many as there are in the largest class that one teacher has before her. */
    static final int MOST = 40;
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private final InstantSource clock;
    private final Arrivals arrivals;
    private final CardSecrets secrets;
    private final CardStore store;

    ClassCards(InstantSource clock, Arrivals arrivals, CardSecrets secrets, CardStore store) {
        this.clock = clock;
        this.arrivals = arrivals;
        this.secrets = secrets;
        this.store = store;
    }

    /** Made when the first card is. */
    ClassCode code(Handle handle, Organisation place) {
        return store.code(handle, place.number()).orElseGet(() -> freshCode(handle, place));
    }

    private ClassCode freshCode(Handle handle, Organisation place) {
        ClassCode code = ClassCode.fresh();
        while (store.isTaken(handle, code)) {
            code = ClassCode.fresh();
        }
        store.setCode(handle, place.number(), code, clock.instant());
        return code;
    }

    /** A first card. @throws Refusal when the class has all the numbers given out */
    ClassCard make(Handle handle, Organisation place, UUID pupil, Language language) {
        Set<Integer> taken = store.of(handle, place.number()).stream().map(ClassCard::number).collect(Collectors.toSet());
        int number = IntStream.rangeClosed(1, MOST).filter(one -> !taken.contains(one)).findFirst()
            .orElseThrow(() -> new Refusal(ClassroomProblem.CLASS_FULL, Map.of("most", MOST)));
        return draw(handle, code(handle, place), new Wish(place.number(), pupil, number, language));
    }

    /** Another card in place of a lost one, which dies at once, and whoever has come in by it is out. */
    ClassCard renew(Handle handle, Organisation place, UUID pupil, Language language) {
        Optional<ClassCard> old = store.of(handle, place.number(), pupil);
        end(handle, place, pupil);
        return old.map(card -> draw(handle, code(handle, place), new Wish(place.number(), pupil, card.number(), language)))
            .orElseGet(() -> make(handle, place, pupil, language));
    }

    /** The whole class anew, its code too: the sheet was lost, or the year has begun. */
    void renewAll(Handle handle, Organisation place, List<UUID> pupils, Language language) {
        freshCode(handle, place);
        pupils.forEach(pupil -> renew(handle, place, pupil, language));
    }

    void end(Handle handle, Organisation place, UUID pupil) {
        store.of(handle, place.number(), pupil).ifPresent(card -> store.end(handle, card.id(), clock.instant()));
        store.endLetIns(handle, pupil);
        arrivals.endSessions(handle, pupil, Door.CARD);
    }

    private record Wish(long organisation, UUID pupil, int number, Language language) {
    }

    /** Another one while an ended card of this number said the same: which of the two it is must be plain. */
    private ClassCard draw(Handle handle, ClassCode code, Wish wish) {
        Instant now = clock.instant();
        while (true) {
            ClassCard card = new ClassCard(Ids.random(), wish.organisation, wish.pupil, wish.number, wish.language, now, endOfYear(now), Optional.empty());
            byte[] secret = secrets.hash(code, wish.number, secrets.of(card.id(), wish.language), wish.language);
            if (store.find(handle, secret).isEmpty()) {
                store.add(handle, card, secret);
                return card;
            }
        }
    }

    /** The last of August: of this school year, or of the next one from July on. */
    static Instant endOfYear(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ALMATY);
        int year = today.getMonthValue() < 7 ? today.getYear() : today.getYear() + 1;
        return LocalDate.of(year, 9, 1).atStartOfDay(ALMATY).toInstant();
    }
}
