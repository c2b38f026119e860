package qadam.editing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Glossary;
import qadam.catalog.Item;
import qadam.catalog.ItemForm;
import qadam.catalog.Lesson;
import qadam.catalog.LessonView;
import qadam.catalog.MistakeReport;
import qadam.catalog.MistakeReports;
import qadam.catalog.Task;
import qadam.catalog.TaskType;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.FixedPage;

/** Lays out desks: what stands there, what was typed, who has signed, what is suggested, how it would look. */
final class Desks {
    private final SuggestionStore suggestions = new SuggestionStore();
    private final TypedStore drafts = new TypedStore();
    private final Workshop workshop;
    private final Texts texts;
    private final Glossary glossary;
    private final MistakeReports reports;

    Desks(Workshop workshop, Texts texts, Glossary glossary, MistakeReports reports) {
        this.workshop = workshop;
        this.texts = texts;
        this.glossary = glossary;
        this.reports = reports;
    }

    /** One request's view of a target. */
    record Scene(WorkingCopy copy, Course course, Target target, Language spoken, UUID author) {
    }

    Desk desk(Scene scene, Optional<Desk.Preview> preview, Desk.Said said) {
        Map<TextAddress, Typed> typed = workshop.database().read(handle -> drafts.of(handle, scene.author(), scene.target().course())).stream()
            .collect(Collectors.toMap(Typed::address, Function.identity()));
        List<Suggestion> open = workshop.database().read(handle -> suggestions.of(handle, scene.target().course(), SuggestionState.OPEN));
        List<Desk.Column> columns = Stream.of(Language.values()).map(language -> column(scene, language, typed, open)).toList();
        return new Desk(scene.course(), scene.target().path(), title(scene), back(scene), columns, key(scene), items(scene), terms(columns), reports(scene), preview, said);
    }

    private Desk.Column column(Scene scene, Language language, Map<TextAddress, Typed> typed, List<Suggestion> open) {
        List<Desk.Field> fields = scene.target().in(language).stream().map(address -> field(scene, address, Optional.ofNullable(typed.get(address)))).toList();
        List<Desk.Link> links = open.stream().filter(suggestion -> isOf(scene.target(), suggestion.address(), language))
            .map(suggestion -> new Desk.Link(texts.text(scene.spoken(), "editing.desk.suggestion", Map.of("number", suggestion.number(),
                "kind", texts.text(scene.spoken(), Kinds.key(suggestion.address())))), "/authors/suggestions/" + suggestion.number())).toList();
        List<String> owners = scene.target().owners(language);
        List<String> reviewers = owners.stream().map(owner -> SourceTexts.reviewer(scene.copy().files(), owner, language)).distinct().toList();
        boolean signed = !owners.isEmpty() && reviewers.stream().noneMatch(String::isEmpty);
        String words = signed ? texts.text(scene.spoken(), "editing.desk.signed", Map.of("reviewer", String.join("; ", reviewers)))
            : texts.text(scene.spoken(), "editing.desk.not_signed");
        return new Desk.Column(language, fields, links, words, signed, owners.size() + (scene.target().lesson().isPresent() ? scene.target().lesson().get().items().size() : 0));
    }

    private static boolean isOf(Target target, TextAddress address, Language language) {
        return target.addresses().contains(address) && address.language().filter(language::equals).isPresent()
            || target.key().filter(address::equals).isPresent();
    }

    private Desk.Field field(Scene scene, TextAddress address, Optional<Typed> typed) {
        String now = SourceTexts.find(scene.copy().files(), address).orElse("");
        boolean moved = typed.filter(draft -> !draft.before().equals(now)).isPresent();
        String shown = typed.map(draft -> Merge.of(draft.before(), now, draft.typed()).orElse(draft.typed())).orElse(now);
        String name = address.toString();
        String option = address.option().isEmpty() ? picture(address) : address.option();
        return new Desk.Field("text-" + name.replaceAll("[^A-Za-z0-9]", "-"), name, texts.text(scene.spoken(), Kinds.key(address)), option,
            rows(address, shown), now, shown, hash(now), typed.map(Typed::keptAt), moved);
    }

    private static String picture(TextAddress address) {
        String file = address.file().replaceFirst("\\.yaml$", "");
        boolean named = file.startsWith("images/") || file.startsWith("units/");
        return named ? file.substring(file.indexOf('/') + 1) : "";
    }

    private static int rows(TextAddress address, String shown) {
        return Math.max(Kinds.rows(address), Math.min(10, shown.length() / 40));
    }

    static String hash(String text) {
        return FixedPage.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    }

    private String title(Scene scene) {
        return scene.target().lesson().map(lesson -> lesson.in(scene.spoken()).title())
            .or(() -> scene.target().item().map(item -> item.stem().in(scene.spoken())))
            .orElseGet(() -> texts.text(scene.spoken(), scene.target().path().startsWith("/authors/pictures") ? "editing.pictures.title" : "editing.titles.title"));
    }

    /** A practice item belongs to its lesson, an exam's to its bank, everything else to the course. */
    private Desk.Link back(Scene scene) {
        Optional<Item> item = scene.target().item();
        Optional<Lesson> lesson = item.flatMap(found -> scene.course().lessons().filter(home -> home.items().contains(found)).findFirst());
        String slug = scene.course().slug();
        if (item.isPresent() && lesson.isEmpty()) {
            String unit = bank(scene.target());
            String title = scene.course().units().stream().filter(one -> one.id().equals(unit)).map(one -> one.title().in(scene.spoken())).findFirst().orElse(unit);
            return new Desk.Link(texts.text(scene.spoken(), "editing.bank.title", Map.of("unit", title)), "/authors/banks/" + slug + "/" + unit);
        }
        return lesson.map(home -> new Desk.Link(home.in(scene.spoken()).title(), "/authors/courses/" + slug + "/" + home.id()))
            .orElse(new Desk.Link(scene.course().title().in(scene.spoken()), "/authors/courses/" + slug));
    }

    private static String bank(Target target) {
        return target.addresses().getFirst().file().replaceFirst("^bank/", "").replaceFirst("\\.yaml$", "");
    }

    private static Optional<Desk.Key> key(Scene scene) {
        return scene.target().key().map(address -> {
            Item item = scene.target().item().orElseThrow();
            String key = SourceTexts.find(scene.copy().files(), address).orElse("");
            List<String> chosen = Arrays.asList(key.split(" "));
            List<Desk.Choice> choices = new ArrayList<>();
            options(item.task()).forEach(option -> choices.add(new Desk.Choice(option.id(), option.text().in(scene.spoken()),
                chosen.contains(option.id()), chosen.indexOf(option.id()) + 1)));
            String[] number = key.split(" ± ");
            return new Desk.Key(TaskType.of(item.task()).tag(), choices, number[0], number.length > 1 ? number[1] : "", isBanked(scene), address.toString(), hash(key));
        });
    }

    private static boolean isBanked(Scene scene) {
        return scene.target().key().filter(address -> address.file().startsWith("bank/")).isPresent();
    }

    static List<qadam.catalog.Option> options(Task task) {
        return switch (task) {
            case Task.Single single -> single.options();
            case Task.Multiple multiple -> multiple.options();
            case Task.Ordering ordering -> ordering.options();
            case Task.Matching _, Task.Numeric _, Task.ShortText _ -> List.of();
        };
    }

    private static List<Desk.Link> items(Scene scene) {
        return scene.target().lesson().map(Lesson::items).orElse(List.of()).stream()
            .map(item -> new Desk.Link(item.stem().in(scene.spoken()), "/authors/items/" + scene.course().slug() + "/" + item.id())).toList();
    }

    /** The terms that stand in any of the three, in the glossary's order. */
    private List<Glossary.Term> terms(List<Desk.Column> columns) {
        Set<Glossary.Term> found = new LinkedHashSet<>();
        columns.forEach(column -> found.addAll(glossary.found(column.language(),
            column.fields().stream().map(Desk.Field::typed).collect(Collectors.joining("\n")))));
        return glossary.terms().stream().filter(found::contains).toList();
    }

    private List<String> reports(Scene scene) {
        String slug = scene.course().slug();
        Optional<String> about = scene.target().lesson().map(lesson -> slug + "/" + lesson.id());
        Optional<Item> item = scene.target().item();
        return reports.open().stream().filter(report -> about.filter(place -> report.about().equals(place) || report.about().startsWith(place + "/")).isPresent()
            || item.filter(asked -> report.about().startsWith(slug + "/") && report.about().endsWith("/" + asked.id())).isPresent())
            .map(MistakeReport::words).toList();
    }

    /** How the page would look with what was typed. */
    Desk.Preview preview(Scene scene, Language language, Map<TextAddress, String> typed) {
        SourceFiles files = with(scene.copy(), typed);
        Reading reading = workshop.copies().read(scene.course().slug(), files);
        Course course = reading.draft().orElse(scene.course());
        Optional<LessonView> lesson = scene.target().lesson().flatMap(shown -> course.lesson(shown.id())).filter(shown -> shown.texts().containsKey(language))
            .map(shown -> new LessonView(course, shown, language));
        Optional<ItemForm> item = scene.target().item().flatMap(asked -> Stream.concat(course.lessons().flatMap(home -> home.items().stream()),
            course.bank().stream()).filter(found -> found.id().equals(asked.id())).findFirst()).map(found -> ItemForm.empty(found, language));
        return new Desk.Preview(language, lesson, item, mistakes(scene, files));
    }

    /** What this typing would break, in words. */
    List<String> mistakes(Scene scene, SourceFiles files) {
        Reading reading = workshop.copies().read(scene.course().slug(), files);
        Places places = new Places(texts, scene.course(), scene.spoken());
        List<Mistake> broken = workshop.copies().newMistakes(scene.copy(), files);
        return broken.stream().map(mistake -> places.mistake(reading, mistake)).toList();
    }

    static SourceFiles with(WorkingCopy copy, Map<TextAddress, String> typed) {
        SourceFiles files = copy.files();
        for (Map.Entry<TextAddress, String> text : typed.entrySet()) {
            files = WorkingCopy.replaced(files, text.getKey(), text.getValue()).orElse(files);
        }
        return files;
    }
}
