package qadam.gateway;

/**
 * The playground's form as it was sent, and what came of it.
 *
 * @param error for a person to read; empty when there is none
 * @param byPeople whether the answer is an example or fixed words, written by people
 */
public record Played(String model, String system, String prompt, String temperature, String answer, String error, boolean byPeople) {
    static final Played NOT_YET = new Played("", "", "", "0.7", "", "", false);

    Played with(String text, String problem, boolean people) {
        return new Played(model, system, prompt, temperature, text, problem, people);
    }
}
