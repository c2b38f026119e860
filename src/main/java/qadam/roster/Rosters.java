package qadam.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.MatchTags;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Routes;
import qadam.web.Site;

/** Lists of whole organisations: what they would change, and changing it. */
public final class Rosters {
    static final Duration DRAFTS_LAST = Duration.ofHours(12);

    private final RosterWorks works;
    private final MatchTags tags;
    private final Texts texts;
    private final DraftStore drafts = new DraftStore();

    public Rosters(Database database, Organisations organisations, Members members, Identity identity, MatchTags tags, Texts texts, InstantSource clock) {
        this.works = new RosterWorks(database, organisations, members, identity, new RosterStore(), clock);
        this.tags = tags;
        this.texts = texts;
    }

    /** A zip is OneRoster, anything else our own template. @throws Refusal when it cannot be taken at all */
    RosterFile open(Path path, Bounds bounds) {
        Cells cells = new Cells(tags);
        try (InputStream in = Files.newInputStream(path)) {
            return isZip(in.readNBytes(4)) ? oneRoster(Entries.of(path, bounds), cells, bounds) : PlainCsv.of(path, cells, bounds, texts);
        } catch (IOException unreadable) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", String.valueOf(path.getFileName())));
        }
    }

    private static RosterFile oneRoster(Entries entries, Cells cells, Bounds bounds) {
        try {
            return new OneRosterZip(entries, cells, bounds);
        } catch (RuntimeException refused) {
            entries.close();
            throw refused;
        }
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** What was sent to a page, read once; its bytes are kept nowhere. */
    Draft draft(byte[] bytes, String name) {
        Cells cells = new Cells(tags);
        try (RosterFile file = isZip(bytes) ? oneRoster(Entries.of(bytes, Bounds.PAGE), cells, Bounds.PAGE) : PlainCsv.of(bytes, name, cells, Bounds.PAGE, texts)) {
            return Draft.of(file);
        }
    }

    /** What the list would change. @param refusals is told of every row that is not taken @throws Refusal when the place can have no list of its own */
    Difference compare(Organisation place, RosterFile file, Consumer<Difference.Line> refusals, Progress progress) {
        requireRoom(place);
        return new Comparison(works, place, file, Optional.empty(), Optional.empty(), refusals, progress).run();
    }

    /**
     * Changes it, as far as anything differs; cut off and begun again it goes on.
     *
     * @param difference what was found before; enters the trail before anything is written @param actor empty for the operator @return what has changed
     */
    Difference apply(Organisation place, RosterFile file, Difference difference, Optional<UUID> actor, Progress progress) {
        return write(place, file, difference, actor, handle -> { }, progress);
    }

    /** The same for a list that has waited: whoever says yes first has it. @throws Refusal when it is gone */
    Difference confirm(Organisation place, UUID id, Draft draft, Difference difference, UUID reader) {
        Difference done = write(place, draft, difference, Optional.of(reader), handle -> {
            if (!drafts.take(handle, id, place.number(), reader)) {
                throw new Refusal(RosterProblem.DRAFT_GONE);
            }
        }, Progress.NONE);
        works.database().forget();
        return done;
    }

    /** @param first what is done in the write that enters the trail */
    private Difference write(Organisation place, RosterFile file, Difference difference, Optional<UUID> actor, Consumer<Handle> first, Progress progress) {
        requireRoom(place);
        Lease lease = new Lease(works, place.number());
        boolean differs = difference.changes() > 0;
        works.database().write(handle -> {
            first.accept(handle);
            if (differs) {
                lease.take(handle);
                works.identity().people().audit(handle, works.clock().instant(), actor, "roster-imported", "organisation " + place.number(), said(difference));
            }
            return null;
        });
        if (!differs) {
            return difference;
        }
        try {
            new Invited(works).settle(place.number(), actor);
            return new Comparison(works, place, file, Optional.of(lease), actor, line -> { }, progress).run();
        } finally {
            lease.end();
        }
    }

    private static String said(Difference difference) {
        StringBuilder words = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            words.append(words.isEmpty() ? "" : ", ").append(outcome.code()).append(' ').append(difference.count(outcome));
        }
        return words.toString();
    }

    private void requireRoom(Organisation place) {
        if (place.kind().isGroup() || place.closed()) {
            throw new Refusal(RosterProblem.NOT_HERE);
        }
        if (works.database().read(handle -> works.store().keptByOthers(handle, place.number())).containsKey(place.number())) {
            throw new Refusal(RosterProblem.OTHER_ROSTER);
        }
    }

    // ── lists that wait for a yes ──

    UUID keep(UUID reader, Organisation place, Draft draft) {
        UUID id = Ids.random();
        String words = draft.words();
        works.database().write(handle -> {
            drafts.add(handle, id, place.number(), reader, works.identity().people().seal(handle, reader, words), works.clock().instant());
            return null;
        });
        return id;
    }

    /** @throws Refusal when there is none of this reader and place any more */
    Draft draft(UUID reader, Organisation place, UUID id) {
        Instant since = works.clock().instant().minus(DRAFTS_LAST);
        return works.database().read(handle -> drafts.find(handle, id, place.number(), reader, since)
            .flatMap(sealed -> works.identity().people().unseal(handle, reader, sealed))).map(Draft::read).orElseThrow(() -> new Refusal(RosterProblem.DRAFT_GONE));
    }

    /** Lets go of lists that nobody has said yes to. */
    public Forgetting forgetting() {
        return (rows, now) -> rows.write(handle -> drafts.forget(handle, now.minus(DRAFTS_LAST)));
    }

    // ── for the other packages ──

    /** Everybody of whom a list gave the national id of this match tag. */
    public List<UUID> tagged(Handle handle, byte[] matchTag) {
        return works.store().tagged(handle, matchTag);
    }

    /** Hears of people whose national id a list gave, by its match tag. */
    public interface TagListener {
        void read(Handle handle, UUID person, byte[] matchTag);
    }

    /** What the night does: tells of everybody whose id a list gave, since an import does not wait for whoever compares. */
    public Forgetting telling(TagListener listener) {
        return (rows, now) -> {
            for (List<RosterStore.Tagged> piece = rows.read(handle -> works.store().taggedAfter(handle, new UUID(0, 0), Forgetting.PIECE)); !piece.isEmpty();) {
                List<RosterStore.Tagged> told = piece;
                rows.write(handle -> {
                    told.forEach(one -> listener.read(handle, one.person(), one.tag()));
                    return null;
                });
                UUID after = told.getLast().person();
                piece = rows.read(handle -> works.store().taggedAfter(handle, after, Forgetting.PIECE));
            }
            return 0;
        };
    }

    /** The match tags of national ids that lists gave of a person. */
    public List<byte[]> matchTags(Handle handle, UUID person) {
        return works.store().tags(handle, person);
    }

    public Routes routes(Site site, Scope scope) {
        return new RosterPages(site, scope, this, works);
    }

    /** Lists know them by the account that stays; a draft is sealed for whoever read it. */
    public JoinListener joining() {
        return JoinListener.of(joined -> {
            joined.move("roster_people", "roster,key");
            joined.move("roster_roles", "organisation,person,role", """
                t.person = :from and not exists
                    (select 1 from roster_roles o where o.person = :into and o.organisation = t.organisation and o.role = t.role)""");
        }, "roster_people", "roster_roles", "roster_drafts");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "rosters";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                Map<String, Object> all = new LinkedHashMap<>();
                all.put("lists", works.store().history(handle, person));
                all.put("expected", works.store().roleHistory(handle, person));
                all.put("read_and_not_confirmed", drafts.of(handle, person));
                return all;
            }

            @Override
            public Set<String> tables() {
                return Set.of("roster_people", "roster_roles", "roster_drafts");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                works.store().erase(handle, leaving.person());
            }
        };
    }
}
