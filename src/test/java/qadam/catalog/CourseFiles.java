package qadam.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a small sound course, to be spoilt by tests: one unit, two lessons, an item of each type, a bank of two, an
 * exam, a drawing with a word. A test changes a file, writes all of them and reads the folder.
 */
public final class CourseFiles {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final String WRITTEN = """
        written:
          kk: {author: Aigerim, reviewer: }
          ru: {author: Aigerim, reviewer: }
          en: {author: Aigerim, reviewer: }
        items:
        """;

    private final Map<String, String> files = new TreeMap<>();

    private CourseFiles() {
    }

    public static CourseFiles sound() {
        CourseFiles course = new CourseFiles();
        course.files.put("course.yaml", """
            track: everyone
            level: 1
            version: 1
            change: revision
            hours: 2
            title: {kk: Шағын курс, ru: Малый курс, en: Small course}
            summary: {kk: Бір бөлім, ru: Один раздел, en: One unit}
            units: [only]
            """);
        course.files.put("exam.yaml", """
            exam: small
            course: small
            course_version: 1
            level: 1
            scoring: 1
            minutes: 10
            pass_percent: 70
            retake_after_hours: 24
            attempts_per_month: 3
            mode: online
            blueprint:
              how: 1
              human: 1
            """);
        course.files.put("units/only.yaml", """
            title: {kk: Бөлім, ru: Раздел, en: Unit}
            summary: {kk: Бір бөлім, ru: Один раздел, en: One unit}
            lessons:
            """ + lesson("first") + lesson("second"));
        course.files.put("items/first.yaml", WRITTEN + CHOICE.formatted("one") + MULTIPLE + ORDERING);
        course.files.put("items/second.yaml", WRITTEN + MATCHING + NUMERIC + TEXT);
        course.files.put("bank/only.yaml", WRITTEN + BANK);
        course.files.put("images/apples.svg", """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240">
            <circle class="line" cx="100" cy="100" r="40"/>
            <text class="label" x="100" y="180" text-anchor="middle">{apple}</text>
            </svg>
            """);
        course.files.put("images/apples.yaml", "apple: {kk: алма, ru: яблоко, en: apple}\n");
        for (String language : LANGUAGES) {
            course.files.put(language + "/first.md", text("Бірінші", "second", "one", "some", "order"));
            course.files.put(language + "/second.md", text("Екінші", "first", "match", "sum", "word"));
        }
        return course;
    }

    private static String lesson(String id) {
        return """
              - id: %s
                competences: [how.1.1]
                sources:
                  - {title: A book, by: A writer, where: "Almaty, 2020", url: "https://example.org/book"}
                  - {title: Another book, by: Another writer, where: "Astana, 2021"}
            """.formatted(id);
    }

    private static String text(String title, String other, String... items) {
        StringBuilder text = new StringBuilder("""
            ---
            title: %s
            summary: Бір сөйлем
            author: Aigerim
            reviewer: Daniyar, 2026-12-01
            ---
            %s

            ![Бір алма](images/apples.svg)

            ## A part

            See [the other one](%s.md) and [a page](https://example.org/).

            """.formatted(title, "сөз ".repeat(560).strip(), other));
        for (String item : items) {
            text.append("[[practice: ").append(item).append("]]\n\n");
        }
        return text.toString();
    }

    private static final String CHOICE = """
          - id: %s
            type: single
            competence: how.1.1
            difficulty: 1
            stem: {kk: "Қайсысы бірінші?", ru: "Что из этого первое?", en: "Which of these is first?"}
            options:
              - id: a
                correct: true
                text: {kk: "A1", ru: "A2", en: "A3"}
                why: {kk: "w", ru: "w", en: "w"}
              - id: b
                text: {kk: "B1", ru: "B2", en: "B3"}
                why: {kk: "w", ru: "w", en: "w"}
              - id: c
                text: {kk: "C1", ru: "C2", en: "C3"}
                why: {kk: "w", ru: "w", en: "w"}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;
    private static final String MULTIPLE = """
          - id: some
            type: multiple
            competence: how.1.1
            difficulty: 2
            stem: {kk: "Бәрін таңдаңыз", ru: "Выберите всё подходящее", en: "Choose everything that fits"}
            options:
              - {id: a, correct: true, text: {kk: "A1", ru: "A2", en: "A3"}, why: {kk: "w", ru: "w", en: "w"}}
              - {id: b, correct: true, text: {kk: "B1", ru: "B2", en: "B3"}, why: {kk: "w", ru: "w", en: "w"}}
              - {id: c, text: {kk: "C1", ru: "C2", en: "C3"}, why: {kk: "w", ru: "w", en: "w"}}
              - {id: d, text: {kk: "D1", ru: "D2", en: "D3"}, why: {kk: "w", ru: "w", en: "w"}}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;
    private static final String ORDERING = """
          - id: order
            type: ordering
            competence: how.1.1
            difficulty: 2
            stem: {kk: "Ретке қойыңыз", ru: "Расставьте по порядку", en: "Put these in order"}
            options:
              - {id: x, text: {kk: "X1", ru: "X2", en: "X3"}}
              - {id: y, text: {kk: "Y1", ru: "Y2", en: "Y3"}}
              - {id: z, text: {kk: "Z1", ru: "Z2", en: "Z3"}}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;
    private static final String MATCHING = """
          - id: match
            type: matching
            competence: how.1.1
            difficulty: 2
            stem: {kk: "Сәйкестендіріңіз", ru: "Найдите пары", en: "Find the pairs"}
            pairs:
              - {id: p, left: {kk: "P1", ru: "P2", en: "P3"}, right: {kk: "p1", ru: "p2", en: "p3"}}
              - {id: q, left: {kk: "Q1", ru: "Q2", en: "Q3"}, right: {kk: "q1", ru: "q2", en: "q3"}}
              - {id: r, left: {kk: "R1", ru: "R2", en: "R3"}, right: {kk: "r1", ru: "r2", en: "r3"}}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;
    private static final String NUMERIC = """
          - id: sum
            type: numeric
            competence: how.1.1
            difficulty: 3
            stem: {kk: "Неше пайыз?", ru: "Сколько процентов?", en: "How many per cent?"}
            answer: 80
            tolerance: 0.5
            unit: {kk: "%", ru: "%", en: "%"}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;
    private static final String TEXT = """
          - id: word
            type: text
            competence: how.1.1
            difficulty: 1
            stem: {kk: "Қалай аталады?", ru: "Как это называется?", en: "What is it called?"}
            accepted: {kk: [қате], ru: [ошибка], en: [error, mistake]}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;
    private static final String BANK = """
          - id: asked
            type: single
            competence: how.1.1
            difficulty: 1
            stem: {kk: "Емтихан сұрағы бір", ru: "Вопрос экзамена один", en: "Exam question number one"}
            options:
              - {id: a, correct: true, text: {kk: "A1", ru: "A2", en: "A3"}}
              - {id: b, text: {kk: "B1", ru: "B2", en: "B3"}}
              - {id: c, text: {kk: "C1", ru: "C2", en: "C3"}}
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
          - id: counted
            type: numeric
            competence: human.1.1
            difficulty: 1
            stem: {kk: "Емтихан сұрағы екі", ru: "Вопрос экзамена два", en: "Exam question number two"}
            answer: 2
            rationale: {kk: "SECRET", ru: "SECRET", en: "SECRET"}
        """;

    /** Replaces the first place where the text stands. */
    public CourseFiles change(String file, String from, String to) {
        String text = files.get(file);
        int place = text.indexOf(from);
        if (place < 0) {
            throw new IllegalArgumentException("no “" + from + "” in " + file);
        }
        files.put(file, text.substring(0, place) + to + text.substring(place + from.length()));
        return this;
    }

    public CourseFiles put(String file, String text) {
        files.put(file, text);
        return this;
    }

    public CourseFiles remove(String file) {
        files.remove(file);
        return this;
    }

    /** The line on which the text first stands. */
    public int line(String file, String text) {
        return (int) files.get(file).substring(0, files.get(file).indexOf(text)).chars().filter(character -> character == '\n').count() + 1;
    }

    /** Writes the course as {@code small} into the folder, in place of what is there. */
    public Path write(Path courses) {
        Path course = courses.resolve("small");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = course.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return course;
    }
}
