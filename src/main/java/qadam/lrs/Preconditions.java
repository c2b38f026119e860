package qadam.lrs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code If-Match} and {@code If-None-Match} of a write (RFC 9110 §13.1; xAPI 1.0.3 Part Three §3.1; IEEE 9274.1.1 §4.1.4). */
record Preconditions(List<String> match, List<String> noneMatch) {
    private static final String ANY = "*";

    static Preconditions of(XapiRequest request) {
        return new Preconditions(tags(request.header("if-match")), tags(request.header("if-none-match")));
    }

    boolean isEmpty() {
        return match.isEmpty() && noneMatch.isEmpty();
    }

    /** @throws XapiProblem 412 */
    void check(Optional<Document> known) {
        if (!match.isEmpty() && !known.map(document -> names(match, document)).orElse(false)) {
            throw new XapiProblem(412, "If-Match: the document is another one by now; GET it and try again with its ETag");
        }
        if (known.map(document -> names(noneMatch, document)).orElse(false)) {
            throw new XapiProblem(412, "If-None-Match: there is such a document already; GET it and try again with If-Match and its ETag");
        }
    }

    /** Of a GET: whether the asker has what is kept here. */
    boolean isKnown(Document document) {
        return names(noneMatch, document);
    }

    private static boolean names(List<String> tags, Document document) {
        return tags.contains(ANY) || tags.contains(bare(document.etag()));
    }

    /** Without quotes, which some clients forget, and without the mark of a weak tag, which proxies add. */
    private static List<String> tags(Optional<String> header) {
        return header.stream().flatMap(list -> Arrays.stream(list.split(","))).map(Preconditions::bare).filter(tag -> !tag.isEmpty()).toList();
    }

    private static String bare(String tag) {
        String strong = tag.trim();
        strong = strong.startsWith("W/") ? strong.substring(2) : strong;
        return strong.replace("\"", "").trim().toLowerCase(java.util.Locale.ROOT);
    }
}
