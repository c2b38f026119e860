package qadam.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.Learners;
import qadam.identity.MeSection;
import qadam.shared.Language;
import qadam.shared.Texts;

/** "My labs" on a person's own page, once they have handed something in. */
final class LabsCard implements MeSection {
    private final Texts texts;
    private final Learners learners;
    private final LabWorks works;
    private final Labs labs;

    LabsCard(Texts texts, Learners learners, LabWorks works, Labs labs) {
        this.texts = texts;
        this.learners = learners;
        this.works = works;
        this.labs = labs;
    }

    @Override
    public Optional<Card> card(Handle handle, UUID person, Language language) {
        List<HandedIn> all = works.of(handle, learners.of(handle, person));
        List<MyLab> begun = labs.all().stream().map(place -> MyLab.of(place, all)).filter(lab -> lab.best().isPresent()).toList();
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        long passed = begun.stream().filter(lab -> lab.best().orElseThrow().passed()).count();
        return Optional.of(new Card(texts.text(language, "lab.my.title"), texts.text(language, "lab.my.words", Map.of("count", begun.size(), "passed", passed)),
            List.of(new Card.Link(texts.text(language, "lab.my.open"), "/" + language.tag() + "/labs"))));
    }
}
