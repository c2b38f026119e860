package qadam.register;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which sentences stand under each heading; each is a message. */
public final class Lines {
    private static final Map<String, List<String>> ALL = Map.of(
        "register.sent", List.of("register.sent.question", "register.sent.before", "register.sent.passages", "register.sent.rules"),
        "register.never", List.of("register.never.who", "register.never.personal", "register.never.items", "register.never.progress"),
        "register.age", List.of("register.age.child", "register.age.teen", "register.age.adult", "register.age.unknown"),
        "register.oversight", List.of("register.oversight.office", "register.oversight.head", "register.oversight.teacher", "register.oversight.safeguard", "register.oversight.learner"),
        "register.equal", List.of("register.equal.languages", "register.equal.grades", "register.equal.profile", "register.equal.without"),
        "register.limit", List.of("register.limit.wrong", "register.limit.quote", "register.limit.kazakh", "register.limit.advice", "register.limit.filter"));

    private Lines() {
    }

    /** Their keys, in order. */
    public static List<String> of(String heading) {
        return Stream.ofNullable(ALL.get(heading)).flatMap(List::stream).toList();
    }
}
