package qadam.organisation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Identity;
import qadam.identity.PlacedRoles;
import qadam.shared.Language;
import qadam.web.Role;

/** Puts together what a page of a place shows. */
final class PlaceViews {
    static final int PAGE = 100;
    static final int FOUND = 50;

    private final Organisations organisations;
    private final Members members;
    private final Identity identity;

    PlaceViews(Organisations organisations, Members members, Identity identity) {
        this.organisations = organisations;
        this.members = members;
        this.identity = identity;
    }

    /** @param held what the reader may do here @param words searched for in the branch; empty for what lies in the place, beginning after {@code after} */
    PlaceView of(Handle handle, UUID reader, Set<Role> held, Organisation place, String words, long after, Language language) {
        List<Organisation> shown = words.isEmpty() ? organisations.children(handle, place.number(), after, PAGE + 1) : organisations.named(handle, place, words, FOUND);
        boolean more = words.isEmpty() && shown.size() > PAGE;
        List<Organisation> page = more ? shown.subList(0, PAGE) : shown;
        Set<Role> mayGive = Appointing.mayGive(held, place.kind());
        return new PlaceView(line(handle, place, language), above(handle, reader, place, language),
            page.stream().map(child -> line(handle, child, language)).sorted(Comparator.comparing(PlaceView.Line::title, language.order())).toList(), more ? page.getLast().number() : 0,
            members.count(handle, place), mayAdd(held, place), Appointing.mayChange(held, place), staff(handle, reader, place, mayGive),
            mayGive.stream().map(PlaceViews::code).toList());
    }

    private static List<String> mayAdd(Set<Role> held, Organisation place) {
        return place.closed() || !Appointing.mayBuild(held, place.kind()) ? List.of()
            : place.kind().children().stream().filter(kind -> kind != Kind.REGION).map(Kind::code).toList();
    }

    private List<PlaceView.Line> above(Handle handle, UUID reader, Organisation place, Language language) {
        Set<Long> own = Set.copyOf(identity.placedRoles().of(handle, reader).stream().map(PlacedRoles.Held::place).toList());
        return place.line().stream().filter(number -> number != place.number()).map(number -> organisations.find(handle, number)).flatMap(Optional::stream)
            .filter(above -> above.line().stream().anyMatch(own::contains)).map(above -> line(handle, above, language)).toList();
    }

    private PlaceView.Line line(Handle handle, Organisation place, Language language) {
        return new PlaceView.Line(place.number(), place.kind().code(), organisations.title(place, language), place.code().orElse(""),
            place.grade().map(String::valueOf).orElse(""), place.closed(), organisations.countChildren(handle, place.number()), place.kind().isGroup());
    }

    private List<PlaceView.Staff> staff(Handle handle, UUID reader, Organisation place, Set<Role> mayGive) {
        return mayGive.isEmpty() ? List.of() : identity.placedRoles().holders(handle, place.number()).stream()
            .filter(holder -> Role.PLACED.contains(holder.role()))
            .map(holder -> new PlaceView.Staff(holder.number(), identity.people().name(handle, holder.person()), code(holder.role()), holder.sinceAt(),
                holder.person().equals(reader), mayGive.contains(holder.role()))).toList();
    }

    static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
