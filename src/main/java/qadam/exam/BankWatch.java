package qadam.exam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** Tells the office how many sealed questions each exam has, and warns when they are too few. Shows none of them. */
final class BankWatch implements OfficeSection {
    private final Courses courses;
    private final ItemBanks banks;
    private final Texts texts;

    BankWatch(Courses courses, ItemBanks banks, Texts texts) {
        this.courses = courses;
        this.banks = banks;
        this.texts = texts;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        String words = courses.all().stream().filter(course -> course.exam().isPresent())
            .map(course -> line(handle, course, language)).collect(Collectors.joining(" "));
        return new Card(texts.text(language, "exam.office.title"), words, List.of());
    }

    private String line(Handle handle, Course course, Language language) {
        ExamPlan plan = course.exam().orElseThrow();
        int have = banks.sealedItems(handle, plan.exam());
        int need = ItemBanks.TIMES_THE_FORM * plan.size();
        String key = have == 0 ? "exam.office.none" : have < need ? "exam.office.few" : "exam.office.enough";
        return texts.text(language, key, Map.of("course", course.title().in(language), "items", have, "need", need));
    }
}
