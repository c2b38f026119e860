package qadam.counting;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Courses;
import qadam.credential.CredentialProblem;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A clerk counts a class: gives a list, sees who will be counted, confirms. The list lies nowhere between the two. */
final class CountPages implements Routes {
    private static final String PATH = "/{language}/classes/{group}/counting";
    private static final String TEMPLATE = PATH + "/list.csv";
    private static final int MOST_LINES = 200;
    private static final int LISTS_A_DAY = 100;
    private static final int LONGEST_DRAFT = 64 * 1024;

    private final Site site;
    private final Scope scope;
    private final Counting counting;
    private final Ledger ledger;
    private final ClassList list;
    private final Courses courses;

    CountPages(Site site, Scope scope, Counting counting, Ledger ledger, ClassList list, Courses courses) {
        this.site = site;
        this.scope = scope;
        this.counting = counting;
        this.ledger = ledger;
        this.list = list;
        this.courses = courses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/organisations/{organisation}/counting", this::choose, Role.CLERK);
        scope.get(routes, PATH, (context, asker, group) -> show(context, asker, group, Shown.NOTHING), Role.CLERK);
        scope.get(routes, TEMPLATE, (context, asker, group) -> template(context, group), Role.CLERK);
        scope.postInMemory(routes, PATH, this::act, Role.CLERK);
    }

    /** @param rows what became of a list that was confirmed @param link of a guardian, just made */
    private record Shown(String error, List<CountRow> rows, String link) {
        static final Shown NOTHING = new Shown("", List.of(), "");
    }

    private void choose(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>();
        ledger.database().read(handle -> {
            values.put("groups", ledger.organisations().branch(handle, place).stream().filter(one -> one.kind().isGroup())
                .map(one -> new CountGroup(one.number(), ledger.organisations().title(one, language))).toList());
            values.put("place", ledger.organisations().title(place, language));
            return null;
        });
        site.show(context, asker, "counting/groups.jte", text(language, "counting.title"), values);
    }

    private void show(Context context, Asker asker, Organisation group, Shown shown) {
        Language language = Site.language(context);
        Map<String, Object> values = new HashMap<>();
        ledger.database().read(handle -> {
            values.put("pupils", list.of(handle, group).stream().filter(pupil -> pupil.standing() != Standing.NOT_PASSED)
                .map(pupil -> view(pupil, language)).toList());
            values.put("group", ledger.organisations().title(group, language));
            return null;
        });
        values.put("error", shown.error);
        values.put("rows", shown.rows);
        values.put("link", shown.link);
        values.put("insecure", site.isInsecure());
        site.show(context, asker, "counting/class.jte", text(language, "counting.title"), values);
    }

    /** The name only of whom the clerk has to do with. */
    private CountPupil view(Pupil pupil, Language language) {
        Standing standing = pupil.standing();
        List<String> passed = pupil.countable().stream().map(one -> courses.find(one.course()).map(course -> course.title().in(language)).orElse(one.course())).toList();
        return new CountPupil(pupil.number(), standing.isOpen() ? pupil.name() : "", standing.code(), standing.isOpen(), passed);
    }

    /** To be filled in by a spreadsheet: the numbers and names of those who can be counted. */
    private void template(Context context, Organisation group) {
        Language language = Site.language(context);
        StringBuilder csv = new StringBuilder("\uFEFF" + text(language, "counting.template.head") + "\r\n");
        ledger.database().read(handle -> list.of(handle, group)).stream().filter(pupil -> pupil.standing().isOpen())
            .forEach(pupil -> csv.append(pupil.number()).append(';').append(harmless(pupil.name())).append(";\r\n"));
        context.contentType("text/csv; charset=utf-8").header("Cache-Control", "no-store")
            .header("Content-Disposition", "attachment; filename=\"qadam-" + group.number() + ".csv\"").result(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A name that begins like a formula is not to be run by a spreadsheet. */
    private static String harmless(String name) {
        String plain = name.replaceAll("[;\"\\p{Cntrl}]", " ");
        return plain.matches("[=+@\\-].*") ? "'" + plain : plain;
    }

    private void act(Context context, Asker asker, Organisation group) {
        if (site.isInsecure()) {
            throw new Refusal(CredentialProblem.NOT_SIGNED_HERE);
        }
        try {
            Form form = new Form(context);
            switch (form.text("act", 10)) {
                case "look" -> look(context, asker, group);
                case "count" -> count(context, asker, group, form.text("draft", LONGEST_DRAFT));
                case "link" -> link(context, asker, group, form.text("number", 4));
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof CountingProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, asker, group, new Shown(site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()), List.of(), ""));
        }
    }

    /** Reads the list once, and shows what would come of it. */
    private void look(Context context, Asker asker, Organisation group) {
        ledger.people().count("class lists", asker.personId(), LISTS_A_DAY, CountingProblem.LISTS_TOO_MANY);
        List<ListLine> lines = ListLine.read(ListFile.read(context));
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new Refusal(lines.isEmpty() ? CountingProblem.LIST_EMPTY : CountingProblem.LIST_LONG, Map.of("most", MOST_LINES));
        }
        List<Pupil> pupils = ledger.database().read(handle -> list.of(handle, group));
        JudgeList.Judged judged = new JudgeList(ledger.vouching(), pupils).judge(lines);
        Map<String, Object> values = new HashMap<>();
        values.put("rows", judged.rows());
        values.put("draft", judged.entries().isEmpty() ? "" : sealed(asker.personId(), new Draft(of(group), now().plus(Draft.HOLDS), judged.entries())));
        values.put("group", ledger.database().read(handle -> ledger.organisations().title(group, Site.language(context))));
        values.put("minutes", Draft.HOLDS.toMinutes());
        site.show(context, asker, "counting/look.jte", text(Site.language(context), "counting.look.title"), values);
    }

    private static String of(Organisation group) {
        return "group " + group.number();
    }

    private Instant now() {
        return ledger.clock().instant();
    }

    private String sealed(UUID clerk, Draft draft) {
        return Base64.getEncoder().encodeToString(ledger.database().read(handle -> ledger.people().seal(handle, clerk, draft.text())));
    }

    private Draft unsealed(UUID clerk, String text, Organisation group) {
        try {
            byte[] sealed = Base64.getDecoder().decode(text);
            return Draft.read(ledger.database().read(handle -> ledger.people().unseal(handle, clerk, sealed)).orElse(""), of(group), now());
        } catch (IllegalArgumentException | IllegalStateException broken) {   // not ours, or not this clerk's
            throw new Refusal(CountingProblem.DRAFT_OLD);
        }
    }

    private void count(Context context, Asker asker, Organisation group, String text) {
        Draft draft = unsealed(asker.personId(), text, group);
        List<CountRow> rows = counting.places().in(() -> counting.counting().count(group, draft.entries(), asker.personId()));
        long counted = rows.stream().filter(row -> row.outcome() == CountRow.Outcome.COUNTS).count();
        ledger.database().write(handle -> {
            ledger.people().audit(handle, now(), asker.person(), "class-counted", "organisation " + group.number(), counted + " of " + rows.size());
            return null;
        });
        show(context, asker, group, new Shown("", rows, ""));
    }

    private void link(Context context, Asker asker, Organisation group, String number) {
        String path = ledger.database().write(handle -> {
            Pupil pupil = list.of(handle, group).stream().filter(one -> Integer.toString(one.number()).equals(number) && one.standing().isOpen() && !one.declined()).findFirst()
                .orElseThrow(() -> new Refusal(CountingProblem.NOTHING_TO_COUNT));
            return counting.link(handle, group, pupil.person(), asker.personId());
        });
        show(context, asker, group, new Shown("", List.of(), Doorstep.door(context) + "/" + Site.language(context).tag() + path));
    }

    private String text(Language language, String key) {
        return site.texts().text(language, key);
    }
}
