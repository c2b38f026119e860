package qadam.exam;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.CatalogJson;
import qadam.catalog.Course;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Pair;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.shared.Language;
import qadam.shared.Localized;

/** Invented items and a course to examine. Every rationale holds {@link #KEY_MARK}, which no browser may see. */
final class Items {
    static final String KEY_MARK = "rationale-nobody-may-see";
    static final ExamPlan PLAN = new ExamPlan("trial", "trial-course", 1, 1, 1, 30, 70, 24, 3, "online",
        Map.of("human", 3, "how", 3, "using", 4));

    private Items() {
    }

    /** Six items of every strand, one of each type. */
    static List<Item> bank(String prefix) {
        List<Item> items = new ArrayList<>();
        for (String strand : PLAN.blueprint().keySet()) {
            for (int type = 0; type < 6; type++) {
                items.add(item(prefix + "-" + strand + "-" + type, strand, task(type)));
            }
        }
        return items;
    }

    /** Six items of every strand, single choice all of them. */
    static List<Item> singles() {
        return bank("single").stream().map(item -> item(item.id(), item.strand(), single("b"))).toList();
    }

    static Course course(List<Item> bank) {
        return course(bank, PLAN);
    }

    static Course course(List<Item> bank, ExamPlan plan) {
        return new Course("trial-course", "everyone", 1, 1, false, "00", 9, words("Course"), words("Summary"), List.of(),
            Optional.of(plan), bank);
    }

    static Item item(String id, String strand, Task task) {
        return CatalogJson.hashed(new Item(id, "", strand + ".1.1", 1, words("What is " + id), task, words(KEY_MARK), Map.of()));
    }

    static Task task(int type) {
        return switch (type) {
            case 0 -> single("b");
            case 1 -> new Task.Multiple(List.of(option("a", true), option("b", true), option("c", false), option("d", false)));
            case 2 -> new Task.Ordering(List.of(option("a", false), option("b", false), option("c", false)));
            case 3 -> new Task.Matching(List.of(pair("a"), pair("b"), pair("c")));
            case 4 -> new Task.Numeric(new BigDecimal("42"), new BigDecimal("0.5"), Optional.empty());
            default -> new Task.ShortText(Map.of(Language.KK, List.of("қате"), Language.RU, List.of("ошибка"), Language.EN, List.of("error")));
        };
    }

    static Task single(String key) {
        return new Task.Single(List.of(option("a", key.equals("a")), option("b", key.equals("b")), option("c", key.equals("c"))));
    }

    static Response right(Item item) {
        return switch (item.task()) {
            case Task.Single single -> new Response.Chosen(java.util.Set.of(
                single.options().stream().filter(Option::correct).findFirst().orElseThrow().id()));
            case Task.Multiple _ -> new Response.Chosen(java.util.Set.of("a", "b"));
            case Task.Ordering _ -> new Response.Ordered(List.of("a", "b", "c"));
            case Task.Matching _ -> new Response.Matched(Map.of("a", "a", "b", "b", "c", "c"));
            case Task.Numeric _ -> new Response.Number(new BigDecimal("42"));
            case Task.ShortText _ -> new Response.Words("Қате");
        };
    }

    static Response wrong(Item item) {
        return switch (item.task()) {
            case Task.Single _, Task.Multiple _ -> new Response.Chosen(java.util.Set.of("c"));
            case Task.Ordering _ -> new Response.Ordered(List.of("c", "b", "a"));
            case Task.Matching _ -> new Response.Matched(Map.of("a", "b", "b", "a", "c", "c"));
            case Task.Numeric _ -> new Response.Number(new BigDecimal("7"));
            case Task.ShortText _ -> new Response.Words("жоқ");
        };
    }

    private static Option option(String id, boolean correct) {
        return new Option(id, words("Option " + id), correct, Optional.empty());
    }

    private static Pair pair(String id) {
        return new Pair(id, words("Left " + id), words("Right " + id));
    }

    static Localized words(String text) {
        return new Localized(text + " kk", text + " ru", text + " en");
    }
}
