package qadam.safeguard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.PlacedRoles;
import qadam.organisation.ClassStay;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Refusal;
import qadam.web.Role;

/** Minors' mode of places: who is named, whether they may still be, and what holds for a pupil's classes. */
final class Modes {
    private final SafeguardGround ground;
    private final ModeStore store = new ModeStore();

    Modes(SafeguardGround ground) {
        this.ground = ground;
    }

    ModeStore store() {
        return store;
    }

    /** What holds for a class: the nearest place that has decided anything. Empty when none has. */
    Optional<Mode> of(Handle handle, long group) {
        return ground.organisations().find(handle, group).map(Organisation::line).orElse(List.of()).reversed().stream()
            .map(place -> store.find(handle, place)).flatMap(Optional::stream).findFirst();
    }

    /** The classes that somebody is in now, with what holds there; a class for which nothing was decided has no mode. */
    Map<Long, Optional<Mode>> ofPupil(Handle handle, UUID person) {
        Map<Long, Optional<Mode>> modes = new LinkedHashMap<>();
        ground.members().classes(handle, person).stream().filter(ClassStay::holds).forEach(stay -> modes.put(stay.number(), of(handle, stay.number())));
        return modes;
    }

    /** Whether both are named and may be. */
    boolean isWhole(Handle handle, Mode mode) {
        return mode.named().size() == Reader.Duty.values().length && Set.copyOf(mode.named().values()).size() == mode.named().size()
            && mode.named().values().stream().allMatch(person -> isFit(handle, person, mode.organisation()));
    }

    /** Staff of the place, of what lies in it or above it; with an account; nobody's pupil. */
    boolean isFit(Handle handle, UUID person, long place) {
        return ground.people().exists(handle, person) && ground.members().classes(handle, person).stream().noneMatch(ClassStay::holds)
            && ground.organisations().find(handle, place).filter(found -> ground.roles().of(handle, person).stream().anyMatch(held -> isNear(handle, held, found))).isPresent();
    }

    private boolean isNear(Handle handle, PlacedRoles.Held held, Organisation place) {
        return Role.PLACED.contains(held.role()) && (place.isWithin(held.place())
            || ground.organisations().find(handle, held.place()).filter(other -> other.isWithin(place.number())).isPresent());
    }

    /** The classes that somebody teaches. */
    Set<Long> taught(Handle handle, UUID person) {
        return ground.roles().of(handle, person).stream().filter(held -> held.role() == Role.TEACHER).map(PlacedRoles.Held::place).collect(Collectors.toSet());
    }

    /** Who of a mode's two may hear of a pupil of these classes. */
    Map<Reader.Duty, UUID> readers(Handle handle, Mode mode, Set<Long> classes) {
        Map<Reader.Duty, UUID> readers = new EnumMap<>(Reader.Duty.class);
        mode.named().forEach((duty, person) -> {
            if (mayRead(handle, person, mode.organisation(), classes)) {
                readers.put(duty, person);
            }
        });
        return readers;
    }

    boolean mayRead(Handle handle, UUID person, long place, Set<Long> classes) {
        return isFit(handle, person, place) && taught(handle, person).stream().noneMatch(classes::contains);
    }

    /** Who may be named in a place: its staff, that of its classes, and whoever answers for it from above. */
    List<UUID> candidates(Handle handle, Organisation place) {
        List<Long> places = new ArrayList<>(place.line());
        if (place.kind() == Kind.SCHOOL) {
            ground.organisations().branch(handle, place).stream().map(Organisation::number).filter(number -> number != place.number()).forEach(places::add);
        }
        return places.stream().flatMap(number -> ground.roles().holders(handle, number).stream()).filter(holder -> Role.PLACED.contains(holder.role()))
            .map(PlacedRoles.Holder::person).distinct().filter(person -> isFit(handle, person, place.number())).toList();
    }

    /** The classes of a place that both teach: nobody would hear of their pupils. */
    List<String> taughtByBoth(Handle handle, Organisation place, UUID lead, UUID deputy) {
        Set<Long> both = new HashSet<>(taught(handle, lead));
        both.retainAll(taught(handle, deputy));
        return both.stream().map(number -> ground.organisations().find(handle, number)).flatMap(Optional::stream).filter(group -> group.isWithin(place.number()))
            .map(Organisation::name).sorted().toList();
    }

    /** @throws Refusal when it is switched on without two who may be named and can stand in for each other */
    void decide(Handle handle, Organisation place, Mode wish) {
        UUID lead = wish.named().get(Reader.Duty.LEAD);
        UUID deputy = wish.named().get(Reader.Duty.DEPUTY);
        wish.named().values().stream().filter(person -> !isFit(handle, person, place.number())).findAny().ifPresent(stranger -> {
            throw new Refusal(SafeguardProblem.NOT_OF_THE_PLACE);
        });
        if (lead != null && Objects.equals(lead, deputy)) {
            throw new Refusal(SafeguardProblem.SAME_PERSON);
        }
        if (lead == null && wish.isOn()) {
            throw new Refusal(SafeguardProblem.LEAD_MISSING);
        }
        if (deputy == null && wish.isOn()) {
            throw new Refusal(SafeguardProblem.DEPUTY_MISSING);
        }
        if (lead != null && deputy != null) {
            List<String> both = taughtByBoth(handle, place, lead, deputy);
            if (!both.isEmpty()) {
                throw new Refusal(SafeguardProblem.BOTH_TEACH, Map.of("classes", String.join(", ", both)));
            }
        }
        store.set(handle, wish);
        ground.people().audit(handle, wish.decidedAt(), Optional.of(wish.decidedBy()), "minors-mode-decided", "organisation " + place.number(), code(wish));
    }

    private static String code(Mode mode) {
        return "teens " + (mode.teens() ? "on" : "off") + ", under-13 " + (mode.under13() ? "on" : "off");
    }

    /** Closes a mode that is on without its two, and tells the heads; nothing when that has happened. */
    void closeUnlessWhole(Handle handle, long organisation, SafeguardNews news) {
        Optional<Mode> mode = store.find(handle, organisation).filter(Mode::isOn).filter(found -> !isWhole(handle, found));
        Instant now = ground.clock().instant();
        if (mode.isPresent() && store.close(handle, mode.get(), now)) {
            ground.people().audit(handle, now, Optional.empty(), "minors-mode-closed", "organisation " + organisation, "");
            heads(handle, organisation).forEach(head -> news.closed(handle, head, "/organisations/" + organisation + "/safeguard"));
        }
    }

    List<UUID> heads(Handle handle, long organisation) {
        return ground.roles().holders(handle, organisation).stream().filter(holder -> holder.role() == Role.HEAD || holder.role() == Role.REGION)
            .map(PlacedRoles.Holder::person).distinct().toList();
    }
}
