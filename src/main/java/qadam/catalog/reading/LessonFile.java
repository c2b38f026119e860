package qadam.catalog.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** One lesson's file in one language as places that can be written over: the head's texts, and everything below it. */
record LessonFile(String head, String body) {
    private static final String FENCE = "---\n";

    static LessonFile read(String file) {
        int end = file.startsWith(FENCE) ? file.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
        return end < 0 ? new LessonFile("", file) : new LessonFile(file.substring(FENCE.length(), end + 1), file.substring(end + 1 + FENCE.length()));
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        YamlTexts head = new YamlTexts(this.head);
        head.find("title").ifPresent(title -> texts.put("title", title));
        head.find("summary").ifPresent(summary -> texts.put("summary", summary));
        texts.put("body", body.strip());
        return texts;
    }

    String with(String place, String text) {
        return place.equals("body") ? file(head, text.strip() + "\n") : file(new YamlTexts(head).replaced(place, YamlTexts.quoted(text)), body);
    }

    String reviewer() {
        return new YamlTexts(head).find("reviewer").orElse("");
    }

    String signed(String reviewer) {
        YamlTexts texts = new YamlTexts(head);
        return file(texts.has("reviewer") ? texts.replaced("reviewer", YamlTexts.quoted(reviewer))
            : texts.added("author", "reviewer", YamlTexts.quoted(reviewer)), body);
    }

    private static String file(String head, String body) {
        return FENCE + head + FENCE + body;
    }
}
