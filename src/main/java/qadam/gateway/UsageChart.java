package qadam.gateway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many tokens went on each of the last days, drawn on the server. @param most of the highest day; 0 when there was nothing @param used days with something, the newest first */
public record UsageChart(List<Bar> bars, long most, List<DayUsage> used) {
    static final int DAYS = 30;
    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;
    private static final int STEP = WIDTH / DAYS;

    public record Bar(int x, double y, int width, double height) {
    }

    static UsageChart of(List<DayUsage> used, LocalDate today) {
        Map<LocalDate, Long> tokens = used.stream().collect(Collectors.toMap(DayUsage::day, DayUsage::tokens));
        long most = tokens.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < DAYS && most > 0; i++) {
            long of = tokens.getOrDefault(today.minusDays(DAYS - 1L - i), 0L);
            double height = of == 0 ? 0 : Math.max(2, Math.rint(1000.0 * of * HEIGHT / most) / 1000);
            if (of > 0) {
                bars.add(new Bar(i * STEP + 2, HEIGHT - height, STEP - 4, height));
            }
        }
        return new UsageChart(bars, most, used.reversed());
    }
}
