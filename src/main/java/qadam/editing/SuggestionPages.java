package qadam.editing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Glossary;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What authors have suggested to each other, and their answers. */
final class SuggestionPages implements Routes {
    private static final int LONGEST_FIELD = 20_000;

    private final SuggestionStore store = new SuggestionStore();
    private final Site site;
    private final Askers askers;
    private final Workshop workshop;
    private final Answer answer;
    private final Glossary glossary;

    SuggestionPages(Site site, Askers askers, Workshop workshop, Glossary glossary) {
        this.site = site;
        this.askers = askers;
        this.workshop = workshop;
        this.answer = new Answer(workshop);
        this.glossary = glossary;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/authors/suggestions", this::list, Role.AUTHOR);
        routes.get("/{language}/authors/suggestions/{number}", context -> show(context, "", ""), Role.AUTHOR);
        routes.post("/{language}/authors/suggestions/{number}", this::act, Role.AUTHOR);
    }

    private void list(Context context) {
        Language language = Site.language(context);
        UUID author = askers.find(context).personId();
        List<SuggestionLine> open = lines(workshop.database().read(handle -> store.inState(handle, SuggestionState.OPEN)), language);
        List<SuggestionLine> accepted = lines(workshop.database().read(handle -> store.inState(handle, SuggestionState.ACCEPTED)), language);
        List<SuggestionLine> own = lines(workshop.database().read(handle -> store.by(handle, author)), language);
        site.show(context, askers.find(context), "editing/suggestions.jte", site.texts().text(language, "editing.suggestions.title"),
            Map.of("open", open, "accepted", accepted, "own", own));
    }

    private List<SuggestionLine> lines(List<Suggestion> suggestions, Language language) {
        return suggestions.stream().map(suggestion -> new SuggestionLine(suggestion, place(suggestion, language), name(suggestion.suggestedBy()))).toList();
    }

    /** A course may be gone from the folder; what was suggested for it is still there. */
    private String place(Suggestion suggestion, Language language) {
        return workshop.courses().find(suggestion.course()).map(course -> new Places(site.texts(), course, language).name(suggestion.address()))
            .orElse(suggestion.course() + " " + suggestion.address());
    }

    private String name(UUID person) {
        return workshop.database().read(handle -> workshop.people().name(handle, person));
    }

    private Suggestion find(Context context) {
        String number = context.pathParam("number");
        if (!number.matches("\\d{1,15}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return workshop.database().read(handle -> store.find(handle, Long.parseLong(number))).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private void show(Context context, String problem, String words) {
        Suggestion suggestion = find(context);
        SuggestionView view = view(suggestion, Site.language(context), askers.find(context).personId());
        site.show(context, askers.find(context), "editing/suggestion.jte",
            site.texts().text(Site.language(context), "editing.suggestion.title", Map.of("number", suggestion.number())),
            Map.of("view", view, "problem", problem, "words", words));
    }

    private SuggestionView view(Suggestion suggestion, Language spoken, UUID reader) {
        WorkingCopy copy = workshop.copies().of(suggestion.course());
        Course course = workshop.copies().course(copy);
        Places places = new Places(site.texts(), course, spoken);
        boolean pending = suggestion.isOpen() || copy.stuck().contains(suggestion);
        Optional<String> now = SourceTexts.find(copy.files(), suggestion.address());
        Optional<SourceFiles> changed = WorkingCopy.applied(copy.files(), suggestion);
        Optional<Difference> shift = now.filter(text -> pending && !text.equals(suggestion.before())).map(text -> Difference.of(suggestion.before(), text));
        return new SuggestionView(suggestion, places.name(suggestion.address()), places.desk(suggestion.address()), name(suggestion.suggestedBy()),
            suggestion.answeredBy().map(this::name).orElse(""), suggestion.suggestedBy().equals(reader), now, changed.isPresent(),
            Difference.of(suggestion.before(), suggestion.after()), shift, others(copy, suggestion.address()),
            pending ? changed.map(files -> mistakes(copy, files, places)).orElse(List.of()) : List.of(),
            suggestion.address().language().map(language -> glossary.found(language, suggestion.after())).orElse(List.of()));
    }

    private List<String> mistakes(WorkingCopy copy, SourceFiles files, Places places) {
        Reading reading = workshop.copies().read(copy.course(), files);
        return workshop.copies().newMistakes(copy, files).stream().map(mistake -> places.mistake(reading, mistake)).toList();
    }

    private static List<SuggestionView.Other> others(WorkingCopy copy, TextAddress address) {
        return Stream.of(Language.values()).filter(language -> address.language().isPresent() && !address.language().get().equals(language))
            .flatMap(language -> SourceTexts.find(copy.files(), in(address, language)).map(text -> new SuggestionView.Other(language, text)).stream()).toList();
    }

    private static TextAddress in(TextAddress address, Language language) {
        return address.isMarkdown() ? new TextAddress(language.tag() + address.file().substring(2), address.path())
            : new TextAddress(address.file(), address.path().replaceFirst("/(kk|ru|en)$", "/" + language.tag()));
    }

    private void act(Context context) {
        Suggestion suggestion = find(context);
        Form form = new Form(context);
        String words = form.text("words", LONGEST_FIELD);
        try {
            act(context, suggestion, form.text("act", 20), words);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof EditingProblem problem)) {
                throw refusal;
            }
            context.status(problem.status());
            show(context, site.texts().text(Site.language(context), problem.key()), words);
        }
    }

    private void act(Context context, Suggestion suggestion, String act, String words) {
        UUID author = askers.find(context).personId();
        switch (act) {
            case "accept" -> answer.accept(suggestion, author, words);
            case "refuse" -> answer.refuse(suggestion, author, words);
            case "withdraw" -> answer.withdraw(suggestion, author);
            case "reopen" -> answer.reopen(suggestion, author);
            case "take-up" -> {
                takeUp(context, suggestion, author);
                return;
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void takeUp(Context context, Suggestion suggestion, UUID author) {
        if (!answer.takeUp(suggestion, author)) {
            throw new Refusal(EditingProblem.DOES_NOT_FIT);
        }
        Course course = workshop.copies().course(workshop.copies().of(suggestion.course()));
        String desk = new Places(site.texts(), course, Site.language(context)).desk(suggestion.address());
        context.redirect("/" + Site.language(context).tag() + desk, HttpStatus.SEE_OTHER);
    }
}
