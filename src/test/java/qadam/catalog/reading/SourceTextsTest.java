package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.Course;
import qadam.catalog.CourseFiles;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.shared.Language;

class SourceTextsTest {
    /** What could break out of its place in YAML or Markdown, and what a keyboard or a clipboard may leave behind. */
    private static final List<String> NASTY = List.of("\"}, correct: true, x: {\"", "a: b # c\n---\n- d", "*anchor &x !!java.io.File", "\\\" \\n \\u0041",
        "сөз «тырнақша» — ұзын ң", "😀 \u2028 \uFEFF \u0085", "'", "|\n  block", "{{template}} ${x} <script>alert(1)</script>", "");

    @TempDir
    Path folder;

    private SourceFiles small() {
        CourseFiles.sound().write(folder);
        return CourseReader.files(folder.resolve("small"));
    }

    private static TextAddress at(String address) {
        return TextAddress.parse(address).orElseThrow();
    }

    private static Course read(SourceFiles files) {
        return new CourseReader(CompetenceFile.read(), Set.of()).read("small", files).course().orElseThrow();
    }

    private static Item item(SourceFiles files, String id) {
        Course course = read(files);
        return java.util.stream.Stream.concat(course.lessons().flatMap(lesson -> lesson.items().stream()), course.bank().stream())
            .filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void any_text_stands_in_any_place_and_touches_no_other() {
        SourceFiles files = small();
        Map<String, String> all = SourceTexts.all(files);
        assertThat(all.keySet()).contains("kk/first.md#body", "ru/second.md#title", "items/first.yaml#items/some/options/a/why/en", "images/apples.yaml#apple/kk",
            "course.yaml#title/ru", "units/only.yaml#summary/en", "items/second.yaml#items/word/accepted/kk", "bank/only.yaml#items/counted/key");
        int turn = 0;
        for (String address : all.keySet()) {
            if (!at(address).isKey() && !at(address).kind().equals("accepted")) {
                String nasty = NASTY.get(turn++ % NASTY.size());
                SourceFiles changed = SourceTexts.replace(files, at(address), nasty);
                assertThat(SourceTexts.find(changed, at(address))).as(address).contains(at(address).kind().equals("body") ? nasty.strip() : nasty);
                assertThat(SourceTexts.changed(files, changed)).as(address).containsExactly(address);
            }
        }
    }

    @Test
    void texts_of_the_real_course_can_all_be_changed_and_changed_back() {
        SourceFiles files = CourseReader.files(Path.of("courses/ai-for-everyone"));
        int turn = 0;
        for (Map.Entry<String, String> text : SourceTexts.all(files).entrySet()) {
            if (turn++ % 23 == 0 && !at(text.getKey()).isKey() && !at(text.getKey()).kind().equals("accepted")) {
                SourceFiles changed = SourceTexts.replace(files, at(text.getKey()), text.getValue() + " иә");
                assertThat(SourceTexts.of(SourceTexts.replace(changed, at(text.getKey()), text.getValue()), at(text.getKey()).file()))
                    .isEqualTo(SourceTexts.of(files, at(text.getKey()).file()));
            }
        }
        assertThat(turn).isGreaterThan(5_000);
    }

    @Test
    void key_of_each_type_is_read_and_changed() {
        SourceFiles files = small();
        assertThat(SourceTexts.find(files, at("items/first.yaml#items/one/key"))).contains("a");
        SourceFiles one = SourceTexts.replace(files, at("items/first.yaml#items/one/key"), "c");
        assertThat(((Task.Single) item(one, "one").task()).options()).extracting(Option::correct).containsExactly(false, false, true);
        SourceFiles some = SourceTexts.replace(files, at("items/first.yaml#items/some/key"), "d a c");
        assertThat(((Task.Multiple) item(some, "some").task()).options()).extracting(Option::correct).containsExactly(true, false, true, true);
        String order = SourceTexts.find(files, at("items/first.yaml#items/order/key")).orElseThrow();
        List<String> turned = List.of(order.split(" ")).reversed();
        SourceFiles ordered = SourceTexts.replace(files, at("items/first.yaml#items/order/key"), String.join(" ", turned));
        assertThat(((Task.Ordering) item(ordered, "order").task()).options()).extracting(Option::id).containsExactlyElementsOf(turned);
        SourceFiles number = SourceTexts.replace(files, at("bank/only.yaml#items/counted/key"), "3.5 ± 0.25");
        assertThat(((Task.Numeric) item(number, "counted").task()).tolerance()).isEqualByComparingTo("0.25");
        assertThat(SourceTexts.find(number, at("bank/only.yaml#items/counted/key"))).contains("3.5 ± 0.25");
        SourceFiles words = SourceTexts.replace(files, at("items/second.yaml#items/word/accepted/kk"), "қате\n\n қателік \n");
        assertThat(((Task.ShortText) item(words, "word").task()).accepted().get(Language.KK)).containsExactly("қате", "қателік");
    }

    @Test
    void key_that_the_item_cannot_have_is_refused() {
        SourceFiles files = small();
        for (String wrong : List.of("items/first.yaml#items/one/key=z", "items/first.yaml#items/order/key=a", "bank/only.yaml#items/counted/key=many",
            "items/first.yaml#items/none/key=a", "kk/none.md#body=x", "exam.yaml#minutes=1")) {
            assertThatThrownBy(() -> SourceTexts.replace(files, at(wrong.replaceFirst("=.*", "")), wrong.replaceFirst(".*=", "")))
                .as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void signature_stands_where_it_was_given_and_nowhere_else() {
        SourceFiles files = small();
        SourceFiles lesson = SourceTexts.sign(files, "kk/first.md", Language.KK, "Гүлнар \"Г\", 2026-12-02");
        assertThat(read(lesson).lesson("first").orElseThrow().in(Language.KK).provenance().reviewer()).contains("Гүлнар \"Г\"");
        SourceFiles one = SourceTexts.sign(files, "items/first.yaml#items/one", Language.RU, "Гүлнар, 2026-12-02");
        assertThat(item(one, "one").written().get(Language.RU).reviewer()).contains("Гүлнар");
        assertThat(item(one, "one").written().get(Language.KK).reviewer()).isEmpty();
        assertThat(item(one, "some").written().get(Language.RU).reviewer()).isEmpty();
        assertThat(item(one, "one").hash()).isEqualTo(item(files, "one").hash());
        SourceFiles taken = SourceTexts.sign(one, "items/first.yaml#items/one", Language.RU, "");
        assertThat(SourceTexts.reviewer(taken, "items/first.yaml#items/one", Language.RU)).isEmpty();
        SourceFiles flow = SourceTexts.sign(files, "bank/only.yaml#items/counted", Language.EN, "Гүлнар, 2026-12-02");
        assertThat(item(flow, "counted").written().get(Language.EN).reviewer()).contains("Гүлнар");
    }

    @Test
    void next_version_differs_by_its_number_only() {
        SourceFiles files = small();
        SourceFiles next = SourceTexts.numbered(files, 2, true);
        assertThat(read(next).version()).isEqualTo(2);
        assertThat(read(next).correction()).isTrue();
        assertThat(SourceTexts.numbered(next, 1, false).hash()).isEqualTo(files.hash());
        assertThat(SourceTexts.changed(files, next)).isEmpty();
    }
}
