package qadam.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.MistakeReport;
import qadam.catalog.MistakeReports;
import qadam.catalog.Provenance;
import qadam.catalog.Unit;
import qadam.catalog.reading.SourceTexts;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.WebProblem;

/** Gathers how a course stands: lesson by lesson and question by question. */
final class CourseStands {
    private final SuggestionStore suggestions = new SuggestionStore();
    private final Workshop workshop;
    private final MistakeReports reports;
    private final Texts texts;

    CourseStands(Workshop workshop, MistakeReports reports, Texts texts) {
        this.workshop = workshop;
        this.reports = reports;
        this.texts = texts;
    }

    CourseStand of(String slug, Language spoken) {
        WorkingCopy copy = workshop.copies().of(slug);
        Course course = workshop.copies().course(copy);
        List<Suggestion> open = open(slug);
        List<MistakeReport> reported = reports.open();
        List<CourseStand.Part> units = course.units().stream().map(unit -> new CourseStand.Part(unit.id(), unit.title().in(spoken),
            unit.lessons().stream().map(lesson -> lesson(course, lesson, spoken, open, reported)).toList(), banked(copy, course, unit.id()).size())).toList();
        Places places = new Places(texts, course, spoken);
        List<CourseStand.Line> stuck = copy.stuck().stream().map(suggestion -> new CourseStand.Line(places.name(suggestion.address()),
            "/authors/suggestions/" + suggestion.number(), List.of(), 0, 0)).toList();
        return new CourseStand(slug, course.title().in(spoken), copy.base().version(), units, workshop.courses().waiting(slug),
            copy.fitting().size() + copy.signatures().size(), stuck, open.size());
    }

    /** The exam items of one unit. */
    CourseStand.Part bank(String slug, String unit, Language spoken) {
        WorkingCopy copy = workshop.copies().of(slug);
        Course course = workshop.copies().course(copy);
        Unit found = course.units().stream().filter(one -> one.id().equals(unit)).findFirst().orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        List<Suggestion> open = open(slug);
        List<MistakeReport> reported = reports.open();
        List<CourseStand.Line> lines = banked(copy, course, unit).stream().map(item -> item(course, item, spoken, open, reported)).toList();
        return new CourseStand.Part(unit, found.title().in(spoken), lines, lines.size());
    }

    private List<Suggestion> open(String slug) {
        return workshop.database().read(handle -> suggestions.of(handle, slug, SuggestionState.OPEN));
    }

    private static List<Item> banked(WorkingCopy copy, Course course, String unit) {
        var names = SourceTexts.of(copy.files(), "bank/" + unit + ".yaml").keySet();
        return course.bank().stream().filter(item -> names.contains("items/" + item.id() + "/stem/kk")).toList();
    }

    private CourseStand.Line lesson(Course course, Lesson lesson, Language spoken, List<Suggestion> open, List<MistakeReport> reported) {
        List<Language> signed = Stream.of(Language.values()).filter(language -> isSigned(lesson.in(language).provenance())
            && lesson.items().stream().allMatch(item -> isSigned(item.written().get(language)))).toList();
        long suggested = open.stream().filter(suggestion -> suggestion.address().file().matches("(kk|ru|en)/" + lesson.id() + "\\.md")
            || suggestion.address().file().equals("items/" + lesson.id() + ".yaml")).count();
        String about = course.slug() + "/" + lesson.id();
        long mistakes = reported.stream().filter(report -> report.about().equals(about) || report.about().startsWith(about + "/")).count();
        return new CourseStand.Line(lesson.in(spoken).title(), "/authors/courses/" + about, signed, (int) suggested, (int) mistakes);
    }

    private CourseStand.Line item(Course course, Item item, Language spoken, List<Suggestion> open, List<MistakeReport> reported) {
        List<Language> signed = Stream.of(Language.values()).filter(language -> isSigned(item.written().get(language))).toList();
        long suggested = open.stream().filter(suggestion -> suggestion.address().item().equals(Optional.of(item.id()))).count();
        long mistakes = reported.stream().filter(report -> report.about().startsWith(course.slug() + "/") && report.about().endsWith("/" + item.id())).count();
        return new CourseStand.Line(item.stem().in(spoken), "/authors/items/" + course.slug() + "/" + item.id(), signed, (int) suggested, (int) mistakes);
    }

    private static boolean isSigned(Provenance provenance) {
        return provenance != null && provenance.reviewer().isPresent();
    }
}
