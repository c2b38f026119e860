package qadam.terms;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.HouseRules;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the texts as they hold now, and who has accepted them. */
public final class Terms implements HouseRules {
    private final AcceptanceStore store = new AcceptanceStore();
    private final Map<Document, Map<Language, DocumentText>> texts = new EnumMap<>(Document.class);
    private final Database database;
    private final InstantSource clock;
    private ConsentListener listener = ConsentListener.NONE;

    /**
     * @param data in its folder {@code terms} whoever runs the server may keep texts of their own
     * @throws IllegalArgumentException when such a text has no edition, or its languages are of different ones
     */
    public Terms(Database database, Path data, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        for (Document document : Document.values()) {
            texts.put(document, read(data.resolve("terms"), document));
        }
    }

    private static Map<Language, DocumentText> read(Path own, Document document) {
        Map<Language, DocumentText> read = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            read.put(language, DocumentText.read(own, document, language));
        }
        if (read.values().stream().map(DocumentText::edition).distinct().count() > 1) {
            throw new IllegalArgumentException("terms/" + document.id() + "_….md: kk, ru and en must be of the same edition");
        }
        return read;
    }

    DocumentText text(Document document, Language language) {
        return texts.get(document).get(language);
    }

    /** Of both texts together, so that a change of either is asked for anew. */
    String edition() {
        return text(Document.TERMS, Language.KK).edition() + "/" + text(Document.PRIVACY, Language.KK).edition();
    }

    void accept(UUID person) {
        database.write(handle -> {
            agreed(handle, person, clock.instant());
            return null;
        });
    }

    @Override
    public void agreed(Handle handle, UUID person, Instant now) {
        store.add(handle, person, edition(), now);
        listener.given(handle, person, consent());
    }

    @Override
    public boolean hasAgreed(Handle handle, UUID person) {
        return store.of(handle, person).containsKey(edition());
    }

    public Terms heardBy(ConsentListener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Asks whoever has agreed to an earlier edition, and not to this one, to look at it: at night, and each once an edition.
     * Lets go of nothing, but goes along with what does.
     */
    public Forgetting askAnew() {
        return (rows, now) -> {
            Optional<UUID> last = Optional.empty();
            for (List<UUID> some; !(some = before(rows, last)).isEmpty(); last = Optional.of(some.getLast())) {
                List<UUID> asked = some;
                rows.write(handle -> {
                    asked.forEach(person -> listener.asked(handle, person, consent(), "/me/terms"));
                    return null;
                });
            }
            return 0;
        };
    }

    private List<UUID> before(Database rows, Optional<UUID> after) {
        return rows.read(handle -> store.without(handle, edition(), after, Forgetting.PIECE));
    }

    private String consent() {
        return "terms/" + edition();
    }

    /** @param kept how long things are kept on this server, a line each, for the page on privacy */
    public Routes routes(Site site, Askers askers, Function<Language, List<String>> kept) {
        return new TermsPages(site, askers, this, kept);
    }

    /** What becomes of it when an account turns out to be another person's. */
    public JoinListener joining() {
        return JoinListener.of(joined -> store.join(joined), "acceptances");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "acceptances";
            }

            @Override
            public Set<String> tables() {
                return Set.of("acceptances");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return store.of(handle, person).entrySet().stream()
                    .map(one -> Map.of("edition", one.getKey(), "accepted_at", one.getValue().toString())).toList();
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving.person());
            }
        };
    }
}
