package qadam.editing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where an author changes texts. Whatever was typed is kept before anything is said about it. */
final class DeskPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Workshop workshop;
    private final Desks desks;
    private final Drafts drafts;
    private final Suggest suggest;
    private final Sign sign;

    DeskPages(Site site, Askers askers, Workshop workshop, Desks desks) {
        this.site = site;
        this.askers = askers;
        this.workshop = workshop;
        this.desks = desks;
        this.drafts = new Drafts(workshop);
        this.suggest = new Suggest(workshop);
        this.sign = new Sign(workshop);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        add(routes, "/{language}/authors/courses/{course}/{part}", (copy, course, id) -> Target.lesson(copy, course, id));
        add(routes, "/{language}/authors/items/{course}/{part}", (copy, course, id) -> Target.item(copy, course, id));
        add(routes, "/{language}/authors/titles/{course}", (copy, course, id) -> Optional.of(Target.titles(copy, course)));
        add(routes, "/{language}/authors/pictures/{course}", (copy, course, id) -> Optional.of(Target.pictures(copy, course)));
    }

    private interface Finder {
        Optional<Target> find(WorkingCopy copy, Course course, String id);
    }

    private void add(RoutesConfig routes, String path, Finder finder) {
        routes.get(path, context -> show(context, scene(context, finder), Optional.empty(), said(context)), Role.AUTHOR);
        routes.post(path, context -> act(context, scene(context, finder)), Role.AUTHOR);
    }

    private Desks.Scene scene(Context context, Finder finder) {
        WorkingCopy copy = workshop.copies().of(context.pathParam("course"));
        Course course = workshop.copies().course(copy);
        String id = context.pathParamMap().getOrDefault("part", "");
        Target target = finder.find(copy, course, id).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        return new Desks.Scene(copy, course, target, Site.language(context), askers.find(context).personId());
    }

    /** What the page before this one has done. */
    private Desk.Said said(Context context) {
        Language language = Site.language(context);
        return switch (String.valueOf(context.queryParam("done"))) {
            case "suggested" -> Desk.Said.good(site.texts().text(language, "editing.done.suggested"));
            case "signed" -> Desk.Said.good(site.texts().text(language, "editing.done.signed"));
            case "kept" -> Desk.Said.good(site.texts().text(language, "editing.done.kept"));
            case "discarded" -> Desk.Said.good(site.texts().text(language, "editing.done.discarded"));
            default -> Desk.Said.NOTHING;
        };
    }

    private void show(Context context, Desks.Scene scene, Optional<Desk.Preview> preview, Desk.Said said) {
        Asker asker = askers.find(context);
        Desk desk = desks.desk(scene, preview, said);
        String name = said.name().isEmpty() ? workshop.database().read(handle -> workshop.people().name(handle, scene.author())) : said.name();
        site.show(context, asker, "editing/desk.jte", desk.title(), Map.of("desk", desk, "name", name));
    }

    private void act(Context context, Desks.Scene scene) {
        DeskForm form = new DeskForm(context, scene.target());
        switch (form.act()) {
            case "keep" -> keep(context, scene, form);
            case "preview" -> preview(context, scene, form);
            case "suggest" -> attempt(context, scene, form, () -> suggest(context, scene, form));
            case "discard" -> discard(context, scene, form);
            case "sign" -> attempt(context, scene, form, () -> sign(context, scene, form));
            case "key" -> attempt(context, scene, form, () -> key(context, scene, form));
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    /** A script keeps what is being typed every few seconds, and only wants to know that it is kept. */
    private void keep(Context context, Desks.Scene scene, DeskForm form) {
        drafts.keep(scene, form.typed(form.language()), form::seen);
        if (context.header("X-Qadam") != null) {
            context.status(HttpStatus.NO_CONTENT);
        } else {
            done(context, "kept");
        }
    }

    private void preview(Context context, Desks.Scene scene, DeskForm form) {
        Map<TextAddress, String> typed = form.typed(form.language());
        drafts.keep(scene, typed, form::seen);
        show(context, scene, Optional.of(desks.preview(scene, form.language(), typed)), Desk.Said.NOTHING);
    }

    private void discard(Context context, Desks.Scene scene, DeskForm form) {
        drafts.discard(scene, form.language());
        done(context, "discarded");
    }

    private void suggest(Context context, Desks.Scene scene, DeskForm form) {
        Language language = form.language();
        Map<TextAddress, String> typed = form.typed(language);
        drafts.keep(scene, typed, form::seen);
        Map<TextAddress, String> changed = drafts.changed(scene, typed);
        requireSeen(scene, form, changed);
        String sure = Desks.hash(changed.toString());
        List<String> doubts = form.sure().equals(sure) ? List.of() : doubts(scene, language, changed);
        if (doubts.isEmpty()) {
            suggest.suggest(scene.copy(), changed, form.why(), scene.author());
            done(context, "suggested");
        } else {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            String message = site.texts().text(scene.spoken(), "editing.doubts.lead");
            show(context, scene, Optional.of(desks.preview(scene, language, typed)),
                new Desk.Said("warn", message, doubts, sure, Optional.of(language), form.why(), ""));
        }
    }

    private static void requireSeen(Desks.Scene scene, DeskForm form, Map<TextAddress, String> changed) {
        changed.keySet().forEach(address -> {
            if (!form.saw(address, SourceTexts.find(scene.copy().files(), address).orElse(""))) {
                throw new Refusal(EditingProblem.TEXT_MOVED);
            }
            if (changed.get(address).length() > DeskForm.LONGEST_TEXT) {
                throw new Refusal(EditingProblem.TEXT_TOO_LONG, Map.of("most", DeskForm.LONGEST_TEXT));
            }
        });
    }

    private List<String> doubts(Desks.Scene scene, Language language, Map<TextAddress, String> changed) {
        List<String> doubts = new ArrayList<>();
        if (changed.values().stream().anyMatch(text -> Suspicion.isOtherThan(language, text))) {
            doubts.add(site.texts().text(scene.spoken(), "editing.doubts.language", Map.of("language", language.ownName())));
        }
        SourceFiles files = Desks.with(scene.copy(), changed);
        doubts.addAll(desks.mistakes(scene, files));
        return doubts;
    }

    private void sign(Context context, Desks.Scene scene, DeskForm form) {
        List<String> owners = new ArrayList<>(scene.target().owners(form.language()));
        if (form.withQuestions()) {
            scene.target().lesson().ifPresent(lesson -> lesson.items().forEach(item ->
                owners.add("items/" + lesson.id() + ".yaml#items/" + item.id())));
        }
        sign.sign(scene.copy(), owners, form.language(), form.name(), scene.author());
        done(context, "signed");
    }

    private void key(Context context, Desks.Scene scene, DeskForm form) {
        Item item = scene.target().item().filter(asked -> scene.target().key().isPresent()).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        String key = form.key(scene.copy(), item);
        if (!form.sawKey(scene.copy())) {
            throw new Refusal(EditingProblem.TEXT_MOVED);
        }
        Map<TextAddress, String> changed = new LinkedHashMap<>();
        TextAddress address = scene.target().key().orElseThrow();
        if (!SourceTexts.find(scene.copy().files(), address).filter(key::equals).isPresent()) {
            changed.put(address, key);
        }
        suggest.suggest(scene.copy(), changed, form.why(), scene.author());
        done(context, "suggested");
    }

    /** What cannot be done is said on the same page, with what was typed in its place. */
    private void attempt(Context context, Desks.Scene scene, DeskForm form, Runnable deed) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof EditingProblem problem)) {
                throw refusal;
            }
            context.status(problem.status());
            String message = site.texts().text(scene.spoken(), problem.key(), refusal.values());
            Optional<Language> language = form.act().equals("key") ? Optional.empty() : Optional.of(form.language());
            show(context, scene, Optional.empty(), new Desk.Said("bad", message, List.of(), "", language, form.why(), form.name()));
        }
    }

    private static void done(Context context, String what) {
        context.redirect(context.path() + "?done=" + what, HttpStatus.SEE_OTHER);
    }
}
