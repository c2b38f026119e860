package qadam.classroom;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Language;

/**
 * What a card says is drawn from its random id under a key that lies apart from the database: so a sheet can be printed again while nothing of
 * it is stored, and whoever has the rows alone can neither read a card nor try one out.
 */
final class CardSecrets {
    private final byte[] key;
    private final CardWords words;

    /** @param key derived from the installation's secret, for this alone */
    CardSecrets(byte[] key, CardWords words) {
        this.key = key.clone();
        this.words = words;
    }

    CardSecret of(UUID card, Language language) {
        ByteBuffer drawn = ByteBuffer.wrap(Hmac.of(key, "draw " + Ids.hex(card)));
        List<String> all = words.of(language);
        return new CardSecret(Picture.values()[(int) Long.remainderUnsigned(drawn.getLong(), Picture.values().length)],
            all.get((int) Long.remainderUnsigned(drawn.getLong(), all.size())));
    }

    /** What a card is found by. @param typed the word as it was typed */
    byte[] hash(ClassCode code, int number, Picture picture, String typed, Language language) {
        return Hmac.of(key, "card " + code.digits() + " " + number + " " + picture.code() + " " + words.meant(typed, language));
    }

    byte[] hash(ClassCode code, int number, CardSecret secret, Language language) {
        return hash(code, number, secret.picture(), secret.word(), language);
    }

    /** What a teacher's six digits for one pupil are found by. */
    byte[] letIn(ClassCode code, int number, String digits) {
        return Hmac.of(key, "let in " + code.digits() + " " + number + " " + digits);
    }
}
