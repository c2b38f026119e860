package qadam.counting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import qadam.counting.CountRow.Outcome;
import qadam.identity.NationalId;
import qadam.identity.Vouching;

/** Says of each line of a list what will come of it. Of a number or an id that stands there twice, neither line counts. */
final class JudgeList {
    private final Vouching vouching;
    private final Map<Integer, Pupil> pupils;

    JudgeList(Vouching vouching, List<Pupil> pupils) {
        this.vouching = vouching;
        this.pupils = pupils.stream().collect(Collectors.toMap(Pupil::number, Function.identity()));
    }

    /** @param entries those that will be counted, or get a certificate that counts nobody */
    record Judged(List<CountRow> rows, List<Draft.Entry> entries) {
    }

    Judged judge(List<ListLine> lines) {
        Set<String> numbers = twice(lines.stream().map(ListLine::number).filter(number -> !number.isEmpty()).toList());
        Set<String> ids = twice(lines.stream().map(ListLine::digits).filter(digits -> digits.matches("[0-9]{12}")).toList());
        List<CountRow> rows = new ArrayList<>();
        List<Draft.Entry> entries = new ArrayList<>();
        for (ListLine line : lines) {
            Optional<Pupil> pupil = pupil(line);
            Outcome outcome = numbers.contains(line.number()) ? Outcome.NUMBER_TWICE : ids.contains(line.digits()) ? Outcome.ID_TWICE : outcome(line, pupil);
            rows.add(new CountRow(line.line(), shortly(line.number()), shown(outcome, pupil), outcome));
            if (outcome.isGood()) {
                entries.add(new Draft.Entry(line.line(), pupil.orElseThrow().number(), pupil.get().person(),
                    outcome == Outcome.COUNTS ? NationalId.parse(line.digits()) : Optional.empty()));
            }
        }
        return new Judged(rows, entries);
    }

    private static Set<String> twice(List<String> all) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(one -> !seen.add(one)).collect(Collectors.toSet());
    }

    private Optional<Pupil> pupil(ListLine line) {
        return line.number().matches("[0-9]{1,4}") ? Optional.ofNullable(pupils.get(Integer.parseInt(line.number()))) : Optional.empty();
    }

    private Outcome outcome(ListLine line, Optional<Pupil> found) {
        if (line.number().isEmpty()) {
            return Outcome.LINE_UNREADABLE;
        }
        if (found.isEmpty()) {
            return Outcome.NUMBER_UNKNOWN;
        }
        Pupil pupil = found.get();
        if (!line.name().isEmpty() && !folded(line.name()).equals(folded(pupil.name()))) {
            return Outcome.NAME_DIFFERS;
        }
        return closed(pupil.standing()).orElseGet(() -> byId(line, pupil));
    }

    /** Why nothing can be done where they stand; empty where an id can still be given. */
    private static Optional<Outcome> closed(Standing standing) {
        return switch (standing) {
            case NOT_PASSED -> Optional.of(Outcome.NOT_PASSED);
            case SHEET_OPEN -> Optional.of(Outcome.SHEET_OPEN);
            case NOT_SUPERVISED -> Optional.of(Outcome.NOT_SUPERVISED);
            case NO_CONSENT -> Optional.of(Outcome.NO_CONSENT);
            case COUNTED -> Optional.of(Outcome.COUNTED);
            case READY, ISSUED, DECLINED -> Optional.empty();
        };
    }

    /** What speaks now against what a list, judged earlier, says of somebody. @param found empty when they are not of the group any more */
    static Optional<Outcome> against(Optional<Pupil> found, Optional<NationalId> id) {
        if (found.isEmpty()) {
            return Optional.of(Outcome.NUMBER_UNKNOWN);
        }
        Pupil pupil = found.get();
        return closed(pupil.standing()).or(() -> id.isPresent() ? declined(pupil) : issued(pupil));
    }

    private static Optional<Outcome> declined(Pupil pupil) {
        return pupil.declined() ? Optional.of(Outcome.DECLINED) : Optional.empty();
    }

    private static Optional<Outcome> issued(Pupil pupil) {
        return pupil.unissued().isEmpty() ? Optional.of(Outcome.ISSUED_ALREADY) : Optional.empty();
    }

    private Outcome byId(ListLine line, Pupil pupil) {
        if (CountClass.claim(pupil, Optional.empty(), CountClass.ANYWHERE).isEmpty()) {
            return Outcome.NAME_UNPRINTABLE;
        }
        if (line.isDeclined()) {
            return issued(pupil).orElse(Outcome.UNCOUNTED);
        }
        if (line.id().isEmpty()) {
            return Outcome.ID_MISSING;
        }
        Optional<NationalId> id = NationalId.parse(line.digits());
        if (id.isEmpty()) {
            return Outcome.ID_WRONG;
        }
        if (pupil.declined()) {
            return Outcome.DECLINED;
        }
        return vouching.isAnothers(pupil.person(), id.get()) ? Outcome.ID_TAKEN : Outcome.COUNTS;
    }

    /** A name is shown only of whom the clerk has to do with. */
    static String shown(Outcome outcome, Optional<Pupil> pupil) {
        return switch (outcome) {
            case COUNTS, UNCOUNTED, NAME_UNPRINTABLE, ID_WRONG, ID_MISSING, ID_TAKEN, ID_DIFFERS, DECLINED, HELD, NOT_NOW -> pupil.map(Pupil::name).orElse("");
            case LINE_UNREADABLE, NUMBER_UNKNOWN, NUMBER_TWICE, NAME_DIFFERS, ID_TWICE, NOT_PASSED, SHEET_OPEN, NOT_SUPERVISED, NO_CONSENT, COUNTED, ISSUED_ALREADY -> "";
        };
    }

    /** Somebody may have put an id into the wrong column: it is not shown again. */
    private static String shortly(String number) {
        return number.length() <= 4 ? number : "…";
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
