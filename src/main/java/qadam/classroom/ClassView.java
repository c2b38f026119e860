package qadam.classroom;

import java.util.List;

/**
 * A class or department as its teacher sees it.
 *
 * @param code of the class in threes; empty before the first card
 * @param cards whether children come in here by cards, as in a class and not in a department
 */
public record ClassView(long number, String title, String above, boolean closed, boolean cards, String code, List<Pupil> pupils) {
    public long withoutCard() {
        return pupils.stream().filter(pupil -> pupil.child() && pupil.number() == 0).count();
    }

    public boolean hasCards() {
        return pupils.stream().anyMatch(pupil -> pupil.child() && pupil.number() > 0);
    }
}
