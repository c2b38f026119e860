package qadam.decisionlab;

/** Whole numbers from 0 to 100: above its place's one, a family is marked. */
record Thresholds(int town, int village) {
    static final int HIGHEST = 100;
}
