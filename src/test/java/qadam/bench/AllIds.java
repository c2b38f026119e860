package qadam.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Every well-formed national id of people born in some years: each day, both sexes, ten thousand serial numbers, and the check digit that belongs to
 * them, as {@code identity.NationalId} reads them. Some 730 million for a hundred years. By as many threads as there are cores.
 */
final class AllIds {
    private static final int SERIALS = 10_000;
    private final List<String> prefixes = new ArrayList<>();   // day of birth, and the digit for century and sex

    /** Takes each id in its turn: twelve digits in a buffer that is used again. Belongs to one thread. */
    @FunctionalInterface
    interface Visitor {
        void visit(byte[] id);
    }

    AllIds(int firstYear, int lastYear) {
        for (LocalDate day = LocalDate.of(firstYear, 1, 1); day.getYear() <= lastYear; day = day.plusDays(1)) {
            int century = (day.getYear() - 1800) / 100 * 2 + 1;
            for (int sex = 0; sex < 2; sex++) {
                prefixes.add("%02d%02d%02d%d".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth(), century + sex));
            }
        }
    }

    /** @return how many there were */
    long each(Supplier<Visitor> visitors) {
        AtomicInteger next = new AtomicInteger();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(crew.submit(() -> run(next, visitors.get())));
            }
            long many = 0;
            for (Future<Long> one : all) {
                many += one.get();
            }
            return many;
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long run(AtomicInteger next, Visitor visitor) {
        long many = 0;
        byte[] id = new byte[12];
        for (int place = next.getAndIncrement(); place < prefixes.size(); place = next.getAndIncrement()) {
            many += day(prefixes.get(place), id, visitor);
        }
        return many;
    }

    private static long day(String prefix, byte[] id, Visitor visitor) {
        int first = 0;
        int second = 0;
        for (int i = 0; i < 7; i++) {
            id[i] = (byte) prefix.charAt(i);
            first += (id[i] - '0') * (i + 1);
            second += (id[i] - '0') * (i + 3);
        }
        long many = 0;
        for (int serial = 0; serial < SERIALS; serial++) {
            int a = serial / 1000;
            int b = serial / 100 % 10;
            int c = serial / 10 % 10;
            int d = serial % 10;
            int check = (first + 8 * a + 9 * b + 10 * c + 11 * d) % 11;
            if (check == 10) {
                check = (second + 10 * a + 11 * b + c + 2 * d) % 11;
            }
            if (check < 10) {
                id[7] = (byte) ('0' + a);
                id[8] = (byte) ('0' + b);
                id[9] = (byte) ('0' + c);
                id[10] = (byte) ('0' + d);
                id[11] = (byte) ('0' + check);
                visitor.visit(id);
                many++;
            }
        }
        return many;
    }
}
