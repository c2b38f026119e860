package qadam.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.web.Role;

/**
 * One reading of a list beside what is known. It goes part by part, row by row, and holds of each person and membership only what fits into
 * some numbers; what is to be done about a row it hands to {@link Hand}, which does it or not.
 */
final class Comparison {
    private static final ZoneId HERE = ZoneId.of("Asia/Almaty");
    private static final Set<String> STAFF = Set.of("teacher", "aide", "counselor", "principal", "siteAdministrator", "proctor");
    private static final List<Optional<Role>> HELD = List.of(Optional.empty(), Optional.of(Role.TEACHER), Optional.of(Role.HEAD), Optional.of(Role.INVIGILATOR));
    private static final Set<String> NOT_TAKEN = Set.of("guardian", "parent", "relative", "districtAdministrator", "systemAdministrator", "administrator");

    private final RosterWorks works;
    private final Organisation top;
    private final RosterFile file;
    private final Hand hand;
    private final Optional<UUID> actor;
    private final Tally tally;
    private final Progress progress;
    private final Keys keys;
    private final LocalDate today;
    private final PeopleBook people = new PeopleBook();
    private final TieBook ties = new TieBook();
    private final KeyTable tags = new KeyTable();
    private int[] tagLines = new int[1_024];
    private final Set<Part> unreadable = EnumSet.noneOf(Part.class);
    /** Of who is named in this list: the first organisation in which they have a role. */
    private Spot[] homes = new Spot[1_024];
    private PlaceBook places;

    /** @param lease of whoever really writes; empty where only the difference is wanted */
    Comparison(RosterWorks works, Organisation top, RosterFile file, Optional<Lease> lease, Optional<UUID> actor, Consumer<Difference.Line> refusals, Progress progress) {
        this.works = works;
        this.top = top;
        this.file = file;
        this.hand = new Hand(works, top.number(), lease);
        this.actor = actor;
        this.tally = new Tally(refusals);
        this.progress = progress;
        this.keys = new Keys(works.key(), top.number());
        this.today = LocalDate.ofInstant(works.clock().instant(), HERE);
    }

    Difference run() {
        progress.begin(hand.isReal(), file.bytes());
        works.database().read(handle -> {
            know(handle);
            return Optional.empty();
        });
        places.readOrganisations(progress::read);
        onlyRead(Part.SESSIONS);
        onlyRead(Part.COURSES);
        if (file.parts().contains(Part.CLASSES)) {
            places.readClasses(progress::read);
        }
        read(Part.ROLES, this::meetRole, refused -> { });
        read(Part.USERS, this::meet, tally::refuse);
        read(Part.ROLES, this::settleRole, tally::refuse);
        if (file.parts().contains(Part.ENROLLMENTS)) {
            read(Part.ENROLLMENTS, this::enrol, tally::refuse);
        }
        sweep();
        hand.flush();
        return tally.difference(file.notes(), !mayLeave());
    }

    private void know(Handle handle) {
        places = new PlaceBook(handle, works, top, file, keys, tally, hand, unreadable);
        works.store().eachPerson(handle, top.number(), person -> people.know(people.add(person.key()), person));
        works.members().each(handle, top, (place, person, source) -> {
            int who = people.of(person);
            if (who >= 0) {
                ties.set(ties.add(place, people, who, Optional.empty()), TieBook.KNOWN | (source.equals(RosterWorks.SOURCE) ? TieBook.OURS : 0));
            }
        });
        works.store().expected(handle, top.number()).forEach(one -> {
            int who = people.of(one.person());
            if (who >= 0) {
                ties.set(ties.add(one.organisation(), people, who, Optional.of(one.role())), TieBook.KNOWN | TieBook.OURS);
            }
        });
    }

    private void read(Part part, Consumer<Row> each, Consumer<Refused> refused) {
        file.read(part, new RosterFile.Taker() {
            @Override
            public void take(Row row) {
                each.accept(row);
            }

            @Override
            public void refuse(Refused one) {
                unreadable.add(part);
                refused.accept(one);
            }
        }, progress::read);
    }

    /** Sessions and courses are of no use here, but what is wrong with them is said. */
    private void onlyRead(Part part) {
        if (file.parts().contains(part)) {
            Set<String> seen = new java.util.HashSet<>();
            read(part, row -> {
                if (!seen.add(row.id())) {
                    tally.refuse(Refused.of(row, Reason.DOUBLE));
                }
            }, tally::refuse);
        }
    }

    // ── people ──

    /** Roles stand after people and say who is taken at all, so they are looked at first, and once more when everybody is known. */
    private void meetRole(Row row) {
        int who = people.add(keys.person(row.get("userSourcedId")));
        if (!isStatusRight(row)) {
            return;
        }
        String role = row.get("role");
        Optional<Spot> place = places.organisation(row.get("orgSourcedId"));
        boolean taken = role.equals("student") || STAFF.contains(role);
        if (when(row) != null) {
            people.set(who, PeopleBook.ROLE_PAST);
        } else if (taken && place.isPresent()) {
            if (!people.is(who, PeopleBook.ROLE)) {
                people.set(who, PeopleBook.ROLE);
                homes = who < homes.length ? homes : Arrays.copyOf(homes, 2 * who);
                homes[who] = place.get();
            }
        } else {
            people.set(who, taken ? PeopleBook.ROLE_OUTSIDE : PeopleBook.OTHER_ROLE);
        }
    }

    private void meet(Row row) {
        int who = people.add(keys.person(row.id()));
        if (people.is(who, PeopleBook.TAKEN | PeopleBook.HELD)) {
            tally.refuse(Refused.of(row, Reason.DOUBLE, people.line(who)));
            return;
        }
        people.setLine(who, row.line());
        Optional<Refused> wrong = wrong(row, who);
        if (wrong.isPresent()) {
            people.set(who, PeopleBook.HELD);
            tally.refuse(wrong.get());
            return;
        }
        people.set(who, PeopleBook.TAKEN);
        take(row, who);
    }

    private Optional<Refused> wrong(Row row, int who) {
        if (!isStatusRight(row)) {
            return Optional.of(Refused.of(row, Reason.STATUS));
        }
        if (!row.get("enabledUser").matches("(?i)true|false")) {
            return Optional.of(Refused.of(row, Reason.FLAG));
        }
        if (!people.is(who, PeopleBook.ROLE)) {
            return Optional.of(Refused.of(row, people.is(who, PeopleBook.ROLE_OUTSIDE) ? Reason.OUTSIDE : people.is(who, PeopleBook.OTHER_ROLE) ? Reason.ROLE_NOT_TAKEN : Reason.NO_ROLE));
        }
        if (row.tag().isEmpty()) {
            return Optional.empty();
        }
        int before = tags.size();
        int tag = tags.add(row.tag().get());
        if (tag < before) {
            return Optional.of(Refused.of(row, Reason.SAME_NATIONAL_ID, tagLines[tag]));
        }
        if (tag == tagLines.length) {
            tagLines = Arrays.copyOf(tagLines, 2 * tag);
        }
        tagLines[tag] = (int) row.line();
        return Optional.empty();
    }

    private static boolean isStatusRight(Row row) {
        return row.get("status").isEmpty() || row.get("status").equals("active");
    }

    private void take(Row row, int who) {
        String name = Stream.of("familyName", "givenName", "middleName").map(row::get).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        boolean off = row.get("enabledUser").equalsIgnoreCase("false");
        Spot home = homes[who];
        byte[] mark = keys.mark(List.of(name, row.tag().map(HexFormat.of()::formatHex).orElse(""), String.valueOf(off), String.valueOf(home.number())));
        boolean known = people.is(who, PeopleBook.KNOWN);
        boolean left = people.is(who, PeopleBook.LEFT);
        Outcome outcome = !known ? Outcome.NEW : left ? Outcome.BACK : people.isMarked(who, mark) ? Outcome.SAME : Outcome.CHANGED;
        tally.count(Matter.PEOPLE, outcome);
        if (known && !left) {
            tally.known();
        }
        people.setHome(who, home.number());
        if (!known) {
            people.isPerson(who, Ids.random());
        }
        if (outcome != Outcome.SAME) {
            write(who, outcome, name, off, new RosterStore.KnownPerson(keys.person(row.id()), people.person(who), mark, home.number(), row.tag(), off, false));
        }
    }

    private void write(int who, Outcome outcome, String name, boolean off, RosterStore.KnownPerson row) {
        UUID person = people.person(who);
        boolean wasShut = people.is(who, PeopleBook.OFF) || outcome == Outcome.BACK;
        if (outcome == Outcome.NEW) {
            hand.person(person, name);
        }
        hand.row(row);
        if (outcome != Outcome.NEW) {
            hand.also(handle -> works.rename(handle, person, name));
        }
        if (off && !(wasShut && outcome == Outcome.CHANGED)) {
            hand.also(handle -> works.shut(handle, person));
        }
        if (!off && wasShut) {
            hand.also(handle -> works.identity().arrivals().enable(handle, person));
        }
    }

    // ── who belongs where ──

    private void settleRole(Row row) {
        int who = people.find(keys.person(row.get("userSourcedId")));
        Reason reason = roleReason(row, who);
        if (reason != null) {
            tally.refuse(Refused.of(row, reason));
            places.organisation(row.get("orgSourcedId")).ifPresent(place -> hold(place.number(), who));
            return;
        }
        if (when(row) == Outcome.PAST) {
            tally.count(Matter.STAFF, Outcome.PAST);
            return;
        }
        String role = row.get("role");
        if (role.equals("student")) {
            return;   // pupils belong to classes; where they are at home stands with the person
        }
        long place = places.organisation(row.get("orgSourcedId")).orElseThrow().number();
        Optional<Role> expected = switch (role) {
            case "principal", "siteAdministrator" -> Optional.of(Role.HEAD);
            case "proctor" -> Optional.of(Role.INVIGILATOR);
            default -> Optional.empty();
        };
        tie(Matter.STAFF, place, who, Optional.empty());
        expected.ifPresent(one -> tie(Matter.STAFF, place, who, expected));
    }

    private Reason roleReason(Row row, int who) {
        String role = row.get("role");
        if (!isStatusRight(row)) {
            return Reason.STATUS;
        }
        if (NOT_TAKEN.contains(role)) {
            return Reason.ROLE_NOT_TAKEN;
        }
        if (!role.equals("student") && !STAFF.contains(role)) {
            return Reason.ROLE_UNKNOWN;
        }
        if (when(row) == Outcome.REFUSED) {
            return Reason.DATE;
        }
        Optional<Spot> place = places.organisation(row.get("orgSourcedId"));
        if (place.isEmpty()) {
            return places.noOrganisation(row.get("orgSourcedId"));
        }
        if (place.get().kind == qadam.organisation.Kind.COUNTRY || place.get().kind == qadam.organisation.Kind.REGION) {
            return Reason.ROLE_NOT_TAKEN;   // offices above schools are invited by name
        }
        return noPerson(who);
    }

    private Reason noPerson(int who) {
        return who >= 0 && people.is(who, PeopleBook.TAKEN) ? null : who >= 0 && people.is(who, PeopleBook.HELD) ? Reason.REFUSED_ABOVE : Reason.UNKNOWN_PERSON;
    }

    private void enrol(Row row) {
        int who = people.find(keys.person(row.get("userSourcedId")));
        Optional<Spot> group = places.group(row.get("classSourcedId"));
        String role = row.get("role");
        Reason reason = !isStatusRight(row) ? Reason.STATUS
            : NOT_TAKEN.contains(role) || role.equals("proctor") ? Reason.ROLE_NOT_TAKEN
            : !role.equals("student") && !role.equals("teacher") && !role.equals("member") ? Reason.ROLE_UNKNOWN
            : when(row) == Outcome.REFUSED ? Reason.DATE
            : group.isEmpty() ? places.noGroup(row.get("classSourcedId")) : noPerson(who);
        if (reason != null) {
            tally.refuse(Refused.of(row, reason));
            group.ifPresent(place -> hold(place.number(), who));
        } else if (when(row) == Outcome.PAST) {
            tally.count(Matter.MEMBERS, Outcome.PAST);
        } else if (!tie(Matter.MEMBERS, group.get().number(), who, role.equals("teacher") ? Optional.of(Role.TEACHER) : Optional.empty())) {
            tally.refuse(Refused.of(row, Reason.DOUBLE));
        }
    }

    /** A row that was refused does not mean that somebody has left. */
    private void hold(long place, int who) {
        if (who >= 0 && people.is(who, PeopleBook.KNOWN)) {
            for (Optional<Role> role : HELD) {
                int tie = ties.find(place, people, who, role);
                if (tie >= 0) {
                    ties.set(tie, TieBook.HELD);
                }
            }
        }
    }

    /** @return false when the list has said so before */
    private boolean tie(Matter matter, long place, int who, Optional<Role> role) {
        int tie = ties.add(place, people, who, role);
        if (ties.is(tie, TieBook.TAKEN)) {
            return false;
        }
        ties.set(tie, TieBook.TAKEN);
        if (ties.is(tie, TieBook.KNOWN)) {
            tally.count(matter, Outcome.SAME);
            return true;
        }
        tally.count(matter, Outcome.NEW);
        UUID person = people.person(who);
        role.ifPresentOrElse(one -> hand.also(handle -> works.store().expect(handle, top.number(), place, person, one, works.clock().instant())),
            () -> hand.member(place, person));
        return true;
    }

    /** Null when it holds today, {@code PAST} when it does not, {@code REFUSED} when the dates are none. */
    private Outcome when(Row row) {
        try {
            String begin = row.get("beginDate");
            String end = row.get("endDate");
            boolean early = !begin.isEmpty() && LocalDate.parse(begin).isAfter(today);
            boolean late = !end.isEmpty() && LocalDate.parse(end).isBefore(today);
            return early || late ? Outcome.PAST : null;
        } catch (DateTimeException noDay) {
            return Outcome.REFUSED;
        }
    }

    // ── who has left ──

    /** Of a list with unreadable lines nobody knows whom they named. */
    private boolean mayLeave() {
        return unreadable.isEmpty();
    }

    private void sweep() {
        if (!mayLeave()) {
            return;
        }
        for (int tie = 0; tie < ties.size(); tie++) {
            if (ties.is(tie, TieBook.KNOWN | TieBook.OURS) && !ties.is(tie, TieBook.TAKEN) && !ties.is(tie, TieBook.HELD) && isTold(ties.place(tie)) && !people.is(ties.person(tie), PeopleBook.HELD)) {
                untie(ties.place(tie), people.person(ties.person(tie)), ties.role(tie));
            }
        }
        for (int who = 0; who < people.size(); who++) {
            if (people.is(who, PeopleBook.KNOWN) && !people.is(who, PeopleBook.LEFT | PeopleBook.TAKEN | PeopleBook.HELD)
                && places.speaksOf(people.home(who)) && !places.isHeld(people.home(who))) {
                tally.known();
                tally.count(Matter.PEOPLE, Outcome.LEFT);
                UUID person = people.person(who);
                hand.also(handle -> works.leave(handle, top.number(), person));
            }
        }
        places.sweep();
    }

    private boolean isTold(long place) {
        boolean group = places.isGroup(place);
        return file.parts().contains(group ? Part.ENROLLMENTS : Part.ROLES) && places.isOurs(place) && places.speaksOf(place) && !places.isHeld(place);
    }

    private void untie(long place, UUID person, Optional<Role> role) {
        tally.count(places.isGroup(place) ? Matter.MEMBERS : Matter.STAFF, Outcome.LEFT);
        hand.also(handle -> role.ifPresentOrElse(one -> works.unexpect(handle, place, person, one, actor),
            () -> works.members().end(handle, places.tree(place), person)));
    }
}
