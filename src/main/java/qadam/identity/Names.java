package qadam.identity;

import java.util.HexFormat;
import qadam.shared.Hmac;

/** The keyed hash under which a user name is found, so that the rows alone tell nobody's name. */
final class Names {
    private final byte[] key;

    Names(MasterKey masterKey) {
        this.key = masterKey.derive("user names");
    }

    String subject(String folded) {
        return HexFormat.of().formatHex(Hmac.of(key, folded));
    }
}
