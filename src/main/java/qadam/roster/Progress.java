package qadam.roster;

/** Is told how far a reading is. */
public interface Progress {
    Progress NONE = new Progress() {
        @Override
        public void begin(boolean writing, long bytes) {
            // nobody watches
        }

        @Override
        public void read(long more) {
            // nobody watches
        }
    };

    /** @param writing false while only the difference is found @param bytes how many will be read */
    void begin(boolean writing, long bytes);

    void read(long more);
}
