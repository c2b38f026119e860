package qadam.catalog.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qadam.catalog.Competences;
import qadam.catalog.Course;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;
import qadam.catalog.Lab;
import qadam.catalog.Lesson;
import qadam.catalog.Unit;

/** Reads a course folder whole and finds every mistake in it. The format is {@code docs/authors.md}. */
public final class CourseReader {
    /** Raised when the same files give another page than before, so that what is kept is read anew. */
    public static final int RENDERING = 1;
    private static final String COURSE = "course.yaml";
    private static final String EXAM = "exam.yaml";

    private final Competences competences;
    private final Set<String> tracks;

    /** @param tracks the tracks a course may belong to; empty when no programme is known, then any */
    public CourseReader(Competences competences, Set<String> tracks) {
        this.competences = competences;
        this.tracks = tracks;
    }

    /** @param folder its name is the course's name in addresses */
    public Reading read(Path folder) {
        Mistakes mistakes = new Mistakes();
        return new OneReading(CourseFolder.open(realPath(folder), mistakes), mistakes, folder.toAbsolutePath().normalize().getFileName().toString()).read();
    }

    /** Reads files that lie in no folder; the same rules. @param slug the course's name in addresses */
    public Reading read(String slug, SourceFiles files) {
        Mistakes mistakes = new Mistakes();
        return new OneReading(CourseFolder.of(files, mistakes), mistakes, slug).read();
    }

    /** What lies in the folder, without reading what it says. */
    public static SourceFiles files(Path folder) {
        return CourseFolder.open(realPath(folder), new Mistakes()).files();
    }

    /** Reads exam items that lie outside any course, as a sealed bank does; the same rules as for {@code bank/}. */
    public BankReading readBank(String fileName, String text) {
        Mistakes mistakes = new Mistakes();
        YamlMap file = YamlFile.read(text, mistakes.at(fileName, 1));
        List<PlacedItem> items = new ItemReader(competences, false).read(file);
        noteRepeated(items);
        return new BankReading(items.stream().map(PlacedItem::item).toList(), mistakes.all());
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void noteRepeated(List<PlacedItem> items) {
        Set<String> seen = new HashSet<>();
        for (PlacedItem placed : items) {
            if (!placed.item().id().isEmpty() && !seen.add(placed.item().id())) {
                placed.id().note(Rule.ID_TWICE, "id", placed.item().id());
            }
        }
    }

    /** The state of one reading: what later parts need of earlier ones. */
    private final class OneReading {
        private final CourseFolder files;
        private final Mistakes mistakes;
        private final String slug;
        private final Map<String, List<YamlMap>> lessonsOfUnits = new HashMap<>();
        private final Map<String, YamlMap> unitFiles = new HashMap<>();

        OneReading(CourseFolder files, Mistakes mistakes, String slug) {
            this.files = files;
            this.mistakes = mistakes;
            this.slug = slug;
        }

        Reading read() {
            Spot first = files.at(COURSE, 1);
            Names.checked(new YamlText(slug, first));
            YamlMap head = files.yaml(COURSE, first);
            if (head.keys().isEmpty()) {
                return new Reading(Optional.empty(), Map.of(), mistakes.all(), first.place(), Map.of(), files.files());
            }
            List<YamlText> unitIds = units(head);
            Set<String> lessonIds = lessonIds(unitIds);
            List<Lab> labs = labs(new LessonAddresses(slug, lessonIds));
            LessonReader lessons = new LessonReader(files, competences, new LessonAddresses(slug, lessonIds)).withLabs(labs);
            List<Unit> units = unitIds.stream().map(unit -> unit(unit.text(), lessons)).toList();
            List<PlacedItem> bank = new ArrayList<>();
            unitIds.forEach(unit -> bank.addAll(bank(unit.text())));
            compare(lessons.practice(), bank);
            Course course = course(head, units, bank.stream().map(PlacedItem::item).toList(), labs);
            files.noOthers();
            return new Reading(Optional.of(course), lessons.words(), mistakes.all(), head.at("version").place(), names(lessons.practice(), bank), files.files());
        }

        private List<Lab> labs(LessonAddresses addresses) {
            LabReader reader = new LabReader(files, competences, addresses, new Drawings(files));
            return files.folders("labs/").stream().map(reader::read).toList();
        }

        private Map<String, Reading.Line> names(List<PlacedItem> practice, List<PlacedItem> bank) {
            Map<String, Reading.Line> names = new HashMap<>();
            lessonsOfUnits.values().forEach(lessons -> lessons.forEach(lesson -> names.put(lesson.text("id").text(), lesson.at("id").place())));
            Stream.concat(practice.stream(), bank.stream()).forEach(placed -> names.put(placed.item().id(), placed.id().place()));
            return names;
        }

        private List<YamlText> units(YamlMap head) {
            List<YamlText> units = head.texts("units");
            if (units.isEmpty()) {
                head.at("units").note(Rule.VALUE_MISSING, "key", "units");
            }
            units.forEach(Names::checked);
            noteTwice(units);
            List<YamlText> once = new ArrayList<>();
            units.stream().filter(unit -> once.stream().noneMatch(known -> known.text().equals(unit.text()))).forEach(once::add);
            once.forEach(unit -> unitFiles.put(unit.text(), files.yaml("units/" + unit.text() + ".yaml", unit.at())));
            return once;
        }

        private Set<String> lessonIds(List<YamlText> units) {
            Set<String> ids = new LinkedHashSet<>();
            for (YamlText unit : units) {
                List<YamlMap> lessons = new ArrayList<>();
                for (YamlMap lesson : unitFiles.get(unit.text()).maps("lessons")) {
                    YamlText id = lesson.text("id");
                    Names.checked(id);
                    if (id.isEmpty() || ids.add(id.text())) {
                        lessons.add(lesson);
                    } else {
                        id.at().note(Rule.ID_TWICE, "id", id.text());
                    }
                }
                lessonsOfUnits.put(unit.text(), lessons);
            }
            return ids;
        }

        private Unit unit(String id, LessonReader reader) {
            YamlMap file = unitFiles.get(id);
            List<Lesson> lessons = lessonsOfUnits.get(id).stream().filter(lesson -> !lesson.text("id").isEmpty()).map(reader::read).toList();
            Unit unit = new Unit(id, file.localized("title"), file.localized("summary"), lessons);
            if (!file.has("lessons")) {
                file.text("lessons");
            }
            file.noOthers();
            return unit;
        }

        private List<PlacedItem> bank(String unit) {
            String name = "bank/" + unit + ".yaml";
            return files.find(name)
                .map(text -> new ItemReader(competences, false).read(YamlFile.read(text, files.at(name, 1)))).orElse(List.of());
        }

        private void compare(List<PlacedItem> practice, List<PlacedItem> bank) {
            List<PlacedItem> all = new ArrayList<>(practice);
            all.addAll(bank);
            noteRepeated(all);
            Stems.compare(practice, bank);
        }

        private Course course(YamlMap head, List<Unit> units, List<Item> bank, List<Lab> labs) {
            int level = head.number("level", 1, 4);
            int version = head.number("version", 1, 100_000);
            boolean correction = head.oneOf("change", Set.of("correction", "revision")).equals("correction");
            String track = track(head.text("track"));
            int hours = head.number("hours", 1, 1_000);
            Optional<ExamPlan> exam = files.has(EXAM)
                ? Optional.of(new ExamReader(competences, bank).read(files.yaml(EXAM, head.at()), slug, version, level)) : Optional.empty();
            Course course = new Course(slug, track, level, version, correction, files.files().hash(), hours,
                head.localized("title"), head.localized("summary"), units, exam, bank, labs);
            head.noOthers();
            return course;
        }

        private String track(YamlText track) {
            if (!track.isEmpty() && !tracks.isEmpty() && !tracks.contains(track.text())) {
                track.at().note(Rule.VALUE_WRONG, "key", "track", "value", track.text());
            }
            return track.text();
        }

        private static void noteTwice(List<YamlText> names) {
            Set<String> seen = new HashSet<>();
            names.stream().filter(name -> !seen.add(name.text())).forEach(name -> name.at().note(Rule.ID_TWICE, "id", name.text()));
        }
    }
}
