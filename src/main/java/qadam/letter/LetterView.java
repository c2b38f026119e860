package qadam.letter;

/** An address as its person sees it. */
public record LetterView(Address address, String text) {
    public boolean isConfirmed() {
        return address.isConfirmed();
    }

    public boolean isWanted() {
        return address.wanted();
    }

    public boolean hasFailed() {
        return address.failure().isPresent();
    }

    /** True when it is the address that is wrong, false when it was our mail server's fault. */
    public boolean isRefused() {
        return address.failure().filter(Outcome.Why.REFUSED.name()::equals).isPresent();
    }

    public java.time.Instant failedAt() {
        return address.failedAt().orElseThrow();
    }

    @Override
    public String toString() {
        return "LetterView[…]";
    }
}
