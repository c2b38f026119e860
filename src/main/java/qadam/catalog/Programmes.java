package qadam.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * The programme of this installation in all its editions. The file gives its id, its words and its first edition; from then
 * on the database says what is in force, so that every node knows of a change at once.
 */
public final class Programmes {
    private static final Logger LOG = LoggerFactory.getLogger(Programmes.class);

    private final ProgrammeStore store = new ProgrammeStore();
    private final Database database;
    private final Programme words;
    /** Replaced whole when a newer edition is met; editions never change, so an old list is only short. */
    private volatile List<Edition> known = List.of();

    private Programmes(Database database, Programme words) {
        this.database = database;
        this.words = words;
    }

    /** @param file as it was read; its terms are the first edition, if this database knows none of the programme yet */
    public static Programmes open(Database database, Programme file, InstantSource clock) {
        Programmes programmes = new Programmes(database, file);
        boolean known = database.read(handle -> programmes.store.newest(handle, file.id()).isPresent());
        if (!known) {
            Edition first = new Edition(file, clock.instant(), Optional.empty(), "");
            database.write(handle -> programmes.store.add(handle, first));
        } else {
            programmes.tellIfTheFileDiffers(file);
        }
        return programmes;
    }

    private void tellIfTheFileDiffers(Programme file) {
        Optional<Programme> same = database.read(handle -> edition(handle, file.idAtVersion()));
        if (same.filter(edition -> edition.terms().equals(file.terms())).isEmpty()) {
            LOG.info("of programme.yaml only the words are used: target, days and what counts are those of {}, made on the office's page", now().idAtVersion());
        }
    }

    public String id() {
        return words.id();
    }

    /** What is in force. One keyed look into the database. */
    public Programme now() {
        return database.read(this::now);
    }

    public Programme now(Handle handle) {
        return editions(handle).getLast().programme();
    }

    /** The oldest first; never empty. */
    public List<Edition> editions(Handle handle) {
        List<Edition> editions = known;
        ProgrammeStore.Newest newest = store.newest(handle, words.id()).orElseThrow();
        if (editions.isEmpty() || !isNewest(editions.getLast(), newest)) {
            editions = store.all(handle, words);
            known = editions;
        }
        return editions;
    }

    private static boolean isNewest(Edition edition, ProgrammeStore.Newest newest) {
        return edition.programme().version() == newest.version() && edition.sinceAt().toEpochMilli() == newest.sinceAt().toEpochMilli();
    }

    /** The edition that a leaf names as {@code kz-2026@1}; empty when this programme has none such. */
    public Optional<Programme> edition(Handle handle, String idAtVersion) {
        return editions(handle).stream().map(Edition::programme).filter(one -> one.idAtVersion().equals(idAtVersion)).findFirst();
    }

    /**
     * Makes the next edition. What was issued under earlier ones goes on counting by them.
     *
     * @param seen the version that the maker looked at; when another is in force by now they are told
     */
    public Edition change(Handle handle, int seen, ProgrammeTerms wanted, UUID actor, String reason, InstantSource clock) {
        Programme before = now(handle);
        if (before.version() != seen) {
            throw overtaken(before);
        }
        ProgrammeRules.check(before, wanted, clock.instant());
        Edition made = new Edition(before.edition(before.version() + 1, wanted), clock.instant(), Optional.of(actor), reason);
        if (!store.add(handle, made)) {
            throw overtaken(before);
        }
        return made;
    }

    private static Refusal overtaken(Programme inForce) {
        return new Refusal(CatalogProblem.PROGRAMME_OVERTAKEN, Map.of("edition", inForce.idAtVersion()));
    }
}
