package qadam.letter;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as mail servers everywhere take it (RFC 5321 §4.1.2 without quoted names and address literals): so there is
 * nothing in it by which a header could be ended or added. A domain in Kazakh or Russian letters is taken in its ASCII form.
 */
record EmailAddress(String text) {
    static final int LONGEST = 254;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");

    static Optional<EmailAddress> parse(String typed) {
        int at = typed.lastIndexOf('@');
        if (at < 1 || at > 64 || !NAME.matcher(typed.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(typed.substring(at + 1)).map(domain -> typed.substring(0, at) + "@" + domain)
            .filter(text -> text.length() <= LONGEST).map(EmailAddress::new);
    }

    private static Optional<String> domain(String typed) {
        try {
            return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT)).filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
