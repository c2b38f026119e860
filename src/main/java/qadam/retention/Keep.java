package qadam.retention;

import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** What is kept for a time that whoever runs the server may set; without that, for the usual one. */
public enum Keep {
    /** Of a session that nobody uses any more. */
    SESSIONS(Period::ofDays, 180),
    /** Of a notice, read or not. */
    NOTICES(Period::ofMonths, 24),
    /** Of a reader's report of a mistake, once it was answered. */
    REPORTS(Period::ofMonths, 12),
    /** Of the single answers of an exam that was handed in; its result stays. */
    ANSWERS(Period::ofYears, 5),
    /** Of an account without a credential and without a role, from the last time that somebody came by it. */
    ACCOUNTS(Period::ofMonths, 36),
    /** Of what was asked of a model: when, which passages, which model, what the checks said. Not the words. */
    EXCHANGES(Period::ofMonths, 12),
    /** Of the words that were asked of a model and answered. */
    WORDS(Period::ofDays, 30),
    /** Of a state or a profile that another tool keeps here, since it was last changed. */
    DOCUMENTS(Period::ofMonths, 36),
    /** Of a day's log. */
    LOGS(Period::ofDays, 30);

    private final IntFunction<Period> unit;
    private final int usual;

    Keep(IntFunction<Period> unit, int usual) {
        this.unit = unit;
        this.usual = usual;
    }

    /** As the command line and the messages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who is to be warned two months before needs some time after the last visit as well; a log of models is there for whoever asks later. */
    int least() {
        return this == ACCOUNTS ? 3 : this == EXCHANGES ? 6 : 1;
    }

    String why() {
        return this == ACCOUNTS ? "because people are warned two months before" : "because whoever looks into what a model did comes later";
    }

    int usual() {
        return usual;
    }

    ZonedDateTime before(ZonedDateTime now, int number) {
        return now.minus(unit.apply(number));
    }

    static Optional<Keep> of(String code) {
        return Arrays.stream(values()).filter(keep -> keep.code().equals(code)).findFirst();
    }
}
