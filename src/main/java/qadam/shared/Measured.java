package qadam.shared;

/** A number for whoever watches the server. @param name as OpenMetrics writes names @param help one sentence */
public record Measured(String name, String help, double value) {
}
