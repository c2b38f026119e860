package qadam.safeguard;

/** Somebody who is told, and can read, when a pupil's question says that they are in danger. @param name as they are called here */
public record Reader(Duty duty, String name) {
    /** What they are named for. */
    public enum Duty {
        LEAD("safeguard.duty.lead"), DEPUTY("safeguard.duty.deputy");

        private final String key;

        Duty(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
