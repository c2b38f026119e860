package qadam.transport;

import java.util.Locale;
import qadam.shared.Problem;

/** Why browsers would not open a site with this certificate: said at the start, and by the doctor. */
public enum CertificateProblem implements Problem {
    UNREADABLE, EXPIRED, NOT_YET, OTHER_NAME, OTHER_KEY;

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String key() {
        return "transport.certificate." + name().toLowerCase(Locale.ROOT);
    }
}
