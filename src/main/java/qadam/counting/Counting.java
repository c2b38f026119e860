package qadam.counting;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Forgetting;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Places;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: a clerk's and a guardian's pages, and the link that leads a guardian there. */
public final class Counting {
    static final Duration LINK_HOLDS = Duration.ofDays(60);

    private final Ledger ledger;
    private final byte[] key;
    private final ClassList list;
    private final CountClass counting;
    private final Places places;
    private final LinkStore links = new LinkStore();
    private final ChoiceStore choices = new ChoiceStore();

    /** @param key for the hashes of links */
    public Counting(Ledger ledger, byte[] key, Limits limits) {
        this.ledger = ledger;
        this.key = key.clone();
        this.list = new ClassList(ledger);
        this.counting = new CountClass(ledger, list);
        this.places = new Places(limits.of(Limit.HEAVY_WORK_AT_ONCE));
    }

    public List<Routes> routes(Site site, Askers askers, Scope scope, Courses courses) {
        return List.of(new CountPages(site, scope, this, ledger, list, courses), new GuardianPages(site, askers, this, ledger, list));
    }

    CountClass counting() {
        return counting;
    }

    Places places() {
        return places;
    }

    /**
     * A new secret address at which a guardian gives the child's national id, or declines; the child's former one ends. Whoever makes it answers for
     * who the child is, and for giving it to nobody but the guardian.
     *
     * @param group in which the child is
     * @return the address without its language: {@code /count-my-child/…}; shown to its maker once
     */
    public String link(Handle handle, Organisation group, UUID child, UUID maker) {
        Instant now = ledger.clock().instant();
        String secret = HexFormat.of().formatHex(Ids.randomBytes(16));
        links.make(handle, hash(secret), new LinkStore.Link(child, group.number(), maker, now.plus(LINK_HOLDS)), now);
        ledger.people().audit(handle, now, Optional.of(maker), "count-link-made", "organisation " + group.number(), "");
        return "/count-my-child/" + secret;
    }

    /** Whether something that the child has passed can still be counted. */
    public boolean isOpen(Handle handle, UUID child) {
        return ledger.credentials().earned(handle, child).stream().anyMatch(one -> !one.rehearsal() && one.open() && !one.counted() && one.permitted());
    }

    Optional<LinkStore.Link> open(String secret) {
        return ledger.database().read(handle -> links.find(handle, hash(secret), ledger.clock().instant()));
    }

    private byte[] hash(String secret) {
        return Hmac.of(key, secret);
    }

    /** Lets go of links that are over. */
    public Forgetting oldLinks() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> links.forget(handle, now, Forgetting.PIECE));
    }

    /** A guardian who declined has declined for the whole person. A link stays with the child it was made for. */
    public JoinListener joining() {
        return JoinListener.of(joined -> choices.join(joined), "count_links", "count_choices");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public Set<String> tables() {
                return Set.of("count_links", "count_choices");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("declined_at", choices.at(handle, person).map(Instant::toString).orElse(""));
                data.put("link_made_at", links.madeFor(handle, person).map(Instant::toString).orElse(""));
                data.put("links_i_made", links.madeBy(handle, person));
                return data;
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                links.remove(handle, leaving.person());
                links.eraseMaker(handle, leaving.person());
                choices.take(handle, leaving.person());
            }
        };
    }
}
