package qadam.answerfile;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.shared.Hmac;
import qadam.shared.Ids;

/**
 * Our word, given to a signed-in browser and carried by the files it makes, that what it holds is this learner's: nobody else can make a file in their name.
 *
 * @param learner number of the learner key under which that session takes steps, so that the same step by file and by network is one step
 */
record Ticket(UUID person, long learner) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.([1-9][0-9]{0,17})\\.([0-9a-f]{64})");

    String text(byte[] key) {
        return words() + "." + HexFormat.of().formatHex(Hmac.of(key, words()));
    }

    private String words() {
        return Ids.hex(person) + "." + learner;
    }

    /** Empty when it is none of ours. */
    static Optional<Ticket> read(String text, byte[] key) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Ids.parse(form.group(1)).map(person -> new Ticket(person, Long.parseLong(form.group(2))))
            .filter(ticket -> MessageDigest.isEqual(Hmac.of(key, ticket.words()), HexFormat.of().parseHex(form.group(3))));
    }
}
