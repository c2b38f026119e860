package qadam.counting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.identity.NationalId;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/**
 * Who will be counted with which id, between looking at it and confirming it. It lies on no disk and in no memory of a server: as text it goes, sealed
 * under the key of whoever gave it, into their page, and comes back with the confirmation.
 */
record Draft(String of, Instant until, List<Entry> entries) {
    static final Duration HOLDS = Duration.ofMinutes(15);
    private static final String HEAD = "qadam count draft 1";
    private static final String NONE = "-";

    /** @param id empty for whom it was declined */
    record Entry(int line, int number, UUID person, Optional<NationalId> id) {
        @Override
        public String toString() {
            return "Entry[" + line + "]";
        }
    }

    @Override
    public String toString() {
        return "Draft[…]";
    }

    /** To be sealed at once. */
    String text() {
        StringBuilder text = new StringBuilder(HEAD + "\n" + of + "\n" + until.toEpochMilli());
        entries.forEach(entry -> text.append('\n').append(entry.line).append(' ').append(entry.number).append(' ').append(Ids.hex(entry.person)).append(' ')
            .append(entry.id.map(NationalId::digits).orElse(NONE)));
        return text.toString();
    }

    /** @throws Refusal when it is not of this place, or too old */
    static Draft read(String text, String of, Instant now) {
        String[] lines = text.split("\n");
        if (lines.length < 3 || !lines[0].equals(HEAD) || !lines[1].equals(of) || !now.isBefore(Instant.ofEpochMilli(Long.parseLong(lines[2])))) {
            throw new Refusal(CountingProblem.DRAFT_OLD);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            String[] parts = lines[i].split(" ");
            entries.add(new Entry(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Ids.parse(parts[2]).orElseThrow(), NationalId.parse(parts[3])));
        }
        return new Draft(of, Instant.ofEpochMilli(Long.parseLong(lines[2])), entries);
    }
}
