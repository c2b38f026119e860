package qadam.gallery;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import qadam.catalog.Asked;
import qadam.catalog.Lab;
import qadam.lab.Shown;
import qadam.shared.Language;

/**
 * A work as a class sees it.
 *
 * @param maker the name that the class knows; empty when it may not stand there
 * @param answers to the lab's questions, in its order; only those that were answered
 * @param card what its kind makes of it
 */
public record Exhibit(Lab lab, String path, String maker, List<Answer> answers, Shown card) {
    /** @param words as the learner typed them */
    public record Answer(Asked asked, String words) {
    }

    public String title(Language language) {
        return lab.in(language).title();
    }

    /** Name, value, name, value … as a page's text takes them. */
    public Object[] namesAndValues(Map<String, Object> values) {
        return values.entrySet().stream().flatMap(one -> Stream.of(one.getKey(), one.getValue())).toArray();
    }

    public String address(Shown.Picture picture) {
        return Png.address(picture);
    }
}
