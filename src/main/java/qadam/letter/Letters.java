package qadam.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: who is written to, and what waits to be sent. */
public final class Letters {
    /** Who reads it here meanwhile needs no letter. */
    static final Duration PATIENCE = Duration.ofMinutes(10);
    static final Duration CONFIRM_WITHIN = Duration.ofDays(3);
    private static final int CONFIRMATIONS_A_DAY = 5;
    /** Accounts are cheap to make, so all of them together are bounded too. */
    private static final int ALL_CONFIRMATIONS_A_DAY = 5_000;

    private final AddressStore addresses = new AddressStore();
    private final LetterStore queue = new LetterStore();
    private final Database database;
    private final People people;
    private final LetterLinks links;
    private final InstantSource clock;
    private final Optional<SmtpPlan> plan;

    /** @param key of our own, by which links are known @param plan empty when no letters are sent here */
    public Letters(Database database, People people, byte[] key, InstantSource clock, Optional<SmtpPlan> plan) {
        this.database = database;
        this.people = people;
        this.links = new LetterLinks(key);
        this.clock = clock;
        this.plan = plan;
    }

    /** Whether this server sends any. */
    public boolean areSent() {
        return plan.isPresent();
    }

    /** Queues a letter to who wants one; to be called in the transaction of what is new. An account that was joined to another is written nothing. */
    public void newsFor(Handle handle, UUID person) {
        if (areSent() && people.whoIs(handle, person).equals(person) && addresses.of(handle, person).filter(address -> address.takes(LetterKind.NEWS)).isPresent()) {
            queue.add(handle, person, LetterKind.NEWS, clock.instant().plus(PATIENCE));
        }
    }

    /** Takes an address in place of the one before, and asks there whether it is right. */
    void type(UUID person, String typed, Language language) {
        if (!areSent()) {
            throw new Refusal(LetterProblem.OFF);
        }
        EmailAddress address = EmailAddress.parse(typed).orElseThrow(() -> new Refusal(LetterProblem.ADDRESS_UNFIT));
        database.write(handle -> {
            ask(handle, person, address, language);
            return null;
        });
    }

    private void ask(Handle handle, UUID person, EmailAddress address, Language language) {
        Instant now = clock.instant();
        bound(handle, person, address, now);
        queue.erase(handle, person);
        addresses.set(handle, new Address(person, Ids.random(), people.seal(handle, person, address.text()), language, now,
            Optional.empty(), true, Optional.empty(), Optional.empty()));
        queue.add(handle, person, LetterKind.CONFIRM, now);
    }

    /** Nobody's letter box may be filled with questions, whoever types its address. */
    private void bound(Handle handle, UUID person, EmailAddress address, Instant now) {
        long day = now.getEpochSecond() / 86_400;
        if (queue.count(handle, links.keyed("person " + Ids.hex(person)), day) > CONFIRMATIONS_A_DAY
            || queue.count(handle, links.keyed("address " + address.text().toLowerCase(java.util.Locale.ROOT)), day) > CONFIRMATIONS_A_DAY
            || queue.count(handle, links.keyed("all"), day) > ALL_CONFIRMATIONS_A_DAY) {
            throw new Refusal(LetterProblem.TOO_MANY);
        }
    }

    /** Asks once more at the same address. */
    void again(UUID person) {
        view(person).filter(view -> !view.address().isConfirmed()).ifPresent(view -> type(person, view.text(), view.address().language()));
    }

    /** By the link of a letter. @throws Refusal when it is not the link of the newest, or too old */
    Address confirm(String token) {
        Instant now = clock.instant();
        return database.write(handle -> {
            Address address = toConfirm(handle, token);
            addresses.confirm(handle, address.id(), now);
            queue.remove(handle, address.person(), LetterKind.CONFIRM);
            return addresses.find(handle, address.id()).orElseThrow();
        });
    }

    Address toConfirm(String token) {
        return database.read(handle -> toConfirm(handle, token));
    }

    private Address toConfirm(Handle handle, String token) {
        return links.read(LetterLinks.CONFIRM, token).flatMap(id -> addresses.find(handle, id))
            .filter(address -> address.isConfirmed() || address.typedAt().plus(CONFIRM_WITHIN).isAfter(clock.instant()))
            .orElseThrow(() -> new Refusal(LetterProblem.LINK_SPENT));
    }

    /** By the link of a letter, without signing in; as often as one likes. */
    Address stop(String token) {
        return database.write(handle -> {
            Address address = toStop(handle, token);
            want(handle, address.person(), false);
            return addresses.find(handle, address.id()).orElseThrow();
        });
    }

    Address toStop(String token) {
        return database.read(handle -> toStop(handle, token));
    }

    private Address toStop(Handle handle, String token) {
        return links.read(LetterLinks.STOP, token).flatMap(id -> addresses.find(handle, id)).orElseThrow(() -> new Refusal(LetterProblem.LINK_SPENT));
    }

    void want(UUID person, boolean wanted) {
        database.write(handle -> {
            want(handle, person, wanted);
            return null;
        });
    }

    private void want(Handle handle, UUID person, boolean wanted) {
        addresses.want(handle, person, wanted);
        if (!wanted) {
            queue.erase(handle, person);
        }
    }

    void remove(UUID person) {
        database.write(handle -> {
            erase(handle, person);
            return null;
        });
        database.forget();
    }

    private void erase(Handle handle, UUID person) {
        queue.erase(handle, person);
        addresses.erase(handle, person);
    }

    /** A person's address with its words; empty when there is none. */
    /** The address that this person has confirmed. */
    public Optional<String> confirmedAddress(Handle handle, UUID person) {
        return view(handle, person).filter(LetterView::isConfirmed).map(LetterView::text);
    }

    Optional<LetterView> view(UUID person) {
        return database.read(handle -> view(handle, person));
    }

    Optional<LetterView> view(Handle handle, UUID person) {
        return addresses.of(handle, person).flatMap(address ->
            people.unseal(handle, person, address.sealed()).map(text -> new LetterView(address, text)));
    }

    public Routes routes(Site site, Askers askers) {
        return new LetterPages(site, askers, this);
    }

    /** The one who sends; to be started, and closed before the database. @param unread whether there is still something that a person has not read */
    public Postman postman(Site site, String origin, Unread unread) {
        return new Postman(database, this, clock, plan.map(smtp ->
            new Postman.Desk(new MailServer(smtp, new LetterWriter(site, links, origin, smtp.from()).host()), new LetterWriter(site, links, origin, smtp.from()))), unread);
    }

    /** Whether a person has something new that they have not read. */
    public interface Unread {
        boolean has(Handle handle, UUID person);
    }

    /** On a person's own page where letters are sent, and where an address lies from earlier. */
    public MeSection meSection(Texts texts) {
        return MeSection.forOwner((handle, person, language) -> {
            Optional<Address> address = addresses.of(handle, person);
            return areSent() || address.isPresent() ? Optional.of(card(texts, language, address)) : Optional.empty();
        });
    }

    private static Card card(Texts texts, Language language, Optional<Address> address) {
        String words = address.map(there -> there.failure().isPresent() ? "letter.card.failed" : !there.isConfirmed() ? "letter.card.asked"
            : there.wanted() ? "letter.card.on" : "letter.card.stopped").orElse("letter.card.none");
        return new Card(texts.text(language, "letter.title"), texts.text(language, words),
            List.of(new Card.Link(texts.text(language, "letter.card.open"), "/" + language.tag() + "/me/letters")));
    }

    /** Lets go of how many letters were asked for on former days. */
    public Forgetting limits() {
        return (rows, now) -> rows.write(handle -> queue.forgetLimits(handle, now.getEpochSecond() / 86_400));
    }

    /** An address is typed for one account: it stays with the one that was joined, and no news is sent there while it is. */
    public JoinListener joining() {
        return JoinListener.staying("letter_addresses", "letters");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "letters";
            }

            @Override
            public Set<String> tables() {
                return Set.of("letter_addresses", "letters");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return view(handle, person).map(view -> exported(view, queue.of(handle, person))).orElse(Map.of());
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                Letters.this.erase(handle, leaving.person());
            }
        };
    }

    private static Map<String, Object> exported(LetterView view, List<String> waiting) {
        Address address = view.address();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("email", view.text());
        row.put("language", address.language().tag());
        row.put("typed_at", address.typedAt().toString());
        row.put("confirmed_at", address.confirmedAt().map(Instant::toString).orElse(""));
        row.put("wanted", address.wanted());
        row.put("failed_at", address.failedAt().map(Instant::toString).orElse(""));
        row.put("waiting", waiting);
        return row;
    }
}
