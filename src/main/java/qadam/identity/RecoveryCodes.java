package qadam.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes that open the door once when everything else is lost: 80 random bits each, in letters and digits that are not
 * mistaken for one another (Crockford's base 32). Kept only as keyed hashes; with so many bits a fast hash is enough.
 */
final class RecoveryCodes {
    static final int HOW_MANY = 8;
    /** So few are left that their owner is told. */
    static final int FEW = 2;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;

    private final byte[] key;
    private final Persons persons;
    private final SignInStore store = new SignInStore();

    RecoveryCodes(MasterKey masterKey, Persons persons) {
        this.key = masterKey.derive("recovery codes");
        this.persons = persons;
    }

    /** Replaces the person's codes by fresh ones, to be shown to them for a short while. */
    void renew(Handle handle, UUID person, Instant now) {
        List<String> codes = IntStream.range(0, HOW_MANY).mapToObj(ignored -> newCode()).toList();
        store.replaceCodes(handle, person, codes.stream().map(this::hash).toList(), now);
        persons.set(handle, person, PersonDetail.FRESH_RECOVERY_CODES, String.join("\n", codes), now);
    }

    /** The codes just made; empty when their owner has put them away. */
    List<String> fresh(Handle handle, UUID person, Instant now) {
        return persons.findFresh(handle, person, PersonDetail.FRESH_RECOVERY_CODES, now)
            .map(codes -> codes.lines().toList()).orElse(List.of());
    }

    void putAway(Handle handle, UUID person) {
        persons.remove(handle, person, PersonDetail.FRESH_RECOVERY_CODES);
    }

    long left(Handle handle, UUID person) {
        return store.codesLeft(handle, person);
    }

    /** Whose code it is. */
    Optional<UUID> owner(Handle handle, String typed) {
        return store.ownerOfCode(handle, hash(typed));
    }

    /** Whose code it is, used up now. Spaces, hyphens and case do not matter, nor O for 0, I and L for 1. */
    Optional<UUID> use(Handle handle, String typed) {
        return store.useCode(handle, hash(typed));
    }

    private byte[] hash(String typed) {
        String code = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('o', '0').replace('i', '1').replace('l', '1');
        return Hmac.of(key, code);
    }

    private static String newCode() {
        byte[] random = Ids.randomBytes(LENGTH);
        String letters = IntStream.range(0, LENGTH).mapToObj(i -> String.valueOf(ALPHABET.charAt(random[i] & 31)))
            .collect(Collectors.joining());
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }
}
