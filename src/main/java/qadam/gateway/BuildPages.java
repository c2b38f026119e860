package qadam.gateway;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.ArrayList;
import qadam.exchange.Kind;
import qadam.gateway.Asking.BrokeOff;
import qadam.gateway.Asking.Listener;
import qadam.gateway.Asking.Who;
import qadam.gateway.ChatRequest.Said;
import qadam.gateway.Completion.Source;
import qadam.identity.IdentityProblem;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The builder's page: a key, a first program, a playground, a task, licences, and what was used. */
final class BuildPages implements Routes {
    static final String PATH = "/build";
    static final int LONGEST_PROMPT = 8_000;

    private final Site site;
    private final Askers askers;
    private final Bench bench;
    private final ChatAnswer answer;

    BuildPages(Site site, Askers askers, Bench bench, ChatAnswer answer) {
        this.site = site;
        this.askers = askers;
        this.bench = bench;
        this.answer = answer;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/build", context -> show(context, askers.findOrWelcome(context), "", "", "", Played.NOT_YET), Role.ANYONE);
        routes.post("/{language}/build", this::act, Role.LEARNER);
        routes.post("/{language}/build/playground", this::play, Role.LEARNER);
        routes.post("/api/build/chat", this::stream, Role.LEARNER);
    }

    private void show(Context context, Asker asker, String newKey, String typed, String error, Played played) {
        BuildView view = bench.view(asker.person(), Doorstep.door(context) + "/v1", newKey, typed, error, played);
        site.show(context, asker, "gateway/build.jte", site.texts().text(Site.language(context), "gateway.title"), Map.of("view", view));
    }

    /** Whoever holds a child's card makes no key in the child's name. */
    private Asker owner(Context context) {
        Asker asker = askers.find(context);
        if (asker.byCard()) {
            throw new Refusal(IdentityProblem.NOT_BY_CARD);
        }
        return asker;
    }

    private void act(Context context) {
        Asker asker = owner(context);
        Form form = new Form(context);
        switch (form.text("act", 10)) {
            case "make" -> make(context, asker, form.text("label", Keys.LONGEST_LABEL));
            case "end" -> {
                String number = form.text("key", 18);
                if (!number.matches("[0-9]{1,18}") || !bench.keys().end(asker.personId(), Long.parseLong(number))) {
                    throw new Refusal(WebProblem.NOT_FOUND);
                }
                context.redirect(context.path(), HttpStatus.SEE_OTHER);
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    /** The answer itself shows the key: it belongs into no address and no row. */
    private void make(Context context, Asker asker, String label) {
        try {
            if (site.isInsecure()) {
                throw new Refusal(GatewayProblem.INSECURE);
            }
            bench.requireMay(asker.personId());
            show(context, asker, bench.keys().make(asker.personId(), label), "", "", Played.NOT_YET);
        } catch (Refusal refusal) {
            show(context, asker, "", label, words(context, refusal), Played.NOT_YET);
        }
    }

    /** What is refused in this package is said beside the form. */
    private String words(Context context, Refusal refusal) {
        if (!(refusal.problem() instanceof GatewayProblem)) {
            throw refusal;
        }
        Site.refuse(context, refusal);
        return bench.answers().words(context, Site.language(context), refusal);
    }

    private void play(Context context) {
        Asker asker = owner(context);
        Form form = new Form(context);
        Played sent = new Played(form.text("model", 200), form.text("system", LONGEST_PROMPT), form.text("prompt", LONGEST_PROMPT), form.text("temperature", 4), "", "", false);
        show(context, asker, "", "", "", played(context, asker.personId(), sent));
    }

    private Played played(Context context, UUID person, Played sent) {
        try {
            bench.gate().count(person);
            Completion done = bench.asking().ask(new Who(person, Kind.PLAYGROUND), bench.asking().begin(), request(sent), Listener.NONE);
            return sent.with(done.text(), "", done.source() != Source.MODEL);
        } catch (BrokeOff part) {
            return sent.with("", words(context, new Refusal(GatewayProblem.MODEL_FAILED)), false);
        } catch (Refusal refusal) {
            return sent.with("", words(context, refusal), false);
        }
    }

    private static ChatRequest request(Played sent) {
        if (sent.prompt().isEmpty() || sent.model().isEmpty() || !sent.temperature().matches("[01](\\.[0-9]{1,2})?|2(\\.0{1,2})?")) {
            throw new Refusal(GatewayProblem.MISSING, Map.of("param", sent.prompt().isEmpty() ? "prompt" : sent.model().isEmpty() ? "model" : "temperature"));
        }
        List<Said> messages = new ArrayList<>();
        if (!sent.system().isEmpty()) {
            messages.add(new Said("system", sent.system()));
        }
        messages.add(new Said("user", sent.prompt()));
        return ChatRequest.of(sent.model(), messages, OptionalDouble.of(Double.parseDouble(sent.temperature())));
    }

    /** The same for the page's script: what it sends and gets is what a program would. */
    private void stream(Context context) throws Exception {
        Asker asker = owner(context);
        bench.entrance().forAll(one -> {
            bench.gate().count(asker.personId());
            answer.answer(one, new Who(asker.personId(), Kind.PLAYGROUND), ChatReader.read(ApiBody.of(one), bench.mostTokens()));
        }).handle(context);
    }
}
