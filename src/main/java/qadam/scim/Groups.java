package qadam.scim;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** The open departments of an agency, those within departments too, as its directory knows them. */
final class Groups {
    /** By these a department is found without its members. */
    static final List<String> FOUND = List.of("id", "externalid", "displayname");
    private static final int MOST = 2_000;

    private final Organisations organisations;
    private final Presence presence;
    private final People people;
    private final InstantSource clock;
    private final GroupStore store = new GroupStore();
    private final UserStore users = new UserStore();

    Groups(Organisations organisations, Presence presence, People people, InstantSource clock) {
        this.organisations = organisations;
        this.presence = presence;
        this.people = people;
        this.clock = clock;
    }

    Group find(Handle handle, Agency agency, String id) {
        return Optional.of(id).filter(number -> number.matches("[1-9][0-9]{0,8}")).flatMap(number -> organisations.find(handle, Long.parseLong(number)))
            .filter(place -> place.isWithin(agency.number()) && isGroup(place)).map(place -> group(handle, place)).orElseThrow(() -> new Refusal(ScimProblem.NOT_FOUND));
    }

    private static boolean isGroup(Organisation place) {
        return place.kind() == Kind.DEPARTMENT && !place.closed();
    }

    private Group group(Handle handle, Organisation place) {
        return new Group(place, store.find(handle, place.number()));
    }

    List<UUID> members(Handle handle, Group group) {
        return store.members(handle, group.place().number());
    }

    private List<Group> all(Handle handle, Agency agency) {
        List<Organisation> places = organisations.branch(handle, agency.place()).stream().filter(Groups::isGroup).toList();
        Map<Long, Group.Row> rows = store.rows(handle, places.stream().map(Organisation::number).toList());
        return places.stream().map(place -> new Group(place, Optional.ofNullable(rows.get(place.number())))).toList();
    }

    /** A department and whom the directory counts to it; nobody where that was not asked for. */
    record Staffed(Group group, List<UUID> members) {
    }

    Listed<Staffed> list(Handle handle, Agency agency, Query query) {
        List<Group> all = all(handle, agency);
        Listed<Group> page = Listed.of(query.filter().map(filter -> met(handle, all, filter)).orElse(all), query);
        Map<Long, List<UUID>> members = query.wants("members") ? members(handle, page.items()) : Map.of();
        return new Listed<>(page.total(), page.skip(), page.items().stream().map(group -> new Staffed(group, members.getOrDefault(group.place().number(), List.of()))).toList());
    }

    private Map<Long, List<UUID>> members(Handle handle, List<Group> groups) {
        return store.members(handle, groups.stream().map(group -> group.place().number()).toList());
    }

    private List<Group> met(Handle handle, List<Group> all, Filter filter) {
        List<Group> left = all.stream().filter(group -> FOUND.stream()
            .allMatch(name -> filter.demands(name).map(text -> Matching.GROUPS.isEqual(name, text, own(group, name))).orElse(true))).toList();
        Map<Long, List<UUID>> members = filter.asks("members") ? members(handle, left) : Map.of();
        return left.stream().filter(group -> Matching.GROUPS.meets(filter, name -> FOUND.contains(name) ? own(group, name)
            : members.getOrDefault(group.place().number(), List.of()).stream().map(Ids::hex).toList())).toList();
    }

    private static List<String> own(Group group, String attribute) {
        return switch (attribute) {
            case "id" -> List.of(group.id());
            case "displayname" -> List.of(group.place().name());
            default -> group.externalId().isEmpty() ? List.of() : List.of(group.externalId());
        };
    }

    Group add(Handle handle, Agency agency, GroupDraft draft) {
        if (all(handle, agency).size() >= MOST) {
            throw new Refusal(ScimProblem.FULL);
        }
        Organisation place = organisations.add(handle, agency.place(), Kind.DEPARTMENT, new NewPlace(draft.name()));
        fill(handle, agency, place, draft);
        people.audit(handle, clock.instant(), Optional.empty(), "scim-group-added", "organisation " + place.number(), agency.by());
        return group(handle, place);
    }

    Group change(Handle handle, Agency agency, Group known, GroupDraft draft) {
        Organisation before = known.place();
        if (!draft.name().equals(before.name())) {
            organisations.change(handle, before, new NewPlace(draft.name(), before.code(), before.grade()));
        }
        fill(handle, agency, before, draft);
        people.audit(handle, clock.instant(), Optional.empty(), "scim-group-changed", "organisation " + before.number(), agency.by());
        return group(handle, organisations.find(handle, before.number()).orElseThrow());
    }

    /** Who came by another way into the department stays in it: a directory speaks only of whom it has sent. */
    private void fill(Handle handle, Agency agency, Organisation place, GroupDraft draft) {
        Set<UUID> before = new HashSet<>(store.members(handle, place.number()));
        for (UUID id : draft.members()) {
            if (draft.names(id)) {
                UserRow row = users.find(handle, agency.number(), id).orElseThrow(() -> new Refusal(ScimProblem.MEMBER));
                store.add(handle, place.number(), id);
                presence.join(handle, place, row);
            }
        }
        before.removeAll(draft.members());
        before.forEach(id -> part(handle, agency, place, id));
        store.change(handle, place.number(), draft.externalId(), clock.instant());
    }

    private void part(Handle handle, Agency agency, Organisation place, UUID id) {
        store.remove(handle, place.number(), id);
        users.find(handle, agency.number(), id).ifPresent(row -> presence.part(handle, place, row));
    }

    /** With the departments in it; nothing of anybody is lost. */
    void close(Handle handle, Agency agency, Group known) {
        organisations.branch(handle, known.place()).forEach(place -> store.members(handle, place.number()).forEach(id -> part(handle, agency, place, id)));
        organisations.close(handle, known.place());
        people.audit(handle, clock.instant(), Optional.empty(), "scim-group-closed", "organisation " + known.place().number(), agency.by());
    }
}
