package qadam.proof;

/** Why bytes were not accepted. The page that shows a verdict has a sentence for each, in each language. */
public enum Problem {
    TOO_LARGE, BAD_JSON, BAD_JWT, BAD_PDF, NO_ATTACHMENT, NOT_A_CREDENTIAL,
    UNKNOWN_CONTEXT, UNCOVERED_MEMBER, BAD_PROOF, BAD_SIGNATURE, INCONSISTENT,
    NOT_YET_VALID, EXPIRED, UNKNOWN_KEY, KEY_OUT_OF_DATES
}
