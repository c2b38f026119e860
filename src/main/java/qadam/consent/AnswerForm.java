package qadam.consent;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import qadam.shared.Refusal;
import qadam.web.Form;

/** What a guardian, or the school from a paper, has filled in; kept when something in it needs another look. */
public record AnswerForm(Set<Purpose> purposes, String name, String relation, boolean declared, String edition, String signedOn, String language) {
    private static final int LONGEST_NAME = 120;

    public static final AnswerForm BLANK = new AnswerForm(Set.of(), "", "", false, "", "", "");

    static AnswerForm read(Context context) {
        Form form = new Form(context);
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        Stream.of(Purpose.values()).filter(purpose -> form.ticked(purpose.code())).forEach(purposes::add);
        return new AnswerForm(purposes, form.text("name", 400).replaceAll("\\s+", " "), form.text("relation", 20), form.ticked("declared"),
            form.text("edition", 64), form.text("signed_on", 10), form.text("language", 2));
    }

    /** @throws Refusal beside which field something is missing */
    Signer signer(String pupil) {
        if (name.length() < 2 || name.length() > LONGEST_NAME || !name.codePoints().anyMatch(Character::isLetter)) {
            throw new Refusal(ConsentProblem.NAME_MISSING);
        }
        Relation known = Stream.of(Relation.values()).filter(one -> one.code().equals(relation)).findFirst()
            .orElseThrow(() -> new Refusal(ConsentProblem.RELATION_MISSING));
        return new Signer(name, Optional.of(known), pupil);
    }

    void requireSomething() {
        if (purposes.isEmpty()) {
            throw new Refusal(ConsentProblem.NOTHING_TICKED);
        }
    }

    void requireDeclared() {
        if (!declared) {
            throw new Refusal(ConsentProblem.NOT_DECLARED);
        }
    }

    /** The day on a paper: not in the future, and not older than a consent may be. */
    LocalDate day(LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(signedOn);
            if (!day.isAfter(today) && day.isAfter(today.minus(WriteConsent.LASTS))) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // said below
        }
        throw new Refusal(ConsentProblem.DAY_WRONG);
    }

    /** What a field for a day can show again. @param usual where nothing was typed yet */
    public String day(String usual) {
        return signedOn.isEmpty() ? usual : signedOn.matches("[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]") ? signedOn : "";
    }

    @Override
    public String toString() {
        return "AnswerForm[…]";
    }
}
