package qadam.roster;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Csv;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Places;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** An organisation's own list: sent, looked at, confirmed; and whom it names as staff. */
final class RosterPages implements Routes {
    private static final Role[] WHO = {Role.ADMINISTRATOR, Role.OFFICE, Role.REGION, Role.HEAD};
    private static final String PATH = "/{language}/organisations/{organisation}/roster";
    private static final int AT_ONCE = 2;

    private final Site site;
    private final Scope scope;
    private final Rosters rosters;
    private final RosterWorks works;
    private final ExpectedStaff staff;
    private final Places work = new Places(AT_ONCE);

    RosterPages(Site site, Scope scope, Rosters rosters, RosterWorks works) {
        this.site = site;
        this.scope = scope;
        this.rosters = rosters;
        this.works = works;
        this.staff = new ExpectedStaff(works);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, PATH, (context, asker, place) -> show(context, asker, place, "", "", ""), WHO);
        scope.postLargeInMemory(routes, PATH, this::act, WHO);   // lists may hold national ids
        scope.get(routes, PATH + "/template", this::template, WHO);
        scope.get(routes, PATH + "/{draft}", this::difference, WHO);
        scope.post(routes, PATH + "/{draft}", this::confirm, WHO);
    }

    private void show(Context context, Asker asker, Organisation place, String message, String link, String done) {
        Language language = Site.language(context);
        Set<Role> held = held(asker, place);
        Map<String, Object> values = new HashMap<>(Map.of("place", place, "title", works.organisations().title(place, language), "message", message, "link", link,
            "done", done.isEmpty() ? Optional.ofNullable(context.queryParam("changed")).filter(text -> text.matches("[0-9]{1,7}")).orElse("") : done,
            "staff", staff.of(place, held, language)));
        site.show(context, asker, "roster/list.jte", site.texts().text(language, "roster.title"), values);
    }

    private Set<Role> held(Asker asker, Organisation place) {
        return works.database().read(handle -> scope.rolesIn(handle, asker, place));
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        try {
            switch (form.text("act", 10)) {
                case "read" -> read(context, asker, place);
                case "invite" -> invite(context, asker, place, form);
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof RosterProblem)) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            show(context, asker, place, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()), "", "");
        }
    }

    private void read(Context context, Asker asker, Organisation place) {
        UploadedFile file = context.isMultipart() ? context.uploadedFile("file") : null;
        if (file == null || file.size() == 0) {
            throw new Refusal(RosterProblem.EMPTY, Map.of("file", file == null ? "" : name(file)));
        }
        UUID draft = work.in(() -> {
            try (InputStream bytes = file.content()) {
                Draft read = rosters.draft(bytes.readAllBytes(), name(file));
                rosters.compare(place, read, line -> { }, Progress.NONE);   // what cannot be taken at all is said beside the form
                return rosters.keep(asker.personId(), place, read);
            } catch (IOException cut) {
                throw new Refusal(WebProblem.MALFORMED);
            }
        });
        context.redirect(context.path() + "/" + Ids.hex(draft), HttpStatus.SEE_OTHER);
    }

    /** What the browser calls it, shown back in messages only. */
    private static String name(UploadedFile file) {
        String name = file.filename().replaceAll("[^\\p{L}\\p{N}._ -]", "");
        return name.isBlank() ? "CSV" : name.substring(0, Math.min(60, name.length()));
    }

    private void invite(Context context, Asker asker, Organisation place, Form form) {
        String where = form.text("place", 9);
        if (!where.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        String link = staff.invite(place, held(asker, place), asker.personId(), form.id("person"), form.text("role", 20), Long.parseLong(where));
        Language language = Site.language(context);   // shown in the answer itself: a token belongs into no address and no row
        show(context, asker, place, "", Doorstep.door(context) + "/" + language.tag() + link, "");
    }

    private void difference(Context context, Asker asker, Organisation place) {
        UUID id = draftOf(context);
        Difference difference = work.in(() -> rosters.compare(place, rosters.draft(asker.personId(), place, id), line -> { }, Progress.NONE));
        showDifference(context, asker, place, difference, "");
    }

    private void showDifference(Context context, Asker asker, Organisation place, Difference difference, String error) {
        Language language = Site.language(context);
        List<String> lines = new ArrayList<>(difference.refused().stream().map(line -> ImportRoster.words(site.texts(), language, line)).toList());
        site.show(context, asker, "roster/difference.jte", site.texts().text(language, "roster.difference.title"),
            Map.of("title", works.organisations().title(place, language), "place", place, "difference", difference, "lines", lines, "error", error));
    }

    private static UUID draftOf(Context context) {
        return Ids.parse(context.pathParam("draft")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private void confirm(Context context, Asker asker, Organisation place) {
        UUID id = draftOf(context);
        boolean leavers = new Form(context).ticked("leavers");
        Optional<Difference> asked = work.in(() -> {
            Draft draft = rosters.draft(asker.personId(), place, id);
            Difference difference = rosters.compare(place, draft, line -> { }, Progress.NONE);
            if (difference.manyLeave() && !leavers) {
                return Optional.of(difference);
            }
            Difference done = rosters.confirm(place, id, draft, difference, asker.personId());
            String language = Site.language(context).tag();
            context.redirect("/" + language + "/organisations/" + place.number() + "/roster?changed=" + done.changes(), HttpStatus.SEE_OTHER);
            return Optional.empty();
        });
        asked.ifPresent(difference -> {
            context.status(RosterProblem.MANY_LEAVE.status());
            showDifference(context, asker, place, difference, site.texts().text(Site.language(context), "roster.difference.leavers_error"));
        });
    }

    /** Headings in the reader's language, and a line to be written over. */
    private void template(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        List<String> headings = Part.PLAIN.columns().stream().map(column -> site.texts().text(language, "roster.column." + column)).toList();
        List<String> example = Part.PLAIN.columns().stream().map(column -> column.equals("organisation") ? place.code().orElse(works.organisations().title(place, language))
            : site.texts().text(language, "roster.example." + column)).toList();
        context.header(Header.CONTENT_DISPOSITION, "attachment; filename=\"qadam-roster-" + language.tag() + ".csv\"").header(Header.CACHE_CONTROL, "no-store")
            .contentType("text/csv; charset=utf-8").result(new Csv().row(headings).row(example).toString());
    }
}
