package qadam.organisation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Regions;
import qadam.shared.Texts;

/** The tree of places. Asks nobody whether they may: that is {@link Scope}'s. */
public final class Organisations {
    private final Regions regions;
    private final Texts texts;
    private final InstantSource clock;
    private final OrganisationStore store = new OrganisationStore();

    private Organisations(Regions regions, Texts texts, InstantSource clock) {
        this.regions = regions;
        this.texts = texts;
        this.clock = clock;
    }

    /** Makes the country's regions where they are missing. */
    public static Organisations open(Database database, Texts texts, InstantSource clock) {
        Organisations organisations = new Organisations(new Regions(), texts, clock);
        if (!database.read(organisations::hasAllRegions)) {
            database.write(handle -> {
                organisations.addRegions(handle);
                return null;
            });
        }
        return organisations;
    }

    private boolean hasAllRegions(Handle handle) {
        return regions.all().stream().allMatch(region -> store.region(handle, region.id()).isPresent());
    }

    private void addRegions(Handle handle) {
        Organisation root = store.find(handle, Organisation.ROOT).orElseThrow();
        regions.all().stream().filter(region -> store.region(handle, region.id()).isEmpty())
            .forEach(region -> store.add(handle, root, Kind.REGION, new NewPlace(region.id()), Optional.of(region.id()), clock.instant()));
    }

    Instant now() {
        return clock.instant();
    }

    public Optional<Organisation> find(Handle handle, long number) {
        return store.find(handle, number);
    }

    /** The place of a region. @param region ISO 3166-2 */
    public Optional<Organisation> region(Handle handle, String region) {
        return store.region(handle, region);
    }

    /** By its BIN or roster identifier. */
    public Optional<Organisation> byCode(Handle handle, String code) {
        return store.byCode(handle, code);
    }

    /** In the order in which they were made. @param after the last one of the page before, 0 for the first page */
    public List<Organisation> children(Handle handle, long parent, long after, int most) {
        return store.children(handle, parent, after, most);
    }

    public long countChildren(Handle handle, long parent) {
        return store.countChildren(handle, parent);
    }

    /** The place and all that lies in it, each after what it lies in. */
    public List<Organisation> branch(Handle handle, Organisation place) {
        return store.branch(handle, place);
    }

    /** The same without classes and departments, of which a region has thousands. */
    public List<Organisation> aboveGroups(Handle handle, Organisation place) {
        return store.aboveGroups(handle, place);
    }

    /** Places in a branch whose name has these letters in it. */
    public List<Organisation> named(Handle handle, Organisation within, String letters, int most) {
        return store.named(handle, within, letters.toLowerCase(Locale.ROOT), most);
    }

    /** The school or agency that a group lies in, or the place itself. */
    public Optional<Organisation> responsible(Handle handle, Organisation place) {
        return place.line().reversed().stream().map(number -> store.find(handle, number).orElseThrow())
            .filter(above -> above.kind() == Kind.SCHOOL || above.kind() == Kind.AGENCY).findFirst();
    }

    /** @throws Refusal when such a place cannot lie there, or something said of it is wrong */
    public Organisation add(Handle handle, Organisation parent, Kind kind, NewPlace place) {
        if (!parent.kind().children().contains(kind) || kind == Kind.REGION) {
            throw new Refusal(OrganisationProblem.NOT_HERE);
        }
        if (parent.closed()) {
            throw new Refusal(OrganisationProblem.CLOSED);
        }
        NewPlace checked = checked(handle, kind, place, Optional.empty());
        return store.find(handle, store.add(handle, parent, kind, checked, parent.region(), clock.instant())).orElseThrow();
    }

    public void change(Handle handle, Organisation known, NewPlace place) {
        store.change(handle, known.number(), checked(handle, known.kind(), place, Optional.of(known.number())));
    }

    /** With all that lies in it. */
    public void close(Handle handle, Organisation place) {
        store.close(handle, place, clock.instant());
    }

    /** The place alone: what lies in it is opened one by one. @throws Refusal when something above it is closed */
    public void reopen(Handle handle, Organisation place) {
        if (place.line().stream().filter(above -> above != place.number()).anyMatch(above -> store.find(handle, above).orElseThrow().closed())) {
            throw new Refusal(OrganisationProblem.CLOSED);
        }
        store.reopen(handle, place.number());
    }

    private NewPlace checked(Handle handle, Kind kind, NewPlace place, Optional<Long> own) {
        String name = place.name().strip();
        if (name.isEmpty() || name.length() > NewPlace.LONGEST_NAME) {
            throw new Refusal(OrganisationProblem.NAME_MISSING);
        }
        if (place.grade().filter(grade -> kind != Kind.CLASS || grade < 0 || grade > NewPlace.LAST_GRADE).isPresent()) {
            throw new Refusal(OrganisationProblem.GRADE_WRONG);
        }
        if (place.code().filter(code -> code.isBlank() || code.length() > 100).isPresent()) {
            throw new Refusal(OrganisationProblem.CODE_WRONG);
        }
        if (place.code().flatMap(code -> store.byCode(handle, code)).filter(other -> !own.equals(Optional.of(other.number()))).isPresent()) {
            throw new Refusal(OrganisationProblem.CODE_TAKEN);
        }
        return new NewPlace(name, place.code(), place.grade());
    }

    /** What it is called, in the reader's language where that differs. */
    public String title(Organisation place, Language language) {
        return switch (place.kind()) {
            case COUNTRY -> texts.text(language, "organisation.country");
            case REGION -> place.region().flatMap(regions::find).map(region -> region.name().in(language)).orElse(place.name());
            case SCHOOL, AGENCY, CLASS, DEPARTMENT -> place.name();
        };
    }
}
