package qadam.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import qadam.exam.SeatedAttempts;
import qadam.shared.Ids;

/**
 * What a closing sheet says, as lines of which a fingerprint is made. Seats, times and incidents, and whose attempt by its random id: no name and no
 * person, so that it stays the same when somebody has everything about them erased.
 */
record ClosingSheet(Room room, List<Sitter> sitters, List<Incident> incidents, Function<UUID, Optional<SeatedAttempts.Times>> times) {
    String fingerprint(Instant signedAt) {
        StringBuilder lines = new StringBuilder("qadam closing sheet 1\n");
        line(lines, "room", room.number(), room.organisation(), room.course(), room.exam(), room.openedAt(), room.endsAt());
        sitters.stream().sorted(Comparator.comparing(sitter -> Ids.hex(sitter.id()))).forEach(sitter -> add(lines, sitter));
        incidents.forEach(incident -> line(lines, "incident", incident.at(), incident.words().replaceAll("\\s+", " ")));
        line(lines, "signed", signedAt);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(StringBuilder lines, Sitter sitter) {
        line(lines, "sitter", Ids.hex(sitter.id()), sitter.state(), sitter.seat().orElse("-"), sitter.enteredAt(), moment(sitter.presentAt()),
            moment(sitter.beganAt()), moment(sitter.attempt().flatMap(times).flatMap(SeatedAttempts.Times::handedInAt)), moment(sitter.endedAt()),
            sitter.attempt().map(Ids::hex).orElse("-"));
    }

    private static String moment(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("-");
    }

    private static void line(StringBuilder lines, Object... parts) {
        for (Object part : parts) {
            lines.append(part).append('\t');
        }
        lines.append('\n');
    }
}
