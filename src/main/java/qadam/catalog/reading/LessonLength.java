package qadam.catalog.reading;

/** How many words read well on one sitting: a pupil's lesson is one thing to do and little around it. */
record LessonLength(int least, int most) {
    private static final String PUPILS = "schoolkids";

    static LessonLength of(String track) {
        return track.equals(PUPILS) ? new LessonLength(200, 350) : new LessonLength(500, 900);
    }

    boolean holds(int words) {
        return words >= least && words <= most;
    }
}
