package qadam.sso;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.identity.IdentityProblem;
import qadam.identity.Next;
import qadam.identity.SignOns;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.LanguageChoice;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The way to a provider and back, and the page on which whoever is here for the first time agrees to the rules. */
final class SignOnPages implements Routes {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TICKET = 4_000;

    private final Site site;
    private final Askers askers;
    private final Sso sso;

    SignOnPages(Site site, Askers askers, Sso sso) {
        this.site = site;
        this.askers = askers;
        this.sso = sso;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/{language}/sso", this::begin, Role.ANYONE);
        routes.get("/sso/{provider}/return", this::comeBack, Role.ANYONE);
        routes.post("/{language}/sso/arrival", this::arrive, Role.ANYONE);
    }

    private void begin(Context context) {
        Form form = new Form(context);
        Language language = Site.language(context);
        String next = Next.orElse(form.text("next", 300), "");
        leave(context, askers.findOrWelcome(context), sso.flow(form.text("provider", 31)),
            new Trip(Journey.Purpose.SIGN_IN, language, next, form.ticked("mine"), form.ticked("again")));
    }

    /** What a journey is for. */
    record Trip(Journey.Purpose purpose, Language language, String next, boolean brings, boolean anew) {
    }

    /**
     * Sends the browser away by a page, not by a redirect: what a form may lead to (the policy's form-action) ends at our own door, and
     * where a provider leads on to is not ours to list.
     */
    void leave(Context context, Asker asker, CodeFlow flow, Trip trip) {
        Instant now = sso.journeys().now();
        flow.known();   // so that nothing is written for a provider that does not answer
        String state = sso.journeys().begin(new Journey(flow.provider().id(), asker.session(), trip.purpose(), trip.language(), trip.next(),
            trip.brings(), trip.anew(), now));
        URI away = flow.away(state, trip.language(), trip.anew());
        String address = away.toASCIIString();
        show(context, asker, trip.language(), trip.purpose().page(), "sso/away.jte", "sso.away.title",
            Map.of("address", address, "label", flow.provider().label(trip.language())));
        context.header("Refresh", "0;url=" + address);
    }

    private void comeBack(Context context) {
        Asker asker = askers.find(context);
        Language language = LanguageChoice.of(context);
        String back = Journey.Purpose.SIGN_IN.page();
        try {
            CodeFlow flow = sso.flow(context.pathParam("provider"));
            Map<String, List<String>> brought = once(context);
            String state = brought.getOrDefault("state", List.of("")).getFirst();
            Journey journey = sso.journeys().end(state, flow.provider().id(), asker.session());
            language = journey.language();
            back = journey.purpose().page();
            Vouched vouched = flow.redeem(flow.code(brought), state, journey.anew(), journey.begunAt());
            go(context, asker, flow.provider(), journey, vouched);
        } catch (Refusal refusal) {
            refuse(context, asker, language, back, refusal);
        }
    }

    /** Nothing may come twice (RFC 6749 §3.1): who reads the first and who reads the last would read two answers. */
    private static Map<String, List<String>> once(Context context) {
        Map<String, List<String>> brought = context.queryParamMap();
        if (brought.values().stream().anyMatch(values -> values.size() != 1)) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return brought;
    }

    private void go(Context context, Asker asker, Provider provider, Journey journey, Vouched vouched) {
        SignOns.Word word = sso.word(provider, vouched);
        String home = "/" + journey.language().tag();
        switch (journey.purpose()) {
            case LINK -> {
                link(asker.person().orElseThrow(() -> new Refusal(SsoProblem.STALE)), word);
                context.redirect(home + "/me/sso", HttpStatus.SEE_OTHER);
            }
            case SIGN_IN -> {
                if (sso.signOns().open(context, word, journey.brings()).isPresent()) {
                    context.redirect(Next.orElse(journey.next(), home + "/me"), HttpStatus.SEE_OTHER);
                    return;
                }
                String ticket = sso.tickets().write(new ArrivalTicket.Arrival(provider.id(), vouched.name(), word, journey.next()), asker.session());
                welcome(context, asker, journey.language(), new Welcome(provider, ticket, vouched.name(), journey.brings()), Optional.empty());
            }
        }
    }

    private void link(UUID person, SignOns.Word word) {
        if (!sso.signOns().link(person, word).equals(person)) {
            throw new Refusal(SsoProblem.LINKED_ELSEWHERE);
        }
    }

    /** What the page for a newcomer shows. */
    private record Welcome(Provider provider, String ticket, String name, boolean brings) {
    }

    private void welcome(Context context, Asker asker, Language language, Welcome welcome, Optional<Refusal> refusal) {
        String error = refusal.map(one -> site.texts().text(language, one.problem().key(), one.values())).orElse("");
        boolean stepsHere = !asker.signedIn() && asker.learner().isPresent();
        show(context, asker, language, "/sign-in", "sso/arrival.jte", "sso.arrival.title", Map.of("ticket", welcome.ticket(), "name", welcome.name(),
            "label", welcome.provider().label(language), "error", error, "stepsHere", stepsHere, "brings", welcome.brings()));
    }

    private void arrive(Context context) {
        Language language = Site.language(context);
        Form form = new Form(context);
        Asker asker = askers.find(context);
        String ticket = form.text("ticket", LONGEST_TICKET);
        String name = form.text("name", LONGEST_NAME);
        boolean mine = form.ticked("mine");
        try {
            ArrivalTicket.Arrival arrival = sso.tickets().read(ticket, asker.session());
            Provider provider = sso.flow(arrival.provider()).provider();
            try {
                sso.signOns().arrive(context, ClaimSieve.holdsOne(name) ? "" : name, arrival.word(), mine);
                context.redirect(Next.orElse(arrival.next(), "/" + language.tag() + "/me"), HttpStatus.SEE_OTHER);
            } catch (Refusal refusal) {
                if (refusal.problem() != IdentityProblem.NAME_MISSING) {
                    throw refusal;
                }
                Site.refuse(context, refusal);
                welcome(context, asker, language, new Welcome(provider, ticket, name, mine), Optional.of(refusal));
            }
        } catch (Refusal refusal) {
            refuse(context, asker, language, "/sign-in", refusal);
        }
    }

    private void refuse(Context context, Asker asker, Language language, String back, Refusal refusal) {
        Site.refuse(context, refusal);
        String message = site.texts().text(language, refusal.problem().key(), refusal.values());
        show(context, asker, language, back, "sso/refused.jte", "sso.refused.title", Map.of("message", message, "back", back));
    }

    /** The address to which a provider sends people back names no language, so the page is told its own. */
    private void show(Context context, Asker asker, Language language, String path, String template, String title, Map<String, Object> values) {
        Page page = site.page(language, path, site.texts().text(language, title), asker.csrf());
        context.header(Header.CACHE_CONTROL, "no-store").contentType("text/html; charset=utf-8").result(site.render(template, page, values));
    }
}
