package qadam.organisation;

import java.util.Optional;

/** What is said of a place: its name, its BIN or roster identifier, and of a class its grade. */
public record NewPlace(String name, Optional<String> code, Optional<Integer> grade) {
    static final int LONGEST_NAME = 200;
    static final int LAST_GRADE = 12;

    public NewPlace(String name) {
        this(name, Optional.empty(), Optional.empty());
    }
}
