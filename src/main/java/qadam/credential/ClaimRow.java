package qadam.credential;

/** One claim in words. @param label what it is @param value what the credential says */
public record ClaimRow(String label, String value) {
}
