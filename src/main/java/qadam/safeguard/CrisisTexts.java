package qadam.safeguard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Puts together what is said in a crisis, from words that people wrote. */
final class CrisisTexts {
    private static final String KEY = "safeguard.crisis.";
    private static final String YOUNG = ".young";
    private static final String ADULT = ".adult";

    private final Texts texts;

    CrisisTexts(Texts texts) {
        this.texts = texts;
    }

    /** @param young whether one says сен and ты @param readers who is told */
    CrisisText of(CrisisKind kind, Language language, boolean young, List<Reader> readers, List<HelpLine> lines) {
        String manner = young ? YOUNG : ADULT;
        List<HelpLine> fitting = lines.stream().filter(line -> line.languages().contains(language)).toList();
        List<HelpLine> shown = fitting.isEmpty() ? lines : fitting;
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.text(language, KEY + kind.code() + manner));
        if (kind != CrisisKind.DANGER_NOW) {
            paragraphs.add(texts.text(language, KEY + "now" + manner));
        }
        if (!readers.isEmpty()) {
            paragraphs.add(texts.text(language, KEY + "told" + manner, Map.of("names", readers.stream().map(Reader::name).collect(Collectors.joining(", ")))));
        }
        paragraphs.add(texts.text(language, KEY + (shown.isEmpty() ? "turn" : "lines") + manner));
        return new CrisisText(kind, language, texts.text(language, KEY + kind.code() + ".title" + manner), paragraphs, shown);
    }
}
