package qadam.catalog.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.catalog.Competences;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;

/** Reads {@code exam.yaml}, and checks that it is about this course and that the bank can fill its blueprint. */
final class ExamReader {
    private final Competences competences;
    private final List<Item> bank;

    ExamReader(Competences competences, List<Item> bank) {
        this.competences = competences;
        this.bank = bank;
    }

    ExamPlan read(YamlMap file, String slug, int version, int level) {
        ExamPlan plan = new ExamPlan(Names.checked(file.text("exam")), same(file, "course", slug), Integer.parseInt(same(file, "course_version", "" + version)),
            Integer.parseInt(same(file, "level", "" + level)), file.number("scoring", 1, 1), file.number("minutes", 1, 480),
            file.number("pass_percent", 1, 100), file.number("retake_after_hours", 0, 8_760), file.number("attempts_per_month", 1, 100),
            file.oneOf("mode", Set.of("online")), blueprint(file.map("blueprint")));
        if (!file.has("blueprint")) {
            file.text("blueprint");
        }
        file.noOthers();
        return plan;
    }

    /** The course says it; the exam must say the same. */
    private static String same(YamlMap file, String key, String expected) {
        YamlText text = file.text(key);
        if (!text.isEmpty() && !text.text().equals(expected)) {
            text.at().note(Rule.EXAM_OTHER, "key", key, "expected", expected);
        }
        return expected;
    }

    private Map<String, Integer> blueprint(YamlMap map) {
        Map<String, Integer> blueprint = new LinkedHashMap<>();
        for (String strand : map.keys()) {
            int needed = map.number(strand, 1, 100);
            long there = bank.stream().filter(item -> item.strand().equals(strand)).count();
            if (!competences.strands().containsKey(strand)) {
                map.at(strand).note(Rule.COMPETENCE_UNKNOWN, "code", strand);
            } else if (there < needed) {
                map.at(strand).note(Rule.BLUEPRINT_UNFILLABLE, "strand", strand, "needed", needed, "there", there);
            }
            blueprint.put(strand, needed);
        }
        return java.util.Collections.unmodifiableMap(blueprint);
    }
}
