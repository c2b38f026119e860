package qadam.classroom;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.identity.Arrivals;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/**
 * Where children come in: first the class's code, then number, picture and word. The second page looks the same for every code that could be
 * one, so nobody learns which classes there are.
 */
final class DoorPages implements Routes {
    /** For scripts: the class to which this device goes back, and the mark of whose session it was set for. Opens nothing. */
    static final String COOKIE = "qadam-class";
    private static final int COOKIE_SECONDS = 12 * 3600;

    private final Site site;
    private final Askers askers;
    private final Arrivals arrivals;
    private final CardSignIn signIn;
    private final FirstPage first;

    DoorPages(Site site, Askers askers, Arrivals arrivals, CardSignIn signIn, FirstPage first) {
        this.site = site;
        this.askers = askers;
        this.arrivals = arrivals;
        this.signIn = signIn;
        this.first = first;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/class", this::askCode, Role.ANYONE);
        routes.get("/{language}/class/{code}", context -> show(context, code(context), Kept.NOTHING), Role.ANYONE);
        routes.post("/{language}/class/{code}", this::send, Role.ANYONE);
        routes.post("/{language}/next-pupil", this::next, Role.ANYONE);
    }

    /** What was shown, to be seen again when it was refused; never the word. */
    private record Kept(String number, String picture, String message, String field, boolean digits) {
        static final Kept NOTHING = new Kept("", "", "", "", false);
    }

    private void askCode(Context context) {
        Language language = Site.language(context);
        String typed = Optional.ofNullable(context.queryParam("code")).map(String::strip).filter(text -> text.length() <= 40).orElse("");
        Optional<ClassCode> code = ClassCode.parse(typed);
        if (code.isPresent()) {
            context.redirect("/" + language.tag() + "/class/" + code.get().digits(), HttpStatus.SEE_OTHER);
            return;
        }
        String error = typed.isEmpty() ? "" : site.texts().text(language, ClassroomProblem.CODE_WRONG.key());
        context.status(error.isEmpty() ? 200 : ClassroomProblem.CODE_WRONG.status());
        site.show(context, askers.find(context), "classroom/code.jte", site.texts().text(language, "classroom.door.title"), Map.of("typed", typed, "error", error));
    }

    /** A code that cannot be one is asked for again. */
    private static Optional<ClassCode> code(Context context) {
        return ClassCode.parse(context.pathParam("code"));
    }

    private void show(Context context, Optional<ClassCode> code, Kept kept) {
        Language language = Site.language(context);
        if (code.isEmpty()) {
            context.redirect("/" + language.tag() + "/class", HttpStatus.SEE_OTHER);
            return;
        }
        Map<String, Object> values = new HashMap<>(Map.of("code", code.get().digits(), "spoken", code.get().spoken(), "pictures", List.of(Picture.values()),
            "number", kept.number, "picture", kept.picture, "message", kept.message, "field", kept.field, "digits", kept.digits));
        site.show(context, askers.findOrWelcome(context), "classroom/door.jte", site.texts().text(language, "classroom.door.title"), values);
    }

    private void send(Context context) {
        Language language = Site.language(context);
        Form form = new Form(context);
        Optional<ClassCode> code = code(context);
        boolean digits = form.ticked("let_in");
        try {
            ClassCode known = code.orElseThrow(() -> new Refusal(ClassroomProblem.CODE_WRONG));
            Asker pupil = digits ? signIn.byDigits(context, known, number(form), digits(form)) : signIn.byCard(context, shown(form, known, language));
            remember(context, known);
            context.redirect("/" + language.tag() + first.of(pupil.personId()), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (code.isEmpty()) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            String field = refusal.problem() instanceof ClassroomProblem ours ? ours.field() : "";
            show(context, code, new Kept(form.text("number", 10), form.text("picture", 20), site.texts().text(language, refusal.problem().key(), refusal.values()), field, digits));
        }
    }

    private static CardSignIn.Shown shown(Form form, ClassCode code, Language language) {
        int number = number(form);
        Picture picture = Picture.of(form.text("picture", 20)).orElseThrow(() -> new Refusal(ClassroomProblem.PICTURE_MISSING));
        String word = form.text("word", 200);
        if (CardWords.fold(word).isEmpty() || word.length() > CardWords.LONGEST) {
            throw new Refusal(ClassroomProblem.WORD_MISSING);
        }
        return new CardSignIn.Shown(code, number, picture, word, language);
    }

    private static int number(Form form) {
        String typed = form.text("number", 10);
        if (!typed.matches("[1-9][0-9]?")) {
            throw new Refusal(ClassroomProblem.NUMBER_WRONG);
        }
        return Integer.parseInt(typed);
    }

    private static String digits(Form form) {
        return form.text("digits", 20).replaceAll("\\s", "");
    }

    /** The scripts of pages that are the same for everybody learn from it that the next pupil's button is wanted. */
    private void remember(Context context, ClassCode code) {
        put(context, code.digits() + "." + askers.find(context).owner(), COOKIE_SECONDS);
    }

    private void put(Context context, String value, int seconds) {
        context.cookie(new Cookie(COOKIE, value, "/", seconds, !site.isInsecure(), false, null, SameSite.LAX));
    }

    /** Ends the session of whoever sits here and waits for the next child of the class. */
    private void next(Context context) {
        String held = Optional.ofNullable(context.cookie(COOKIE)).orElse("");
        arrivals.end(context);
        put(context, "", 0);
        String home = "/" + Site.language(context).tag() + "/class";
        Optional<ClassCode> code = ClassCode.parse(held.split("\\.")[0]);
        context.redirect(code.map(known -> home + "/" + known.digits()).orElse(home), HttpStatus.SEE_OTHER);
    }
}
