package qadam.exam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** Tells the office's first page who sits an exam now, and whether a bank needs somebody. */
final class LiveExamCard implements OfficeSection {
    private final BankWatch watch;
    private final Texts texts;

    LiveExamCard(BankWatch watch, Texts texts) {
        this.watch = watch;
        this.texts = texts;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        List<LiveExam> exams = watch.exams(handle, language);
        List<String> words = exams.stream().map(exam -> exam.title() + ": " + exam.sitting()).toList();
        long warned = exams.stream().filter(exam -> !exam.isWell()).count();
        String tone = warned == 0 ? "good" : exams.stream().anyMatch(LiveExam::hasGrave) ? "bad" : "warn";
        String badge = texts.text(language, warned == 0 ? "exam.live.well" : "exam.live.warned", Map.of("count", warned));
        return new Card(texts.text(language, "exam.live.title"), String.join(" ", words),
            List.of(new Card.Link(texts.text(language, "exam.live.open"), "/" + language.tag() + "/office/exams"))).with(new Card.Badge(badge, tone));
    }
}
