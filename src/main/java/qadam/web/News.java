package qadam.web;

/** How much is new for whoever asks, to be shown in the frame of their own pages. */
public interface News {
    /** @param asker signed in */
    int unread(Asker asker);

    /**
     * What a page's frame knows of it.
     *
     * @param reader {@code known} when signed in, {@code stranger} when not; empty on a page that is the same for everybody
     */
    record Seen(String reader, int unread) {
        static final Seen UNKNOWN = new Seen("", 0);

        static Seen by(Asker asker, News news) {
            return asker.signedIn() ? new Seen("known", news.unread(asker)) : new Seen("stranger", 0);
        }

        public boolean isKnown() {
            return reader.equals("known");
        }
    }
}
