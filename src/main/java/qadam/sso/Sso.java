package qadam.sso;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.Identity;
import qadam.identity.MatchTags;
import qadam.identity.MeSection;
import qadam.identity.OtherDoors;
import qadam.identity.SignOns;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the sign-ons of other organisations that are in use here. */
public final class Sso implements OtherDoors, AutoCloseable {
    /** In the data folder, unless the operator names another. */
    public static final String FILE = "sso.json";

    private final Database database;
    private final InstantSource clock;
    private final SignOns signOns;
    private final MatchTags matchTags;
    private final Journeys journeys;
    private final ArrivalTicket tickets;
    private final Line line;
    private final Map<String, CodeFlow> flows = new LinkedHashMap<>();

    private Sso(Database database, InstantSource clock, Identity identity, Path data, Duration patience) {
        this.database = database;
        this.clock = clock;
        this.signOns = identity.signOns();
        this.matchTags = new MatchTags(data, database);
        this.journeys = new Journeys(database, clock);
        this.tickets = new ArrivalTicket(identity.masterKey().derive("sign-on arrivals"), clock);
        this.line = new Line(patience);
    }

    /** What the operator has written down; none when there is no such file. @throws Refusal in words when it cannot be read */
    public static Sso open(Database database, InstantSource clock, Identity identity, Plan plan) {
        Sso sso = new Sso(database, clock, identity, plan.data(), plan.patience());
        if (plan.named().isPresent() || Files.exists(plan.file())) {
            byte[] key = identity.masterKey().derive("sign-on journeys");
            SsoFile.read(plan.file()).forEach(provider -> sso.flows.put(provider.id(), new CodeFlow(provider,
                new Discovery(provider, sso.line, clock), sso.line, URI.create(plan.origin() + "/sso/" + provider.id() + "/return"), key, clock)));
        }
        return sso;
    }

    /**
     * Where sign-ons are described, and by which address people come back.
     *
     * @param named by the operator; a file that was named must be there
     * @param patience for one whole answer of a provider
     */
    public record Plan(Optional<Path> named, Path data, String origin, Duration patience) {
        Path file() {
            return named.orElse(data.resolve(FILE));
        }
    }

    CodeFlow flow(String provider) {
        return Optional.ofNullable(flows.get(provider)).orElseThrow(() -> new Refusal(SsoProblem.PROVIDER_UNKNOWN));
    }

    SignOns signOns() {
        return signOns;
    }

    Journeys journeys() {
        return journeys;
    }

    ArrivalTicket tickets() {
        return tickets;
    }

    /** What is kept of a provider's word: hashes and tags. The id itself goes no further than this line. */
    SignOns.Word word(Provider provider, Vouched vouched) {
        String issuer = provider.issuer().toString();
        Optional<String> reason = provider.confirms() ? Optional.of((provider.ofTheState() ? SignOns.STATE : SignOns.OTHER) + provider.id()) : Optional.empty();
        return new SignOns.Word(issuer, signOns.subject(issuer, vouched.subject()), vouched.session().map(session -> signOns.session(issuer, session)),
            vouched.strong(), vouched.provedAt(), reason, vouched.nationalId().map(id -> new SignOns.Tags(signOns.tag(id), matchTags.tag(id))));
    }

    /** Empty when that issuer's sign-on is in use here no more. */
    String label(String issuer, Language language) {
        return flows.values().stream().map(CodeFlow::provider).filter(provider -> provider.issuer().toString().equals(issuer))
            .map(provider -> provider.label(language)).findFirst().orElse("");
    }

    boolean isOf(Offer offer, String issuer) {
        return flows.get(offer.provider()).provider().issuer().toString().equals(issuer);
    }

    @Override
    public List<Offer> offers(Language language) {
        return flows.values().stream().map(flow -> new Offer(flow.provider().id(), flow.provider().label(language), flow.seemsReachable(),
            flow.provider().strong().isDeclared())).toList();
    }

    @Override
    public Set<String> issuers() {
        return flows.values().stream().map(flow -> flow.provider().issuer().toString()).collect(Collectors.toSet());
    }

    public List<Routes> routes(Site site, Askers askers) {
        SignOnPages ways = new SignOnPages(site, askers, this);
        return List.of(ways, new LinkPages(site, askers, database, this, ways), new LogoutPages(database, clock, this));
    }

    /** Lets go of journeys that ended nowhere, and of tokens that are too old to be taken again. */
    public Forgetting shortLived() {
        return journeys.old();
    }

    public MeSection meSection(Texts texts) {
        return (handle, person, language) -> flows.isEmpty() || !signOns.hasOwnWayIn(handle, person) ? Optional.empty() : Optional.of(card(handle, person, texts, language));
    }

    private Card card(Handle handle, UUID person, Texts texts, Language language) {
        int links = signOns.of(handle, person).size();
        return new Card(texts.text(language, "sso.card.title"), texts.text(language, "sso.card.words", Map.of("count", links)),
            List.of(new Card.Link(texts.text(language, "sso.card.open"), "/" + language.tag() + "/me/sso")));
    }

    @Override
    public void close() {
        line.close();
    }
}
