package qadam.letter;

/** What became of one try to send a letter. */
sealed interface Outcome {
    /** The mail server has taken it. */
    record Sent() implements Outcome {
    }

    /** Not this time. */
    record Later(Why why) implements Outcome {
    }

    /** The mail server will never take it: the address is wrong. */
    record Refused() implements Outcome {
    }

    /** Why nothing could be sent; says nothing of the letter. */
    enum Why {
        UNREACHABLE, CERTIFICATE, SIGN_IN, REFUSED
    }
}
