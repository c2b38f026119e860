package qadam.operate;

/** One thing that is measured. Asked only when somebody reads the metrics. */
interface Meter {
    void write(OpenMetrics metrics);
}
