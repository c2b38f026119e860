package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.ClientAddress;
import qadam.web.Door;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The conversation of {@code js/passkey.js} with the server: begin (options), finish (where to go on). */
final class PasskeyRoutes implements Routes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AT = "/api/passkeys/";

    private final Database database;
    private final InstantSource clock;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final SignUp signUp;
    private final SignUp.Parts parts;
    private final Reset reset;
    private final Tries tries;
    private final SignInStore store = new SignInStore();

    PasskeyRoutes(Database database, InstantSource clock, SignUp.Parts parts, Passkeys passkeys, SignUp signUp, Reset reset, Tries tries) {
        this.database = database;
        this.clock = clock;
        this.sessions = parts.sessions();
        this.passkeys = passkeys;
        this.signUp = signUp;
        this.parts = parts;
        this.reset = reset;
        this.tries = tries;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(AT + "sign-up/begin", this::beginSignUp, Role.ANYONE);
        routes.post(AT + "sign-up/finish", this::finishSignUp, Role.ANYONE);
        routes.post(AT + "sign-in/begin", this::beginSignIn, Role.ANYONE);
        routes.post(AT + "sign-in/finish", this::finishSignIn, Role.ANYONE);
        routes.post(AT + "add/begin", this::beginAdd, Role.LEARNER);
        routes.post(AT + "add/finish", this::finishAdd, Role.LEARNER);
        routes.post(AT + "reset/begin", this::beginReset, Role.ANYONE);
        routes.post(AT + "reset/finish", this::finishReset, Role.ANYONE);
    }

    private void beginSignUp(Context context) {
        tries.signUp(ClientAddress.of(context));
        SignUp.Wish wish = wish(body(context));
        signUp.refuseTaken(wish);
        byte[] session = sessions.findOrWelcome(context).session();
        answer(context, passkeys.creationOptions(Challenges.Purpose.SIGN_UP, session, Ids.random(), wish.userName().written(), wish.name()));
    }

    private void finishSignUp(Context context) {
        JsonNode body = body(context);
        SignUp.Wish wish = wish(body);
        Passkeys.Made made = passkeys.finishCreation(credential(body), Challenges.Purpose.SIGN_UP, sessions.find(context).session());
        Visit visit = sessions.visit(context);
        signUp.withPasskey(wish, made.person(), made.passkey(), visit);
        sessions.admit(context, visit);
        answer(context, Map.of("next", Next.carry(home(body) + "/me/recovery-codes", Next.orElse(text(body, "next", 300), ""))));
    }

    private void beginSignIn(Context context) {
        answer(context, passkeys.requestOptions(sessions.findOrWelcome(context).session()));
    }

    private void finishSignIn(Context context) {
        JsonNode body = body(context);
        Passkeys.Answered answered = passkeys.finishRequest(credential(body), sessions.find(context).session());
        Visit visit = body.path("mine").asBoolean(false) ? sessions.visit(context) : sessions.visit(context).withoutSteps();
        database.write(handle -> {
            SignInWay way = store.find(handle, SignInWay.PASSKEY, passkeys.issuer(), answered.credential())
                .filter(one -> store.used(handle, one.number(), answered.uses(), clock.instant()))
                .orElseThrow(() -> new Refusal(IdentityProblem.PASSKEY_REFUSED));
            sessions.open(handle, visit.by(Door.PASSKEY), way.person());
            return null;
        });
        sessions.admit(context, visit);
        answer(context, Map.of("next", Next.orElse(text(body, "next", 300), home(body) + "/me")));
    }

    private void beginAdd(Context context) {
        Asker asker = proved(context);
        UUID person = asker.personId();
        record Called(String userName, String name) {
        }
        Called called = database.read(handle -> new Called(
            parts.persons().find(handle, person, PersonDetail.USER_NAME).orElse(""), parts.persons().name(handle, person)));
        answer(context, passkeys.creationOptions(Challenges.Purpose.ADD, asker.session(), person, called.userName(), called.name()));
    }

    private void finishAdd(Context context) {
        Asker asker = proved(context);
        JsonNode body = body(context);
        Passkeys.Made made = passkeys.finishCreation(credential(body), Challenges.Purpose.ADD, asker.session());
        if (!made.person().equals(asker.personId())) {
            throw new Refusal(IdentityProblem.PASSKEY_REFUSED);
        }
        database.write(handle -> {
            parts.ways().add(handle, made.person(), made.passkey(), Device.describe(context.userAgent()));
            sessions.strengthen(handle, asker);
            return null;
        });
        answer(context, Map.of("next", Next.orElse(text(body, "next", 300), home(body) + "/me/passkeys")));
    }

    private void beginReset(Context context) {
        Reset.Holder holder = reset.holder(text(body(context), "token", 64));
        byte[] session = sessions.findOrWelcome(context).session();
        answer(context, passkeys.creationOptions(Challenges.Purpose.RESET, session, holder.person(), holder.userName(), holder.name()));
    }

    private void finishReset(Context context) {
        JsonNode body = body(context);
        Passkeys.Made made = passkeys.finishCreation(credential(body), Challenges.Purpose.RESET, sessions.find(context).session());
        Visit visit = sessions.visit(context).withoutSteps();
        boolean others = reset.withPasskey(text(body, "token", 64), made, ClientAddress.of(context), visit);
        sessions.admit(context, visit);
        answer(context, Map.of("next", Reset.next(home(body), others)));
    }

    private Asker proved(Context context) {
        Asker asker = sessions.find(context);
        if (sessions.isHeldBack(asker)) {
            throw new Refusal(WebProblem.SECOND_FACTOR);
        }
        if (!sessions.provedLately(asker)) {
            throw new Refusal(IdentityProblem.PROVE_AGAIN);
        }
        return asker;
    }

    private static SignUp.Wish wish(JsonNode body) {
        return SignUp.wish(text(body, "name", SignUpPages.LONGEST_NAME), text(body, "user", 100),
            Optional.of(text(body, "invitation", 64)).filter(token -> !token.isEmpty()));
    }

    private static JsonNode body(Context context) {
        try {
            JsonNode body = JSON.readTree(context.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException malformed) {
            // refused below, as any body that is no object
        }
        throw new Refusal(WebProblem.MALFORMED);
    }

    private static String credential(JsonNode body) {
        JsonNode credential = body.path("credential");
        if (!credential.isObject()) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return credential.toString();
    }

    private static String text(JsonNode body, String name, int longest) {
        String text = body.path(name).asString("").strip();
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return text;
    }

    private static String home(JsonNode body) {
        return "/" + Language.of(text(body, "language", 2)).orElse(Language.KK).tag();
    }

    private static void answer(Context context, Map<String, Object> answer) {
        context.header("Cache-Control", "no-store").contentType("application/json").result(JSON.writeValueAsString(answer));
    }
}
