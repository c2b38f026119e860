package qadam.operate;

import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** A histogram of seconds, in steps that tell a quick page from a slow one and a slow one from a broken one. */
final class Durations {
    private static final double[] UP_TO = {0.005, 0.025, 0.1, 0.25, 1, 5};
    private final LongAdder[] counts = Stream.generate(LongAdder::new).limit(UP_TO.length + 1).toArray(LongAdder[]::new);
    private final DoubleAdder sum = new DoubleAdder();

    void add(double seconds) {
        int place = 0;
        while (place < UP_TO.length && seconds > UP_TO[place]) {
            place++;
        }
        counts[place].increment();
        sum.add(seconds);
    }

    void write(OpenMetrics metrics, String name, String route) {
        long soFar = 0;
        for (int i = 0; i < counts.length; i++) {
            soFar += counts[i].sum();
            String bound = i < UP_TO.length ? Double.toString(UP_TO[i]) : "+Inf";
            metrics.sample(name + "_bucket", Map.of("route", route, "le", bound), soFar);
        }
        metrics.sample(name + "_sum", Map.of("route", route), sum.sum());
        metrics.sample(name + "_count", Map.of("route", route), soFar);
    }
}
