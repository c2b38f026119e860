package qadam.walk;

import com.microsoft.playwright.Locator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the questions of {@link qadam.world.SealedBank} rightly, as its words give them away. */
final class Answers {
    private static final Pattern SUM = Pattern.compile("(\\d+) \\+ (\\d+)");
    private static final Pattern DIGIT = Pattern.compile("\\d+");

    private final Hands hands;

    Answers(Hands hands) {
        this.hands = hands;
    }

    void giveRight(Locator question) {
        switch (question.getAttribute("data-type")) {
            case "single", "multiple" -> question.locator("label.choice").all().stream()
                .filter(choice -> choice.innerText().contains("(+)")).forEach(choice -> hands.choose(choice.locator("input")));
            case "ordering", "matching" -> question.locator("[data-row]").all().forEach(this::matchNumber);
            case "numeric" -> hands.fill(question.locator("input"), sum(question.locator("legend").innerText()));
            case "text" -> hands.fill(question.locator("input"), "qadam");
            default -> throw new AssertionError("an unknown type of question");
        }
    }

    private void matchNumber(Locator row) {
        String number = digit(row.locator("label").innerText());
        Locator list = row.locator("select");
        Locator right = list.locator("option").all().stream()
            .filter(option -> !option.getAttribute("value").isEmpty() && digit(option.innerText()).equals(number)).findFirst().orElseThrow();
        hands.select(list, right.getAttribute("value"));
    }

    private static String digit(String text) {
        Matcher digit = DIGIT.matcher(text);
        return digit.find() ? digit.group() : "";
    }

    private static String sum(String text) {
        Matcher sum = SUM.matcher(text);
        if (!sum.find()) {
            throw new AssertionError("no sum in: " + text);
        }
        return Integer.toString(Integer.parseInt(sum.group(1)) + Integer.parseInt(sum.group(2)));
    }
}
