package qadam.operate;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import qadam.web.RequestListener;

/** Requests by the pattern of their address, never by the address: that would be numberless, and may tell of people. */
final class RequestMeter implements Meter, RequestListener {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    private final Map<Kind, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, Durations> durations = new ConcurrentHashMap<>();

    private record Kind(String method, String route, int status) {
    }

    @Override
    public void answered(String method, String route, int status, double seconds) {
        String place = route.isEmpty() ? "none" : route;
        requests.computeIfAbsent(new Kind(METHODS.contains(method) ? method : "other", place, status), kind -> new LongAdder()).increment();
        durations.computeIfAbsent(place, name -> new Durations()).add(seconds);
    }

    @Override
    public void write(OpenMetrics metrics) {
        metrics.family("qadam_requests", "counter", "Answered requests by route and status.");
        requests.forEach((kind, count) -> metrics.sample("qadam_requests_total",
            Map.of("method", kind.method(), "route", kind.route(), "status", Integer.toString(kind.status())), count.sum()));
        metrics.family("qadam_request_duration_seconds", "histogram", "Time from a request to its answer, by route.");
        durations.forEach((route, times) -> times.write(metrics, "qadam_request_duration_seconds", route));
    }
}
