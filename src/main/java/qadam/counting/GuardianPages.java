package qadam.counting;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.counting.CountRow.Outcome;
import qadam.credential.CredentialProblem;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Cost;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A guardian gives the child's national id so that the child is counted, or declines. The address is the key: no account is needed. */
final class GuardianPages implements Routes {
    private static final String PATH = "/{language}/count-my-child/{secret}";
    private static final int TRIES_A_DAY = 10;
    private static final int LONGEST_DRAFT = 1_000;

    private final Site site;
    private final Askers askers;
    private final Counting counting;
    private final Ledger ledger;
    private final ClassList list;

    GuardianPages(Site site, Askers askers, Counting counting, Ledger ledger, ClassList list) {
        this.site = site;
        this.askers = askers;
        this.counting = counting;
        this.ledger = ledger;
        this.list = list;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> show(context, child(context), "", ""), Role.ANYONE);
        routes.post(PATH, this::act, Role.ANYONE, Cost.IN_MEMORY, Cost.HEAVY, SecretAddress.IS_PROOF);
    }

    /** Whom the address is about. */
    private record Child(LinkStore.Link link, Organisation group, Pupil pupil) {
    }

    private Child child(Context context) {
        String secret = context.pathParam("secret");
        LinkStore.Link link = Optional.of(secret).filter(text -> text.matches("[0-9a-f]{32}")).flatMap(counting::open)
            .orElseThrow(() -> new Refusal(CountingProblem.LINK_GONE));
        return ledger.database().read(handle -> {
            Organisation group = ledger.organisations().find(handle, link.group()).orElseThrow();
            return new Child(link, group, list.find(handle, group, link.person()).orElseThrow(() -> new Refusal(CountingProblem.LINK_GONE)));
        });
    }

    /** @param draft sealed, when the id was given and waits to be confirmed */
    private void show(Context context, Child child, String draft, String error) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>();
        values.put("name", child.pupil.name());
        values.put("standing", child.pupil.standing().code());
        values.put("open", child.pupil.standing().isOpen() && !site.isInsecure());
        values.put("declined", child.pupil.declined());
        values.put("group", ledger.database().read(handle -> ledger.organisations().responsible(handle, child.group)
            .map(school -> ledger.organisations().title(school, language) + ", ").orElse("") + ledger.organisations().title(child.group, language)));
        values.put("draft", draft);
        values.put("error", error);
        context.header("X-Robots-Tag", "noindex");   // the policy of referrers stays "same-origin": with "no-referrer" a browser's own form would come as a foreign one
        site.show(context, askers.find(context), "counting/guardian.jte", site.texts().text(language, "counting.guardian.title"), values);
    }

    private void act(Context context) {
        if (site.isInsecure()) {
            throw new Refusal(CredentialProblem.NOT_SIGNED_HERE);
        }
        Child child = child(context);
        Form form = new Form(context);
        try {
            switch (form.text("act", 10)) {
                case "look" -> look(context, child, form.text("national_id", 40));
                case "count" -> say(context, child, given(child, form.text("draft", LONGEST_DRAFT)));
                case "decline" -> say(context, child, entry(child, Optional.empty()));
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof CountingProblem) && !(refusal.problem() instanceof IdentityProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, child, "", site.texts().text(Site.language(context), said(refusal), refusal.values()));
        }
    }

    /** To a stranger the office's words about another account say too much. */
    private static String said(Refusal refusal) {
        return refusal.problem() instanceof IdentityProblem ? "counting.guardian.not_this_id" : refusal.problem().key();
    }

    private void look(Context context, Child child, String typed) {
        ledger.people().count("count my child", child.pupil.person(), TRIES_A_DAY, CountingProblem.ID_TRIES);
        NationalId id = NationalId.parse(typed).orElseThrow(() -> new Refusal(CountingProblem.ID_WRONG));
        Instant until = ledger.clock().instant().plus(Draft.HOLDS);
        Draft draft = new Draft(of(child), until, List.of(entry(child, Optional.of(id))));
        show(context, child, Base64.getEncoder().encodeToString(
            ledger.database().read(handle -> ledger.people().seal(handle, child.pupil.person(), draft.text()))), "");
    }

    private static String of(Child child) {
        return "child of group " + child.group.number();
    }

    private static Draft.Entry entry(Child child, Optional<NationalId> id) {
        return new Draft.Entry(1, child.pupil.number(), child.pupil.person(), id);
    }

    private Draft.Entry given(Child child, String text) {
        try {
            byte[] sealed = Base64.getDecoder().decode(text);
            String opened = ledger.database().read(handle -> ledger.people().unseal(handle, child.pupil.person(), sealed)).orElse("");
            return Draft.read(opened, of(child), ledger.clock().instant()).entries().getFirst();
        } catch (IllegalArgumentException | IllegalStateException broken) {
            throw new Refusal(CountingProblem.DRAFT_OLD);
        }
    }

    /** Whoever made the link answers for who the child is; their word goes with the confirmation. What stands against it is shown. */
    private void say(Context context, Child child, Draft.Entry entry) {
        if (!child.pupil.standing().isOpen()) {
            throw new Refusal(CountingProblem.NOTHING_TO_COUNT);
        }
        Outcome outcome = counting.places().in(() -> counting.counting().asGuardianSays(child.group, entry, child.link.maker()));
        switch (outcome) {
            case COUNTS, UNCOUNTED, COUNTED, ISSUED_ALREADY -> context.redirect(context.path(), HttpStatus.SEE_OTHER);
            case LINE_UNREADABLE, NUMBER_UNKNOWN, NUMBER_TWICE, NAME_DIFFERS, NAME_UNPRINTABLE, ID_WRONG, ID_TWICE, ID_TAKEN, ID_DIFFERS, ID_MISSING, DECLINED,
                NOT_PASSED, SHEET_OPEN, NOT_SUPERVISED, NO_CONSENT, HELD, NOT_NOW -> {
                context.status(HttpStatus.CONFLICT);
                show(context, child(context), "", site.texts().text(Site.language(context), outcome.key()));
            }
        }
    }
}
