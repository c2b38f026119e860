package qadam.wordlab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import qadam.catalog.Course;
import qadam.catalog.LessonText;
import qadam.shared.Language;

/** The running text of lessons in one language, as sentences: what the small models here learn from. */
record LessonWords(List<String> sentences) {
    static LessonWords of(List<Course> courses, Language language) {
        List<String> sentences = new ArrayList<>();
        courses.stream().flatMap(Course::lessons).map(lesson -> lesson.in(language)).flatMap(text -> text.parts().stream())
            .filter(LessonText.Prose.class::isInstance).map(part -> plain(((LessonText.Prose) part).html()))
            .forEach(text -> sentences.addAll(split(text)));
        return new LessonWords(List.copyOf(sentences));
    }

    /** Our own HTML, made from Markdown: tags and drawings go, blocks end sentences. */
    static String plain(String html) {
        return html.replaceAll("(?s)<svg.*?</svg>", " ").replaceAll("</?(p|li|h[23]|td|th|tr|blockquote|figure|div|ul|ol|table)[^>]*>", "\n").replaceAll("<[^>]*>", "")
            .replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&quot;", "\"").replace("&#39;", "’").replace("&amp;", "&");
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("(?<=[.!?…])\\s+|\\n+")).map(one -> one.strip().replaceAll("\\s+", " ")).filter(one -> one.contains(" ")).toList();
    }

    String all() {
        return String.join("\n", sentences);
    }
}
