package qadam.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** The text of consent of today, with the school that answers for the data (Law 94-V on personal data, article 8). */
final class ConsentTexts {
    /** The fields in their order; what is asked for stands first. */
    private static final List<String> BEFORE = List.of("operator", "subject", "giver");
    private static final List<String> AFTER = List.of("third", "border", "open", "term", "revoke", "refuse");

    private final Organisations organisations;
    private final Texts texts;

    ConsentTexts(Organisations organisations, Texts texts) {
        this.organisations = organisations;
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    /** @throws Refusal when the school has no BIN: without it a consent is worth nothing */
    ConsentText of(Handle handle, Organisation place, Language language) {
        Organisation operator = operator(handle, place).orElseThrow(() -> new Refusal(ConsentProblem.NO_BIN));
        return of(operator, language);
    }

    boolean isPossible(Handle handle, Organisation place) {
        return operator(handle, place).isPresent();
    }

    private Optional<Organisation> operator(Handle handle, Organisation place) {
        return organisations.responsible(handle, place).filter(school -> school.code().filter(code -> code.matches("[0-9]{12}")).isPresent());
    }

    private ConsentText of(Organisation operator, Language language) {
        List<ConsentText.Line> lines = new ArrayList<>();
        BEFORE.forEach(code -> lines.add(line(language, code, "consent.text." + code, operator)));
        Stream.of(Purpose.values()).forEach(purpose -> lines.add(line(language, purpose.code(), purpose.key(), operator)));
        AFTER.forEach(code -> lines.add(line(language, code, "consent.text." + code, operator)));
        return new ConsentText(language, lines);
    }

    private ConsentText.Line line(Language language, String code, String key, Organisation operator) {
        String value = texts.text(language, key + ".says", Map.of("operator", operator.name(), "bin", operator.code().orElse("")));
        return new ConsentText.Line(code, texts.text(language, key), value.replaceAll("\\s+", " "));
    }
}
