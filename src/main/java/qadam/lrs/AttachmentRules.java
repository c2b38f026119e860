package qadam.lrs;

import java.util.Set;
import java.util.regex.Pattern;

/** Attachments as a statement describes them: IEEE 9274.1.1 §4.2.2.6, xAPI 1.0.3 Part Two §2.4.11. */
final class AttachmentRules {
    /** SHA-224, 256, 384 or 512. */
    private static final Pattern SHA2 = Pattern.compile("(?:[0-9A-Fa-f]{56}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})");

    private AttachmentRules() {
    }

    static void attachments(Part part) {
        part.elements().forEach(AttachmentRules::attachment);
    }

    private static void attachment(Part part) {
        part.object(Set.of("usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"));
        Values.iri(part.required("usageType"));
        Values.languageMap(part.required("display"));
        part.member("description").ifPresent(Values::languageMap);
        Values.mediaType(part.required("contentType"));
        Part length = part.required("length");
        if (!length.node().isIntegralNumber() || length.node().bigIntegerValue().signum() < 0) {
            length.refuse("must be a whole number of octets");
        }
        Part sha2 = part.required("sha2");
        if (!SHA2.matcher(sha2.text()).matches()) {
            sha2.refuse("must be a SHA-2 in hex digits");
        }
        part.member("fileUrl").ifPresent(Values::iri);
    }
}
